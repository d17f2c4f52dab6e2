// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/ingest.h"

#include <cstdlib>
#include <string>

#include "indexer/base/log.h"
#include "indexer/durable_files.h"
#include "indexer/rewrite.h"

namespace dateline::indexer {
namespace {

/// What the input is compared with and filtered by.
struct Background {
  schema::AnalysisProfile profile;
  std::vector<schema::Tombstone> tombstones;
  EarlierWordings earlier;
  FurnitureRule furniture = FurnitureRule::Known;
  LearnedFurniture known_furniture = {};
  std::vector<schema::SegmentRef> kept;  // segments of the live generation that stay
};

Status check_found_articles(const PipelineCounts& counts) {
  if (counts.read > 0) {
    return ok();
  }
  const std::string what = counts.skipped == 0 ? "the input holds no article"
                                               : "no record of the input could be read (skipped: " +
                                                     std::to_string(counts.skipped) + ")";
  return Error{ErrorCode::BadInput, what + "; the archive is as it was",
               "look at one file with `dateline-index extract PATH`"};
}

/// Sort files go beside the segment.
Result<PipelineResult> run(ArticleReader& input, const IngestOptions& options,
                           const Background& background, const std::filesystem::path& segment,
                           BuildObserver& observer) {
  auto result = run_pipeline(input,
                             {.staging = segment.parent_path(),
                              .segment = segment,
                              .profile = background.profile,
                              .soft_fingerprint = options.soft_fingerprint,
                              .tombstones = background.tombstones,
                              .earlier = background.earlier,
                              .furniture = background.furniture,
                              .known_furniture = background.known_furniture,
                              .tagger = options.tagger,
                              .input_progress = options.input_progress},
                             observer);
  if (!result) {
    return result;
  }
  if (Status found = check_found_articles(result->counts); !found) {
    return std::move(found).error();
  }
  return result;
}

/// The whole build in a folder for temporary files, which goes away again.
Result<IngestResult> rehearse(ArticleReader& input, const IngestOptions& options,
                              const Background& background, BuildObserver& observer) {
  std::string folder = (std::filesystem::temp_directory_path() / "dateline-XXXXXX").string();
  if (::mkdtemp(folder.data()) == nullptr) {
    return io_error("creating", folder);
  }
  auto result =
      run(input, options, background, std::filesystem::path(folder) / "segment", observer);
  if (Status removed = remove_tree(folder); !removed) {
    return std::move(removed).error();
  }
  if (!result) {
    return std::move(result).error();
  }
  return IngestResult{.counts = result->counts};
}

/// Runs the input into one new segment and publishes it beside those kept.
Result<IngestResult> build(ArticleReader& input, const IngestOptions& options,
                           const Background& background, Publisher& publisher,
                           BuildObserver& observer) {
  const std::string name = publisher.new_segment_name();
  auto run_result = run(input, options, background, publisher.staging() / name, observer);
  if (!run_result) {
    return std::move(run_result).error();
  }
  IngestResult result{.counts = run_result->counts};
  if (result.counts.written == 0) {
    return result;
  }
  observer.progress({.stage = Stage::Checking, .articles = result.counts.written});
  GenerationDraft draft{.built = {{name, std::move(run_result->manifest)}},
                        .kept = background.kept,
                        .tombstones = background.tombstones};
  if (background.furniture == FurnitureRule::Learn) {
    draft.furniture = std::move(run_result->furniture);
  }
  auto published = publisher.publish(draft, options.publish);
  if (!published) {
    return std::move(published).error();
  }
  result.published = *std::move(published);
  return result;
}

template <typename Build>
Result<IngestResult> staged(Publisher& publisher, const Build& build_it) {
  if (Status begun = publisher.begin(); !begun) {
    return std::move(begun).error();
  }
  auto result = build_it();
  publisher.discard();
  return result;
}

/// The tombstones of the archive, if there is one to read.
Result<std::vector<schema::Tombstone>> tombstones_at(const std::filesystem::path& archive,
                                                     bool force) {
  const auto live = open_current({archive}, schema::VersionCheck::Any);
  if (live) {
    return live->generation.tombstones;
  }
  if (live.error().code == ErrorCode::NotFound || force) {
    return std::vector<schema::Tombstone>{};
  }
  return live.error();
}

Result<Background> background_of(const OpenGeneration& live) {
  auto profile = profile_of(live);
  if (!profile) {
    return std::move(profile).error();
  }
  return Background{.profile = *std::move(profile),
                    .tombstones = live.generation.tombstones,
                    .earlier = EarlierWordings(live.databases),
                    .known_furniture = LearnedFurniture(live.generation.furniture),
                    .kept = live.generation.segments};
}

Status check_something_written(const IngestResult& result) {
  if (result.counts.written > 0) {
    return ok();
  }
  if (result.counts.deleted > 0) {
    return Error{
        ErrorCode::BadInput,
        "no article of the input can be indexed: " + std::to_string(result.counts.deleted) +
            " deleted before; the archive is as it was",
        "undelete it first: `dateline-index undelete ID`"};
  }
  return Error{ErrorCode::BadInput,
               "no article of the input can be indexed; the archive is as it was",
               "the report says why: --report FILE"};
}

}  // namespace

Result<IngestResult> rebuild(ArticleReader& input, const IngestOptions& options,
                             BuildObserver& observer) {
  Background background{.furniture = FurnitureRule::Learn};
  if (options.dry_run) {
    auto tombstones = tombstones_at(options.archive, options.publish.force);
    if (!tombstones) {
      return std::move(tombstones).error();
    }
    background.tombstones = *std::move(tombstones);
    return rehearse(input, options, background, observer);
  }
  auto publisher =
      Publisher::open(options.archive, "rebuild", Publisher::Mode::Create, options.publish.force);
  if (!publisher) {
    return std::move(publisher).error();
  }
  if (publisher->live()) {
    background.tombstones = publisher->live()->generation.tombstones;
  }
  auto result = staged(*publisher, [&]() -> Result<IngestResult> {
    return build(input, options, background, *publisher, observer);
  });
  const Status written = result ? check_something_written(*result) : Status(result.error());
  if (!written) {
    publisher->abandon();
    return written.error();
  }
  return result;
}

Result<IngestResult> add(ArticleReader& input, const IngestOptions& options,
                         BuildObserver& observer) {
  if (options.dry_run) {
    const auto live = open_current({options.archive});
    const auto background = live ? background_of(*live) : Result<Background>(live.error());
    return background ? rehearse(input, options, *background, observer)
                      : Result<IngestResult>(background.error());
  }
  auto publisher = Publisher::open(options.archive, "add", Publisher::Mode::Existing);
  if (!publisher) {
    return std::move(publisher).error();
  }
  const auto background = background_of(*publisher->live());
  if (!background) {
    return background.error();
  }
  auto result = staged(*publisher, [&]() -> Result<IngestResult> {
    return build(input, options, *background, *publisher, observer);
  });
  if (!result || !result->published || !result->published->activated || !publisher->live()) {
    return result;
  }
  auto merged = merge_crowded(*publisher, options.max_segments, options.publish, observer);
  if (!merged) {  // the articles are live; the next add merges
    log_event(LogLevel::Warning, "segments_not_merged", {{"reason", merged.error().message}});
    return result;
  }
  result->segments_merged = merged->segments_merged;
  if (merged->published) {
    result->published = std::move(merged->published);
  }
  return result;
}

}  // namespace dateline::indexer
