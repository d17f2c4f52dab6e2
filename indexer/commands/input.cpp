// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/input.h"

#include <filesystem>

namespace dateline::indexer {

Result<std::unique_ptr<ArticleSource>> open_input(const Options& options,
                                                  extract::Explanation* explanation) {
  return ArticleSource::open(options.arguments, {.reader = {.source = options.source,
                                                            .zone = options.zone,
                                                            .sources = options.sources,
                                                            .explanation = explanation},
                                                 .format = options.format});
}

Result<std::filesystem::path> archive_of(const Options& options) {
  if (options.archive.empty()) {
    return Error{ErrorCode::InvalidArgument, "no archive is named",
                 "say --archive DIR or set DATELINE_ARCHIVE"};
  }
  return std::filesystem::path(options.archive);
}

PublishOptions publish_options(const Options& options) {
  return {.canaries = options.canaries, .force = options.force};
}

}  // namespace dateline::indexer
