// SPDX-License-Identifier: GPL-3.0-or-later
// Decoding is strict: what is not well-formed is named, never guessed.
#include "searchd/http/url.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dateline::searchd {
namespace {

using ::testing::ElementsAre;

Parameters parsed(std::string_view query) {
  return std::get<Parameters>(parse_query(query));
}

TEST(SplitTarget, FindsPathAndQuery) {
  const TargetParts parts = split_target("/v1/search?q=why?");

  EXPECT_FALSE(parts.authority);
  EXPECT_EQ(parts.path, "/v1/search");
  EXPECT_EQ(parts.query, "q=why?");
}

TEST(SplitTarget, FindsTheAuthorityOfAnAbsoluteForm) {
  const TargetParts parts = split_target("HTTP://localhost:9150/v1/search?q=http://a/");

  EXPECT_EQ(parts.authority, "localhost:9150");
  EXPECT_EQ(parts.path, "/v1/search");
  EXPECT_EQ(parts.query, "q=http://a/");
}

TEST(SplitTarget, GivesAnAbsoluteFormWithoutAPathTheRoot) {
  EXPECT_EQ(split_target("http://localhost").path, "/");
  EXPECT_EQ(split_target("http://localhost?a=1").path, "/");
  EXPECT_EQ(split_target("http://localhost?a=1").query, "a=1");
}

TEST(LowerAscii, LeavesAllButTheLettersAToZ) {
  EXPECT_EQ(lower_ascii("AZ[az@\xC3\x89"), "az[az@\xC3\x89");
}

TEST(ParseQuery, DecodesNamesAndValuesInOrder) {
  EXPECT_THAT(
      parsed("q=a+b%20c&ticker.not=TM&q=x"),
      ElementsAre(Parameter{"q", "a b c"}, Parameter{"ticker.not", "TM"}, Parameter{"q", "x"}));
}

TEST(ParseQuery, SkipsEmptyPieces) {
  EXPECT_THAT(parsed("&&q=1&"), ElementsAre(Parameter{"q", "1"}));
}

TEST(ParseQuery, TakesANameWithoutEqualsAsEmpty) {
  EXPECT_THAT(parsed("q"), ElementsAre(Parameter{"q", ""}));
}

TEST(ParseQuery, KeepsEqualsSignsOfTheValue) {
  EXPECT_THAT(parsed("q==word"), ElementsAre(Parameter{"q", "=word"}));
}

TEST(ParseQuery, NamesTheParameterWithABrokenEscape) {
  for (const char* query : {"size=10&from=%2", "from=%", "from=%zz", "from=a%4"}) {
    const auto result = parse_query(query);

    ASSERT_TRUE(std::holds_alternative<Problem>(result)) << query;
    EXPECT_EQ(std::get<Problem>(result).parameter, "from");
    EXPECT_EQ(std::get<Problem>(result).code, ProblemCode::InvalidParameter);
  }
}

TEST(ParseQuery, RefusesBytesThatAreNotUtf8) {
  for (const char* query : {"q=%ff", "q=%c3", "q=%c0%80", "q=%ed%a0%80", "q=%f4%90%80%80"}) {
    const auto result = parse_query(query);

    ASSERT_TRUE(std::holds_alternative<Problem>(result)) << query;
    EXPECT_EQ(std::get<Problem>(result).parameter, "q");
  }
}

TEST(ParseQuery, ReadsBackWhatToQueryWrote) {
  const Parameters parameters = {{"q", "AT&T = 100% \"caf\xC3\xA9\" + x#?"}, {"place", "a,b:c/d"}};

  EXPECT_EQ(parsed(to_query(parameters)), parameters);
}

TEST(DecodePath, LeavesAPlusAlone) {
  EXPECT_EQ(decode_path("/a+b%2Fc"), "/a+b/c");
}

TEST(CutUtf8, CutsBetweenCharacters) {
  EXPECT_EQ(cut_utf8("a\xC3\xA9z", 2), "a…");
  EXPECT_EQ(cut_utf8("a\xC3\xA9z", 4), "a\xC3\xA9z");
}

}  // namespace
}  // namespace dateline::searchd
