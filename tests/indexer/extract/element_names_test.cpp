// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/element_names.h"

#include <gtest/gtest.h>

namespace dateline::extract {
namespace {

/// The names of the first div of a page.
ElementNames names(const std::string& attributes) {
  const auto page = HtmlDocument::parse("<div " + attributes + "></div>");
  ElementNames found;
  walk(page->root(), [&](const GumboNode& node) {
    if (is_element(node) && !attribute(node, "data-here").empty()) {
      found = read_names(node);
    }
    return true;
  });
  return found;
}

TEST(ElementNamesTest, CamelCaseAndDashesPartWords) {
  EXPECT_TRUE(names("data-here=1 class=relatedBox").related);
  EXPECT_TRUE(names("data-here=1 id=reader-comments").comments);
  EXPECT_FALSE(names("data-here=1 class=commentary").comments);
}

TEST(ElementNamesTest, AnUnlikelyNameIsOutweighedByALikelyOne) {
  EXPECT_TRUE(names("data-here=1 class=sidebar").unlikely);
  EXPECT_FALSE(names("data-here=1 class='sidebar article-body'").unlikely);
}

TEST(ElementNamesTest, WeighsNames) {
  EXPECT_EQ(names("data-here=1 class=story").weight, 25);
  EXPECT_EQ(names("data-here=1 class=story id=footer").weight, 0);
  EXPECT_EQ(names("data-here=1 class=x").weight, 0);
}

TEST(ElementNamesTest, RolesSayWhatIsNoArticle) {
  EXPECT_TRUE(names("data-here=1 role=navigation").unlikely);
}

}  // namespace
}  // namespace dateline::extract
