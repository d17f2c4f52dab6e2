// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/histogram.h"

#include <chrono>
#include <memory>

#include <gtest/gtest.h>

#include "indexer/schema/identity.h"
#include "searchd/search/time_buckets.h"
#include "tests/indexer/building/articles.h"

namespace dateline::searchd {
namespace {

using indexer::testing::fresh_folder;
using indexer::testing::must_rebuild;

Article published(const std::string& key, Timestamp time) {
  Article article{.url = "https://n.example/" + key, .title = key, .published = {.time = time}};
  schema::assign_identity(article);
  return article;
}

Timestamp instant(int day, int hour) {
  return {.seconds = to_seconds({.year = 2025, .month = 3, .day = day, .hour = hour}),
          .precision = Precision::Second};
}

class HistogramTest : public testing::Test {
 protected:
  Histogram count(const std::string& tz, Interval interval, std::vector<Article> articles) {
    const std::filesystem::path folder = fresh_folder() / "archive";
    must_rebuild(folder, std::move(articles));
    const schema::ArchivePaths paths{.root = folder};
    const auto snapshot = Snapshot::load(paths, *schema::read_current(paths), nullptr);
    const auto view = (*snapshot)->view(Versions::Latest, std::nullopt);
    const auto zone = TimeZone::open(tz);
    return count_histogram(**snapshot, view, view, {.interval = interval, .tz = tz, .zone = *zone},
                           Deadline(std::chrono::minutes(1)));
  }
};

TEST_F(HistogramTest, SetsDayEdgesByTheZone) {
  const auto articles = {published("a", instant(1, 20)), published("b", instant(2, 1))};

  EXPECT_EQ(count("UTC", Interval::Day, articles).buckets.size(), 2U);
  EXPECT_EQ(count("Asia/Tokyo", Interval::Day, articles).buckets.size(), 1U);
}

TEST_F(HistogramTest, NeverShiftsADayThatHasNoTime) {
  const Timestamp day{.seconds = instant(5, 0).seconds, .precision = Precision::Day};

  for (const char* tz : {"UTC", "Asia/Tokyo", "America/New_York"}) {
    const Histogram histogram = count(tz, Interval::Day, {published("a", day)});
    const auto zone = TimeZone::open(tz);
    ASSERT_EQ(histogram.buckets.size(), 1U) << tz;
    EXPECT_EQ(zone->to_civil(histogram.buckets[0].from), day.seconds) << tz;
  }
}

TEST_F(HistogramTest, LeavesNoGapAndNobodyOut) {
  const Histogram histogram =
      count("UTC", Interval::Day,
            {published("a", instant(1, 1)), published("b", instant(4, 1)), published("c", {})});

  ASSERT_EQ(histogram.buckets.size(), 4U);
  EXPECT_EQ(histogram.buckets[1].count, 0U);
  EXPECT_EQ(histogram.buckets[0].to, histogram.buckets[1].from);
  EXPECT_EQ(histogram.undated, 1U);
}

TEST_F(HistogramTest, WidensAnIntervalThatWouldGiveTooManyBuckets) {
  const Timestamp early{.seconds = to_seconds({.year = 1990}), .precision = Precision::Second};

  const Histogram histogram =
      count("UTC", Interval::Hour, {published("a", early), published("b", instant(1, 1))});

  EXPECT_LE(histogram.buckets.size(), kMaxBuckets);
  EXPECT_EQ(histogram.interval, Interval::Week);
}

}  // namespace
}  // namespace dateline::searchd
