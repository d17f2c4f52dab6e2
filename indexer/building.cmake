# From an article to a published generation, and the program around it.
add_library(dateline_building STATIC
  archive_check.cpp archive_lock.cpp archive_stats.cpp canaries.cpp child_process.cpp deletion.cpp
  document_builder.cpp document_matcher.cpp durable_files.cpp external_sorter.cpp
  furniture_learner.cpp ingest.cpp interrupt.cpp learned_furniture.cpp open_generation.cpp
  pending_article.cpp pipeline.cpp publisher.cpp retention.cpp rewrite.cpp run_writer.cpp
  segment_check.cpp segment_writer.cpp stored_articles.cpp stories/revisions.cpp topic_rules.cpp)
target_sources(dateline_building PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES
  archive_check.h archive_lock.h archive_stats.h build_names.h canaries.h child_process.h deletion.h
  document_builder.h document_matcher.h durable_files.h external_sorter.h file_descriptor.h
  furniture_learner.h ingest.h interrupt.h learned_furniture.h open_generation.h pending_article.h
  pipeline.h publisher.h retention.h rewrite.h run_writer.h segment_check.h segment_writer.h
  stored_articles.h stories/revisions.h topic_rules.h)
target_link_libraries(dateline_building PUBLIC dateline_extract dateline_schema dateline_query
  dateline_base)

add_library(dateline_commands STATIC
  commands/add.cpp commands/article_json.cpp commands/build_watch.cpp commands/check.cpp
  commands/check_rules.cpp commands/command_line.cpp commands/commands.cpp commands/console.cpp
  commands/delete.cpp commands/extract.cpp commands/fields.cpp commands/formats.cpp
  commands/generations.cpp commands/ingest_command.cpp commands/input.cpp commands/merge.cpp
  commands/options.cpp commands/outcome.cpp commands/rebuild.cpp commands/reindex.cpp
  commands/report_file.cpp commands/rewrite_command.cpp commands/rollback.cpp commands/stats.cpp
  commands/undelete.cpp)
target_sources(dateline_commands PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES
  commands/article_json.h commands/build_watch.h commands/command_line.h commands/commands.h
  commands/console.h commands/ingest_command.h commands/input.h commands/options.h
  commands/outcome.h commands/report_file.h commands/rewrite_command.h exit_status.h)
target_link_libraries(dateline_commands PUBLIC dateline_building dateline_readers
  nlohmann_json::nlohmann_json PRIVATE CLI11::CLI11)

add_executable(dateline-index main.cpp)
target_link_libraries(dateline-index PRIVATE dateline_commands dateline_allocator)
install(TARGETS dateline-index)
