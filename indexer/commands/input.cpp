// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/input.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <utility>

#include "indexer/io/input.h"

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
  if (date->time.seconds > now_seconds()) {
    return Error{ErrorCode::InvalidArgument, "seen: " + text + " has not come yet",
                 "nothing is seen before it is there; write now"};
  }
  return PrintedTime{.time = date->time, .text = text};
}

constexpr std::string_view kNone = "none";

Result<std::string> bytes_of(const std::string& path) {
  Result<std::string> bytes = io::read_file(path);
  if (!bytes) {
    return Error{bytes.error().code,
                 "the table of symbols cannot be read: " + bytes.error().message,
                 bytes.error().hint};
  }
  return bytes;
}

/// The built-in table, unless the options say none, and the operator's files after it. Null where
/// they say nothing: that is the built-in one.
Result<std::shared_ptr<const extract::SymbolTable>> symbols_of(const Options& options) {
  std::shared_ptr<const extract::SymbolTable> shared;
  if (options.symbols.empty()) {
    return shared;
  }
  std::vector<extract::SymbolFile> files;
  if (std::ranges::find(options.symbols, kNone) == options.symbols.end()) {
    files = extract::built_in_symbol_files();
  }
  std::vector<std::string> kept(options.symbols.size());
  for (std::size_t i = 0; i < options.symbols.size(); ++i) {
    if (options.symbols[i] == kNone) {
      continue;
    }
    Result<std::string> bytes = bytes_of(options.symbols[i]);
    if (!bytes) {
      return std::move(bytes).error();
    }
    kept[i] = *std::move(bytes);
    files.push_back({.name = options.symbols[i], .bytes = kept[i]});
  }
  Result<extract::SymbolTable> table = extract::SymbolTable::read(files);
  if (!table) {
    return std::move(table).error();
  }
  shared = std::make_shared<const extract::SymbolTable>(*std::move(table));
  return shared;
}

Result<extract::NameRule> name_rule_of(const Options& options) {
  if (options.company_names == "on") {
    return extract::NameRule::SymbolsAndNames;
  }
  if (options.company_names == "off") {
    return extract::NameRule::SymbolsOnly;
  }
  return Error{ErrorCode::InvalidArgument,
               "company-names is on or off, not '" + options.company_names + "'"};
}

}  // namespace

Result<std::unique_ptr<ArticleSource>> open_input(const Options& options,
                                                  extract::Explanation* explanation) {
  const Result<PrintedTime> seen = seen_time(options.seen);
  if (!seen) {
    return seen.error();
  }
  auto symbols = symbols_of(options);
  if (!symbols) {
    return std::move(symbols).error();
  }
  const auto names = name_rule_of(options);
  if (!names) {
    return names.error();
  }
  return ArticleSource::open(options.arguments, {.reader = {.source = options.source,
                                                            .zone = options.zone,
                                                            .sources = options.sources,
                                                            .seen = *seen,
                                                            .explanation = explanation},
                                                 .format = options.format,
                                                 .symbols = *std::move(symbols),
                                                 .names = *names});
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
