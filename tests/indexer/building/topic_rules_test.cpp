// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/topic_rules.h"

#include <filesystem>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/open_generation.h"
#include "indexer/rewrite.h"
#include "indexer/stored_articles.h"
#include "tests/indexer/building/articles.h"

namespace dateline::indexer {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr std::int64_t kNow = 1'740'000'000;

Article port_article() {
  Article article = testing::make_article("1", "Harbour cranes rise", "The port bought a ship.", 5);
  article.tickers = {{.symbol = "PORT"}};
  article.topics = {"Transport"};
  article.lang = "en";
  return article;
}

std::vector<std::string> topics_by(std::string_view rules) {
  TopicTagger tagger(parse_topic_rules(rules, kNow));
  Article article = port_article();
  tagger.tag(article, nullptr);
  article.topics.erase(article.topics.begin());
  return article.topics;
}

TEST(ParseTopicRules, PassesOverCommentsAndEmptyLines) {
  const TopicRules read = parse_topic_rules("# sport\n\n  sport / football = goal =kick\r\n", kNow);

  EXPECT_THAT(read.faults, IsEmpty());
  ASSERT_THAT(read.rules, SizeIs(1));
  EXPECT_EQ(read.rules.front().line, 3U);
  EXPECT_EQ(read.rules.front().topic, "sport/football");
  EXPECT_EQ(read.rules.front().query, "goal =kick");
}

TEST(ParseTopicRules, NamesLinesThatAreNoRule) {
  const TopicRules read = parse_topic_rules("sport\n= ball\nsport =\na//b = ball\n", kNow);

  ASSERT_THAT(read.faults, SizeIs(4));
  EXPECT_EQ(read.faults[0].line, 1U);
  EXPECT_THAT(read.faults[0].reason, HasSubstr("topic = query"));
  EXPECT_THAT(read.faults[1].reason, HasSubstr("no topic"));
  EXPECT_THAT(read.faults[2].reason, HasSubstr("no query"));
  EXPECT_THAT(read.faults[3].reason, HasSubstr("no topic"));
}

TEST(ParseTopicRules, NamesWhatAQueryLeavesOut) {
  const TopicRules read = parse_topic_rules("sport = (ball colour:red\n", kNow);

  EXPECT_THAT(read.faults, SizeIs(2));
}

TEST(ParseTopicRules, KnowsARuleFileByItsText) {
  EXPECT_EQ(parse_topic_rules("# nothing\n", kNow).fingerprint, "none");
  EXPECT_NE(parse_topic_rules("a = b\n", kNow).fingerprint,
            parse_topic_rules("a = c\n", kNow).fingerprint);
}

TEST(WithRules, KeepsWhatStandsForTheSymbols) {
  TopicRules rules = parse_topic_rules("a = b\n", kNow);
  rules.fingerprint = "r1";

  EXPECT_EQ(with_rules("s1", rules), "s1+r1");
  EXPECT_EQ(with_rules("s1+r0", rules), "s1+r1");
  EXPECT_EQ(with_rules("s1+r0", {}), "s1");
}

TEST(TopicTagger, AnswersByTheWholeLanguage) {
  EXPECT_THAT(topics_by("a = ship ports\n"), ElementsAre("a"));
  EXPECT_THAT(topics_by("a = ship airport\n"), IsEmpty());
  EXPECT_THAT(topics_by("a = \"harbour crane\" -airport\n"), ElementsAre("a"));
  EXPECT_THAT(topics_by("a = title:ship\n"), IsEmpty());
  EXPECT_THAT(topics_by("a = port NEAR/3 ship\n"), ElementsAre("a"));
  EXPECT_THAT(topics_by("a = ship ADJ/9 port\n"), IsEmpty());
  EXPECT_THAT(topics_by("a = har* =rise\n"), ElementsAre("a"));
  EXPECT_THAT(topics_by("a = harbours*\n"), IsEmpty());
  EXPECT_THAT(topics_by("a = $PORT source:example.com lang:en\n"), ElementsAre("a"));
  EXPECT_THAT(topics_by("a = topic:transport date:2025-01 words:<20\n"), ElementsAre("a"));
  EXPECT_THAT(topics_by("a = date:2024 OR words:>20\n"), IsEmpty());
}

TEST(TopicTagger, LeavesOneRuleUnseenByTheNext) {
  EXPECT_THAT(topics_by("a = ship\nb = topic:a\n"), ElementsAre("a"));
}

TEST(TopicTagger, SaysWhichLineGaveATopic) {
  TopicTagger tagger(parse_topic_rules("\na/b = ship\n", kNow));
  Article article = port_article();
  extract::Explanation explanation;

  tagger.tag(article, &explanation);

  EXPECT_EQ(article.evidence.back().rule, "topic-rule");
  EXPECT_EQ(article.evidence.back().text, "a/b = ship (line 2)");
  EXPECT_THAT(explanation.take(), SizeIs(1));
}

TEST(TopicTagger, TakesBackWhatEarlierRulesGave) {
  Article article = port_article();
  TopicTagger(parse_topic_rules("a = ship\ntransport = ship\n", kNow)).tag(article, nullptr);

  TopicTagger(parse_topic_rules("b = ship\n", kNow)).tag(article, nullptr);

  EXPECT_THAT(article.topics, ElementsAre("Transport", "b"));
  EXPECT_THAT(article.evidence, SizeIs(1));
}

TEST(TopicTagger, GivesAnArticleThatCannotBeIndexedNothing) {
  TopicTagger tagger(parse_topic_rules("a = words:>1\n", kNow));
  Article article = port_article();
  article.body.assign(5, std::string(std::size_t{1} << 20U, 'x'));

  EXPECT_THAT(tagger.matching(article), IsEmpty());
}

std::vector<std::string> topics_in(const std::filesystem::path& archive) {
  const auto live = open_current({archive});
  StoredArticles stored({{"segment", live->databases.front()}});
  return (*stored.next())->topics;
}

TEST(Reindex, GivesTheTopicsOfItsRules) {
  const auto archive = testing::fresh_folder() / "archive";
  testing::must_rebuild(archive, {port_article()});
  testing::Remembering observer;
  TopicTagger tagger(parse_topic_rules("a = ship\n", kNow));

  ASSERT_TRUE(reindex(archive, {}, observer, &tagger));
  EXPECT_THAT(topics_in(archive), ElementsAre("Transport", "a"));
  EXPECT_EQ(open_current({archive})->manifests.front().soft_fingerprint,
            "none+" + tagger.rules().fingerprint);

  ASSERT_TRUE(reindex(archive, {}, observer));
  EXPECT_THAT(topics_in(archive), ElementsAre("Transport", "a"));
}

}  // namespace
}  // namespace dateline::indexer
