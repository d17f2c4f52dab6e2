// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/input.h"

#include <filesystem>

namespace dateline::indexer {

Result<std::unique_ptr<ArticleSource>> open_input(const Options& options,
                                                  extract::Explanation* explanation) {
  return ArticleSource::open(
      options.arguments,
      {.reader = {.source = options.source, .zone = options.zone, .explanation = explanation},
       .format = options.format});
}

Result<std::unique_ptr<TopicTagger>> open_tagger(const Options& options) {
  if (options.topic_rules.empty()) {
    return std::unique_ptr<TopicTagger>();
  }
  auto rules = read_topic_rules(options.topic_rules);
  if (!rules) {
    return std::move(rules).error();
  }
  if (!rules->faults.empty()) {
    const RuleFault& fault = rules->faults.front();
    return Error{ErrorCode::InvalidArgument,
                 options.topic_rules + ", line " + std::to_string(fault.line) + ": '" + fault.text +
                     "' " + fault.reason,
                 "`dateline-index check-rules " + options.topic_rules + "` lists all faults"};
  }
  return std::make_unique<TopicTagger>(*std::move(rules));
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
