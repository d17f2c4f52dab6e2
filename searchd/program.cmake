add_executable(dateline-searchd ${CMAKE_CURRENT_LIST_DIR}/main.cpp ${CMAKE_CURRENT_LIST_DIR}/refresher.cpp
  ${CMAKE_CURRENT_LIST_DIR}/symbols.cpp)
target_link_libraries(dateline-searchd PRIVATE dateline_config dateline_api dateline_server
  dateline_search dateline_allocator)
install(TARGETS dateline-searchd RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
