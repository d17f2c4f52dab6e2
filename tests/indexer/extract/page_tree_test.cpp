// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/page_tree.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dateline::extract {
namespace {

using testing::ElementsAre;

std::vector<std::string> texts(const std::string& html) {
  const auto page = HtmlDocument::parse(html);
  std::vector<std::string> texts;
  for (const PageBlock& block : read_tree(page->root()).blocks) {
    texts.push_back(block.text);
  }
  return texts;
}

TEST(PageTreeTest, BreaksTextWhereABrowserDoes) {
  EXPECT_THAT(texts("<div>One <b>and</b> two<p>Three</p>four<br>five<br> <br>six</div>"),
              ElementsAre("One and two", "Three", "four five", "six"));
}

TEST(PageTreeTest, LeavesOutWhatNobodySees) {
  EXPECT_THAT(texts("<p>Seen</p><p hidden>a</p><p style='Display: none'>b</p>"
                    "<p style='visibility:hidden'>c</p><p aria-hidden=true>d</p>"
                    "<script>e</script><noscript>f</noscript><button>g</button>"),
              ElementsAre("Seen"));
}

TEST(PageTreeTest, CountsLettersLinksAndCommas) {
  const auto page = HtmlDocument::parse(
      "<p>Åse, <a href=/x>Bø</a>\xEF\xBC\x8C"
      "c</p>");

  const PageTree tree = read_tree(page->root());

  ASSERT_EQ(tree.blocks.size(), 1U);
  EXPECT_EQ(tree.blocks[0].letters, 9U);
  EXPECT_EQ(tree.blocks[0].linked, 2U);
  EXPECT_EQ(tree.blocks[0].commas, 2U);
}

TEST(PageTreeTest, KnowsWhatStandsWithinWhat) {
  const auto page = HtmlDocument::parse("<body><div><p>a</p><p>b</p></div><p>c</p></body>");

  const PageTree tree = read_tree(page->root());

  const auto div = std::ranges::find(tree.elements, 2U, [](const PageElement& element) {
    return element.last_block - element.first_block;
  });
  ASSERT_NE(div, tree.elements.end());
  EXPECT_EQ(div->end - (div - tree.elements.begin()), 3);
  EXPECT_TRUE(div->has_blocks_within);
}

}  // namespace
}  // namespace dateline::extract
