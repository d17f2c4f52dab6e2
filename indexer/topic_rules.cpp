// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/topic_rules.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "indexer/base/timestamp.h"
#include "indexer/document_matcher.h"
#include "indexer/extract/evidence.h"
#include "indexer/extract/words.h"
#include "indexer/io/input.h"
#include "indexer/query/clean_text.h"
#include "indexer/query/parser.h"
#include "indexer/schema/digest.h"

namespace dateline::indexer {
namespace {

constexpr std::string_view kRuleName = "topic-rule";
constexpr std::size_t kFingerprintLetters = 16;
constexpr std::size_t kMaxTopicBytes = 100;
constexpr char kRulesMark = '+';  // of a soft fingerprint

/// A topic as it is stored: the parts between slashes, trimmed. Empty when one of them is.
std::string clean_topic(std::string_view text) {
  std::string topic;
  while (true) {
    const std::size_t slash = text.find('/');
    const std::string part = query::collapse_spaces(query::clean_text(text.substr(0, slash)));
    if (part.empty()) {
      return {};
    }
    topic += (topic.empty() ? "" : "/") + part;
    if (slash == std::string_view::npos) {
      return topic;
    }
    text.remove_prefix(slash + 1);
  }
}

/// Reads one file, line by line.
class RuleParser {
 public:
  explicit RuleParser(std::int64_t now)
      : analyzer_(schema::AnalysisProfile{}),
        context_{.analyzer = analyzer_,
                 .expand = [](std::string_view beginning,
                              bool& /*cut*/) { return std::vector{std::string(beginning)}; },
                 .resolve_dates = schema::utc_dates(now)} {}

  void take(std::size_t line, std::string_view text) {
    text = extract::trim(text);
    if (text.empty() || text.starts_with('#')) {
      return;
    }
    const std::size_t equals = text.find('=');
    if (equals == std::string_view::npos) {
      return fault(line, text, "is no rule: topic = query");
    }
    TopicRule rule{.line = line,
                   .topic = clean_topic(text.substr(0, equals)),
                   .query = std::string(extract::trim(text.substr(equals + 1)))};
    if (rule.topic.empty()) {
      return fault(line, text, "names no topic before the equals sign");
    }
    if (rule.topic.size() > kMaxTopicBytes) {
      return fault(line, text, "names a topic of more than 100 bytes");
    }
    if (rule.query.empty()) {
      return fault(line, text, "has no query behind the equals sign");
    }
    schema::QueryPlan plan =
        schema::make_plan(query::parse(rule.query, schema::query_grammar()), context_);
    for (query::Ignored& ignored : plan.ignored) {
      fault(line, ignored.text, ignored.reason);
    }
    rule.plan = plan.joined(schema::PlanKind::And);
    rules_.rules.push_back(std::move(rule));
  }

  TopicRules finish(std::string_view text) {
    rules_.fingerprint = rules_.rules.empty()
                             ? "none"
                             : schema::to_hex(schema::sha256(text)).substr(0, kFingerprintLetters);
    return std::move(rules_);
  }

 private:
  void fault(std::size_t line, std::string_view text, std::string_view reason) {
    rules_.faults.push_back(
        {.line = line, .text = std::string(text), .reason = std::string(reason)});
  }

  schema::Analyzer analyzer_;
  schema::PlanContext context_;
  TopicRules rules_;
};

/// What the evidence of a rule's topic says.
std::string evidence_text(const TopicRule& rule) {
  return rule.topic + " = " + rule.query + " (line " + std::to_string(rule.line) + ")";
}

/// The topic that evidence_text() was made of.
std::string_view topic_of(const Evidence& evidence) {
  return std::string_view(evidence.text).substr(0, evidence.text.find(" = "));
}

bool is_of_a_rule(const Evidence& evidence) {
  return evidence.field == "topic" && evidence.rule == kRuleName;
}

void take_back(Article& article) {
  for (const Evidence& evidence : article.evidence) {
    if (is_of_a_rule(evidence)) {
      std::erase(article.topics, topic_of(evidence));
    }
  }
  std::erase_if(article.evidence, is_of_a_rule);
}

void explain(const TopicRule& rule, bool chosen, extract::Explanation* explanation) {
  if (explanation != nullptr) {
    explanation->add({.field = "topic",
                      .rule = std::string(kRuleName),
                      .text = evidence_text(rule),
                      .value = rule.topic,
                      .score = 1.0,
                      .chosen = chosen,
                      .reason = chosen ? "" : "named already"});
  }
}

}  // namespace

TopicRules parse_topic_rules(std::string_view text, std::int64_t now) {
  RuleParser parser(now);
  std::string_view rest = text;
  for (std::size_t line = 1; !rest.empty(); ++line) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    parser.take(line, rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return parser.finish(text);
}

std::string with_rules(std::string_view soft_fingerprint, const TopicRules& rules) {
  std::string fingerprint(soft_fingerprint.substr(0, soft_fingerprint.find(kRulesMark)));
  return rules.rules.empty() ? fingerprint : fingerprint + kRulesMark + rules.fingerprint;
}

Result<TopicRules> read_topic_rules(const std::filesystem::path& file) {
  const Result<std::string> text = io::read_file(file.string());
  if (!text) {
    return Error{text.error().code, "the topic rules cannot be read: " + text.error().message,
                 text.error().hint};
  }
  return parse_topic_rules(*text, now_seconds());
}

TopicTagger::TopicTagger(TopicRules rules)
    : rules_(std::move(rules)), builder_(schema::AnalysisProfile{}) {}

std::vector<std::size_t> TopicTagger::matching(const Article& article) {
  std::vector<std::size_t> numbers;
  const auto document = builder_.build(article);
  if (!document) {
    return numbers;
  }
  const DocumentMatcher matcher(*document);
  for (std::size_t i = 0; i < rules_.rules.size(); ++i) {
    if (matcher.matches(rules_.rules[i].plan)) {
      numbers.push_back(i);
    }
  }
  return numbers;
}

void TopicTagger::tag(Article& article, extract::Explanation* explanation) {
  take_back(article);
  for (const std::size_t number : matching(article)) {
    const TopicRule& rule = rules_.rules[number];
    const std::size_t before = article.topics.size();
    extract::add_once(article.topics, rule.topic);
    const bool is_new = article.topics.size() > before;
    if (is_new) {
      extract::add_evidence(article, "topic", kRuleName, evidence_text(rule));
    }
    explain(rule, is_new, explanation);
  }
}

}  // namespace dateline::indexer
