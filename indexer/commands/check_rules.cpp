// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdint>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "indexer/commands/build_watch.h"
#include "indexer/commands/commands.h"
#include "indexer/commands/input.h"
#include "indexer/commands/report_file.h"
#include "indexer/interrupt.h"
#include "indexer/open_generation.h"
#include "indexer/stored_articles.h"

namespace dateline::indexer {
namespace {

/// How many articles there were, and how many of them each rule matches.
struct Matches {
  std::uint64_t articles = 0;
  std::vector<std::uint64_t> by_rule;
};

void tell_faults(const TopicRules& rules, const Console& console) {
  for (const RuleFault& fault : rules.faults) {
    console.answer(
        "line " + std::to_string(fault.line) + ": '" + fault.text + "' " + fault.reason + "\n",
        {{"event", "fault"}, {"line", fault.line}, {"text", fault.text}, {"reason", fault.reason}});
  }
}

Result<Matches> count_matches(ArticleReader& input, TopicTagger& tagger, BuildWatch& watch) {
  Matches matches{.by_rule = std::vector<std::uint64_t>(tagger.rules().rules.size())};
  while (!interrupted()) {
    const auto article = input.next();
    if (!article) {
      if (Status told = watch.skipped(input.location(), article.error()); !told) {
        return std::move(told).error();
      }
      continue;
    }
    if (!*article) {
      return matches;
    }
    ++matches.articles;
    for (const std::size_t number : tagger.matching(**article)) {
      ++matches.by_rule[number];
    }
  }
  return Error{ErrorCode::Rejected, "interrupted"};
}

Result<Matches> count_in_files(const Options& options, TopicTagger& tagger, BuildWatch& watch) {
  auto input = open_input(options);
  if (!input) {
    return std::move(input).error();
  }
  if (Status placed = check_report_place(options.report, options.arguments, **input); !placed) {
    return std::move(placed).error();
  }
  if (Status opened = watch.report_to(options.report); !opened) {
    return std::move(opened).error();
  }
  return count_matches(**input, tagger, watch);
}

Result<Matches> count_in_archive(const Options& options, TopicTagger& tagger, BuildWatch& watch) {
  const auto live = open_current({options.archive});
  if (!live) {
    return live.error();
  }
  std::vector<StoredArticles::Segment> segments;
  for (std::size_t i = 0; i < live->databases.size(); ++i) {
    segments.push_back({live->generation.segments[i].name, live->databases[i]});
  }
  StoredArticles input(std::move(segments));
  return count_matches(input, tagger, watch);
}

void tell_matches(const TopicRules& rules, const Matches& matches, const Console& console) {
  for (std::size_t i = 0; i < rules.rules.size(); ++i) {
    const TopicRule& rule = rules.rules[i];
    console.answer("line " + std::to_string(rule.line) + "  " + rule.topic + "  " +
                       counted(matches.by_rule[i], "article") + "\n",
                   {{"event", "rule"},
                    {"line", rule.line},
                    {"topic", rule.topic},
                    {"query", rule.query},
                    {"parsed", schema::to_text(rule.plan)},
                    {"articles", matches.by_rule[i]}});
  }
}

/// Counts over the files, else over the archive, where either is named.
Result<ExitStatus> count_and_tell(const TopicRules& rules, const Options& options,
                                  const Console& console) {
  Options of_input = options;
  of_input.arguments.erase(of_input.arguments.begin());
  TopicTagger tagger(rules);
  BuildWatch watch(console);
  const auto matches = of_input.arguments.empty() ? count_in_archive(options, tagger, watch)
                                                  : count_in_files(of_input, tagger, watch);
  const Status finished = watch.finish();
  if (!matches || !finished) {
    return matches ? finished.error() : matches.error();
  }
  tell_matches(rules, *matches, console);
  console.summary(counted(matches->articles, "article") + " read\n",
                  {{"event", "result"},
                   {"command", "check-rules"},
                   {"rules", rules.rules.size()},
                   {"fingerprint", rules.fingerprint},
                   {"articles", matches->articles}});
  return watch.skipped_records() > 0 ? ExitStatus::Skipped : ExitStatus::Fine;
}

}  // namespace

Result<ExitStatus> run_check_rules(const Options& options, const Console& console) {
  const std::string& file = options.arguments.front();
  const auto rules = read_topic_rules(file);
  if (!rules) {
    return rules.error();
  }
  tell_faults(*rules, console);
  if (!rules->faults.empty()) {
    return Error{ErrorCode::BadInput, counted(rules->faults.size(), "fault") + " in " + file};
  }
  if (options.arguments.size() > 1 || !options.archive.empty()) {
    return count_and_tell(*rules, options, console);
  }
  console.summary(counted(rules->rules.size(), "rule") + ", no fault\n",
                  {{"event", "result"},
                   {"command", "check-rules"},
                   {"rules", rules->rules.size()},
                   {"fingerprint", rules->fingerprint}});
  return ExitStatus::Fine;
}

}  // namespace dateline::indexer
