// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/input.h"

#include <filesystem>
#include <optional>

namespace dateline::indexer {
namespace {

/// The time of --seen; unknown when nobody said it.
Result<PrintedTime> seen_time(const std::string& text) {
  if (text.empty()) {
    return PrintedTime{};
  }
  if (text == "now") {
    const std::int64_t now = now_seconds();
    return PrintedTime{.time = {.seconds = now, .precision = Precision::Second},
                       .text = to_rfc3339(now)};
  }
  const std::optional<ParsedDate> date = parse_iso_date(text);
  if (!date || !date->has_zone) {
    return Error{ErrorCode::InvalidArgument, "seen: '" + text + "' is no time with its zone",
                 "write 2025-03-31T04:21:00Z, or now"};
  }
  return PrintedTime{.time = date->time, .text = text};
}

}  // namespace

Result<std::unique_ptr<ArticleSource>> open_input(const Options& options,
                                                  extract::Explanation* explanation) {
  const Result<PrintedTime> seen = seen_time(options.seen);
  if (!seen) {
    return seen.error();
  }
  return ArticleSource::open(options.arguments, {.reader = {.source = options.source,
                                                            .zone = options.zone,
                                                            .seen = *seen,
                                                            .explanation = explanation},
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
