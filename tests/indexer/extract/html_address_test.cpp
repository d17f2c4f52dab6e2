// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/html_address.h"

#include <gtest/gtest.h>

#include "tests/indexer/extract/page_of.h"

namespace dateline::extract {
namespace {

Article addressed(const Claims& claims, std::string_view fetched = {}) {
  const DateRules rules = rules_of_2026();
  Article article;
  read_address(claims, {.dates = rules, .source = "fallback", .url = fetched}, article);
  return article;
}

TEST(HtmlAddressTest, TheAddressOfTheWholeSiteIsNoArticles) {
  Claims claims;
  claims.add(ClaimField::Url, ClaimRank::Meta, "link canonical", "https://pier.example/");

  EXPECT_EQ(addressed(claims).url, "");
  EXPECT_EQ(addressed(claims).source, "pier.example");
  EXPECT_EQ(addressed(claims, "https://pier.example/whale").url, "https://pier.example/whale");
}

TEST(HtmlAddressTest, RelativeAddressesStartFromTheBase) {
  Claims claims;
  claims.add(ClaimField::Url, ClaimRank::Meta, "link canonical", "../whale?x=1");
  claims.add(ClaimField::Base, ClaimRank::Meta, "base", "/news/today/");
  claims.add(ClaimField::Image, ClaimRank::Meta, "meta og:image", "//img.example/w.jpg");

  const Article article = addressed(claims, "https://pier.example/a/b");

  EXPECT_EQ(article.url, "https://pier.example/news/whale?x=1");
  EXPECT_EQ(article.image, "https://img.example/w.jpg");
}

TEST(HtmlAddressTest, ThePictureHasAWebAddress) {
  Claims claims;
  claims.add(ClaimField::Image, ClaimRank::Meta, "meta og:image", "data:image/png;base64,AA==");
  claims.add(ClaimField::Image, ClaimRank::Meta, "meta twitter:image", "https://img.example/w.jpg");

  EXPECT_EQ(addressed(claims).image, "https://img.example/w.jpg");
}

}  // namespace
}  // namespace dateline::extract
