// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/record_source.h"

#include <gtest/gtest.h>

#include "tests/indexer/readers/read_all.h"

namespace dateline::indexer {
namespace {

/// When the first article of @p text was published, where @p source is known to be in New York.
std::string published(std::string_view format, std::string text, const std::string& source) {
  const Outcome outcome =
      read_with({.source = "fallback", .sources = {{source, {.zone = "America/New_York"}}}}, format,
                std::move(text));
  return outcome.articles.empty() ? "nothing"
                                  : to_rfc3339(outcome.articles[0].published.time.seconds);
}

TEST(RecordSourceTest, DatesAreReadByTheRulesOfTheHostThatALinkNames) {
  const std::string item =
      "<rss><channel><item><title>A</title><link>https://www.a.example/1</link>"
      "<dc:date>2025-03-31T06:21:00</dc:date></item></channel></rss>";

  EXPECT_EQ(published("rss", item, "a.example"), "2025-03-31T10:21:00Z");
  EXPECT_EQ(published("rss", item, "b.example"), "2025-03-31T06:21:00Z");
}

TEST(RecordSourceTest, DatesAreReadByTheRulesOfTheSourceThatARecordNames) {
  const std::string item =
      R"({"headline":"A","source":"Wire","versioncreated":"2025-03-31T06:21"})";

  EXPECT_EQ(published("ninjs", item, "Wire"), "2025-03-31T10:21:00Z");
}

TEST(RecordSourceTest, DatesAreReadByTheRulesOfTheFallbackWhereNothingIsNamed) {
  const std::string item =
      "<rss><channel><item><title>A</title><dc:date>2025-03-31T06:21:00</dc:date></item>"
      "</channel></rss>";

  EXPECT_EQ(published("rss", item, "fallback"), "2025-03-31T10:21:00Z");
}

TEST(RecordSourceTest, DatesOfACollectionAreReadByItsRules) {
  const std::string story =
      "<REUTERS NEWID=\"1\"><DATE>26-FEB-1987 15:01:01.79</DATE><TEXT><TITLE>A</TITLE></TEXT>"
      "</REUTERS>";

  EXPECT_EQ(published("reuters-sgml", story, "reuters-21578"), "1987-02-26T20:01:01Z");
}

}  // namespace
}  // namespace dateline::indexer
