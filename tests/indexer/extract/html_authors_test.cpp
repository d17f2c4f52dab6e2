// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/html_authors.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/indexer/extract/page_of.h"

namespace dateline::extract {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Said {
  ClaimRank rank;
  std::string rule;
  std::string value;
};

std::vector<std::string> authors(const std::vector<Said>& said,
                                 const std::vector<std::string>& lines = {}) {
  Claims claims;
  for (const Said& claim : said) {
    claims.add(ClaimField::Author, claim.rank, claim.rule, claim.value);
  }
  const DateRules rules = rules_of_2026();
  Article article;
  read_authors(claims, lines, {.dates = rules, .source = ""}, article);
  return article.authors;
}

TEST(HtmlAuthorsTest, TakesAllNamesOfTheFirstRuleThatNamesSomebody) {
  EXPECT_THAT(authors({{ClaimRank::Meta, "meta author", "Ann Lee"},
                       {ClaimRank::Meta, "meta author", "Bo Lind"},
                       {ClaimRank::Meta, "meta byl", "Cy Moe"}}),
              ElementsAre("Ann Lee", "Bo Lind"));
}

TEST(HtmlAuthorsTest, AListThatNamesNobodyIsReadOnce) {
  std::vector<Said> said(20000, {ClaimRank::Meta, "meta author", "user4711"});
  said.push_back({ClaimRank::Meta, "meta byl", "Cy Moe"});

  EXPECT_THAT(authors(said), ElementsAre("Cy Moe"));
}

TEST(HtmlAuthorsTest, OnlyTheFirstBylineElementCounts) {
  EXPECT_THAT(authors({{ClaimRank::Element, "byline-element", "By Ann Lee"},
                       {ClaimRank::Element, "byline-element", "Bo Lind"}}),
              ElementsAre("Ann Lee"));
}

TEST(HtmlAuthorsTest, AnOrganisationOnlyWhereNobodyIsNamed) {
  const Said pier = {ClaimRank::JsonLd, "json-ld", "Pier News"};

  EXPECT_THAT(authors({pier}), ElementsAre("Pier News"));
  EXPECT_THAT(authors({pier}, {"By Ann Lee, 12 May 2020"}), ElementsAre("Ann Lee"));
  EXPECT_THAT(authors({pier, {ClaimRank::Element, "byline-element", "Ann Lee"}}),
              ElementsAre("Ann Lee"));
}

TEST(HtmlAuthorsTest, AddressesAreNobody) {
  EXPECT_THAT(authors({{ClaimRank::Meta, "meta article:author", "https://social.example/ann"},
                       {ClaimRank::Meta, "meta author", "pier.example"}}),
              IsEmpty());
}

}  // namespace
}  // namespace dateline::extract
