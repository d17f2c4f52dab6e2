// SPDX-License-Identifier: GPL-3.0-or-later
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "tests/e2e/indexer/program.h"

namespace dateline::e2e {
namespace {

TEST(Extract, PrintsOneObjectAnArticleWithoutAnArchive) {
  const Workplace place;
  const std::string input = place.write("a.jsonl", stories("k", 3));

  const Outcome outcome = place.run_plain({"extract", input});

  EXPECT_EQ(outcome.status, 0) << outcome.errors;
  const auto articles = lines_of(outcome.output);
  ASSERT_EQ(articles.size(), 3U);
  EXPECT_EQ(articles[0]["title"], "Story k0");
  EXPECT_EQ(articles[0]["published"], "2025-01-05T10:00:00Z");
  EXPECT_EQ(articles[0]["source"], "example.com");
}

TEST(Extract, HasAllTheKeysOthersRelyOn) {
  const Workplace place;
  const std::string input = place.write("a.jsonl", stories("k", 1));

  const auto articles = lines_of(place.run_plain({"extract", input}).output);

  ASSERT_EQ(articles.size(), 1U);
  const std::string wanted =
      "id url title published published_precision published_text first_seen first_seen_precision "
      "first_seen_derived updated source agency place authors lang section topics tickers body "
      "related evidence";
  std::istringstream keys(wanted);
  for (std::string key; keys >> key;) {
    EXPECT_TRUE(articles[0].contains(key)) << key;
  }
}

TEST(Extract, OfWhatItPrintedPrintsTheSame) {
  const Workplace place;
  const std::string once =
      place.run_plain({"extract", place.write("a.jsonl", stories("k", 3))}).output;

  const std::string twice = place.run_plain({"extract", place.write("b.jsonl", once)}).output;

  const auto before = lines_of(once);
  const auto after = lines_of(twice);
  ASSERT_EQ(after.size(), before.size());
  for (std::size_t i = 0; i < after.size(); ++i) {
    for (const char* const key : {"id", "url", "title", "published", "source", "body"}) {
      EXPECT_EQ(after[i][key], before[i][key]) << key;
    }
  }
}

TEST(Extract, SkipsAMalformedRecordAndSaysSo) {
  const Workplace place;
  const std::string input = place.write("a.jsonl", "{ not json\n" + stories("k", 1));

  const Outcome outcome = place.run_plain({"extract", input});

  EXPECT_EQ(outcome.status, 3);
  EXPECT_EQ(lines_of(outcome.output).size(), 1U);
  EXPECT_NE(outcome.errors.find("line 1"), std::string::npos);
}

}  // namespace
}  // namespace dateline::e2e
