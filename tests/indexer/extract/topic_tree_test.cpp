// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/topic_tree.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dateline::extract {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::string path_of(std::string_view label) {
  return std::string(TopicTree::built_in().path_of(label));
}

TEST(TopicTree, HasATableWithoutContradiction) {
  const auto tree = TopicTree::parse(embedded_topics().front().bytes);

  EXPECT_TRUE(tree) << tree.error().message;
}

TEST(TopicTree, KnowsNamesWhateverTheirCase) {
  EXPECT_EQ(path_of("Autos"), "business/autos");
  EXPECT_EQ(path_of("SPORTS"), "sport");
  EXPECT_EQ(path_of("Arts &amp; Culture"), "");
  EXPECT_EQ(path_of(" Arts & Culture "), "arts");
}

TEST(TopicTree, KnowsCodesInTheirSpellings) {
  EXPECT_EQ(path_of("15000000"), "sport");
  EXPECT_EQ(path_of("subj:04011002"), "business/autos");
  EXPECT_EQ(path_of("medtop:20000296"), "business/autos");
  EXPECT_EQ(path_of("http://cv.iptc.org/newscodes/mediatopic/20000296/"), "business/autos");
}

TEST(TopicTree, TakesTheLastKnownPartOfALabelOfSeveral) {
  EXPECT_EQ(path_of("Home > Business > Autos"), "business/autos");
  EXPECT_EQ(path_of("Sport/Results of the day"), "sport");
}

TEST(TopicTree, KnowsNothingByPartsOfWords) {
  EXPECT_EQ(path_of("Autosport news"), "");
  EXPECT_EQ(path_of("99999999"), "");
  EXPECT_EQ(path_of("order:15000000"), "");
  EXPECT_EQ(path_of(""), "");
}

TEST(TopicTree, RefusesATableThatIsNone) {
  EXPECT_THAT(TopicTree::parse("# note\nbusiness\n").error().message, HasSubstr("line 2"));
  EXPECT_THAT(TopicTree::parse("a\t\tgrain\nb\t\tGrain\n").error().message,
              HasSubstr("means a already"));
}

TEST(AddTreeTopics, AddsPathsBesideWhatTheSourceSays) {
  Article article{.section = "Sports", .topics = {"Cars", "grain"}};

  add_tree_topics(article, TopicTree::built_in(), nullptr);

  EXPECT_THAT(article.topics, ElementsAre("Cars", "grain", "business/autos", "sport"));
  EXPECT_EQ(article.evidence.front().rule, "topic-tree");
  EXPECT_EQ(article.evidence.front().text, "Cars");
}

TEST(AddTreeTopics, LeavesCodesOfAnAgencyAlone) {
  Article article{.topics = {"retail"},
                  .evidence = {{.field = "topic", .rule = std::string(kAgencyCodes)}}};

  add_tree_topics(article, TopicTree::built_in(), nullptr);

  EXPECT_THAT(article.topics, ElementsAre("retail"));
}

TEST(AddTreeTopics, ExplainsLabelsThatMeanNothing) {
  Article article{.topics = {"grain"}};
  Explanation explanation;

  add_tree_topics(article, TopicTree::built_in(), &explanation);

  EXPECT_THAT(explanation.take().front().reason, HasSubstr("no such label"));
  EXPECT_THAT(article.evidence, IsEmpty());
}

}  // namespace
}  // namespace dateline::extract
