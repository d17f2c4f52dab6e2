// SPDX-License-Identifier: GPL-3.0-or-later
// The operator's own topics: each is given to the articles that an ordinary query finds.
//
//   # a comment
//   sport = football OR tennis
//   business/shipping = (ship* OR vessel) -cruise title:port
//
// A line is a topic with its ancestors, an equals sign, and a query in the language of
// indexer/query/parser.h; several lines may name one topic. All words of a query must be there
// (match=all); `word*` stands for any number of words. Rules see what the input and the topic tree
// say, not what other rules add.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/base/result.h"
#include "indexer/document_builder.h"
#include "indexer/extract/explanation.h"
#include "indexer/schema/article.h"
#include "indexer/schema/query_plan.h"

namespace dateline::indexer {

struct TopicRule {
  std::size_t line = 0;  // counted from 1
  std::string topic;
  std::string query;
  schema::PlanNode plan;
};

/// A line that is no rule, or a part of its query that was left out.
struct RuleFault {
  std::size_t line = 0;
  std::string text;
  std::string reason;  // a lower-case sentence for people
};

/// The rules of one file.
struct TopicRules {
  std::vector<TopicRule> rules;
  std::vector<RuleFault> faults;  // whoever tags by the rules refuses a file with any
  std::string fingerprint;        // of the text; "none" without rules
};

/// Reads rules; relative dates count from @p now. Never fails: faults are listed.
[[nodiscard]] TopicRules parse_topic_rules(std::string_view text, std::int64_t now);
/// The rules of a file. NotFound when it cannot be read.
[[nodiscard]] Result<TopicRules> read_topic_rules(const std::filesystem::path& file);

/// A soft fingerprint with that of the rules in place of the one it may have: `SYMBOLS+RULES`.
[[nodiscard]] std::string with_rules(std::string_view soft_fingerprint, const TopicRules& rules);

/// Gives articles the topics of the rules they match. Not thread-safe.
class TopicTagger {
 public:
  explicit TopicTagger(TopicRules rules);

  /// Which rules @p article matches, by their number; none for an article that cannot be indexed.
  [[nodiscard]] std::vector<std::size_t> matching(const Article& article);

  /// Takes back what rules gave the article before, and gives it what these rules say; the evidence
  /// is `topic-rule` with the line. @p explanation, unless null, is told.
  void tag(Article& article, extract::Explanation* explanation);

  [[nodiscard]] const TopicRules& rules() const { return rules_; }

 private:
  TopicRules rules_;
  DocumentBuilder builder_;
};

}  // namespace dateline::indexer
