// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/article_finder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dateline::extract {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::StartsWith;

const std::string kSentence =
    "The harbour master, who has kept the lights for thirty years, said on Monday, and again on "
    "Tuesday, that he would not leave.";

std::string paragraphs(int count) {
  std::string html;
  for (int i = 0; i < count; ++i) {
    html += "<p>" + std::to_string(i) + " " + kSentence + "</p>";
  }
  return html;
}

/// The texts that stand in the article of a page.
std::vector<std::string> found(const std::string& html, const Strictness& strictness = {}) {
  const auto page = HtmlDocument::parse(html);
  const PageTree tree = read_tree(page->root());
  const ArticlePlace place = find_article(tree, strictness);
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < tree.blocks.size(); ++i) {
    if (place.blocks[i]) {
      texts.push_back(tree.blocks[i].text);
    }
  }
  return texts;
}

TEST(ArticleFinderTest, TakesTheElementAroundTheParagraphs) {
  EXPECT_THAT(found("<div id=top>Steel and Iron</div><div>" + paragraphs(2) +
                    "</div><div><a href=/a>Another story with a rather long headline</a></div>"),
              ElementsAre(StartsWith("0 The"), StartsWith("1 The")));
}

TEST(ArticleFinderTest, TakesSiblingsThatHoldOtherPartsOfIt) {
  EXPECT_THAT(found("<div id=all><div class=part>" + paragraphs(3) + "</div><div class=part>" +
                    paragraphs(3) + "</div></div>"),
              testing::SizeIs(6));
}

TEST(ArticleFinderTest, ASiblingThatIsFurnitureIsNoPart) {
  EXPECT_THAT(found("<div id=all><div class=part>" + paragraphs(3) +
                        "</div><div class=newsletter>" + paragraphs(1) + "</div></div>",
                    {.drop_unlikely = false}),
              testing::SizeIs(3));
}

TEST(ArticleFinderTest, LeavesAListOfLinksAlone) {
  std::string links = "<div>";
  for (int i = 0; i < 20; ++i) {
    links += "<p><a href=/a>" + kSentence + "</a></p>";
  }

  EXPECT_THAT(found("<main>" + links + "</div><div>" + paragraphs(2) + "</div></main>"),
              ElementsAre(StartsWith("0 The"), StartsWith("1 The")));
}

TEST(ArticleFinderTest, UnlikelyNamesAreLeftOutUnlessAskedFor) {
  const std::string html = "<div class=sidebar>" + paragraphs(3) + "</div>";

  EXPECT_THAT(found(html), IsEmpty());
  EXPECT_THAT(found(html, {.drop_unlikely = false, .weigh_names = false}), testing::SizeIs(3));
}

TEST(ArticleFinderTest, APageWithoutTextHasNoArticle) {
  EXPECT_THAT(found(""), IsEmpty());
}

}  // namespace
}  // namespace dateline::extract
