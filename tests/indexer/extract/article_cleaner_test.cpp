// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/article_cleaner.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dateline::extract {
namespace {

using testing::ElementsAre;

const std::string kStory =
    "<p>The ferry, which had been late, was late again, and nobody, not even the cook, knew why, "
    "or when, if at all, it would, in the end, arrive.</p>";

/// What is left of an article whose text is the story and @p furniture.
std::vector<std::string> kept(const std::string& furniture,
                              Cleaning cleaning = Cleaning::Thorough) {
  const auto page = HtmlDocument::parse("<article>" + kStory + furniture + "</article>");
  const PageTree tree = read_tree(page->root());
  ArticlePlace place = find_article(tree, {});
  clean_article_place(tree, cleaning, place);
  std::vector<std::string> texts;
  for (std::size_t i = 1; i < tree.blocks.size(); ++i) {
    if (place.blocks[i]) {
      texts.push_back(tree.blocks[i].text);
    }
  }
  return texts;
}

TEST(ArticleCleanerTest, DropsWhatIsFurnitureByTagOrName) {
  EXPECT_THAT(kept("<figure><figcaption>The ferry. Photo: A. Hand</figcaption></figure>"
                   "<div class='share-bar'><span>Share it</span></div>"
                   "<aside><p>Ferries are boats.</p></aside>"
                   "<div class='newsletter'><p>Write to us.</p></div>",
                   Cleaning::Named),
              ElementsAre());
}

TEST(ArticleCleanerTest, DropsABoxOfLinks) {
  const std::string box = "<div><h4>Boats</h4><div><a href=/a>Boats of the north</a></div></div>";

  EXPECT_THAT(kept(box), ElementsAre());
  EXPECT_THAT(kept(box, Cleaning::Named), ElementsAre("Boats", "Boats of the north"));
}

TEST(ArticleCleanerTest, KeepsListsHeadingsTablesAndCode) {
  EXPECT_THAT(kept("<h2>Times</h2><ul><li>At six</li><li>At nine</li></ul>"
                   "<table><tr><td>Monday</td><td>Nine</td></tr></table><pre>6 9</pre>"),
              ElementsAre("Times", "At six", "At nine", "Monday", "Nine", "6 9"));
}

TEST(ArticleCleanerTest, WhatHoldsMostOfTheArticleStaysWhateverItsName) {
  const auto page =
      HtmlDocument::parse("<article><div class=promo>" + kStory + kStory + "</div></article>");
  const PageTree tree = read_tree(page->root());
  ArticlePlace place = find_article(tree, {.drop_unlikely = false});

  clean_article_place(tree, Cleaning::Thorough, place);

  EXPECT_THAT(place.blocks, ElementsAre(true, true));
}

}  // namespace
}  // namespace dateline::extract
