// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/timeline.h"

#include <memory>
#include <numeric>
#include <random>

#include <gtest/gtest.h>

#include "indexer/schema/identity.h"
#include "searchd/search/archive.h"
#include "tests/indexer/building/articles.h"
#include "tests/support/seed.h"

namespace dateline::searchd {
namespace {

using indexer::testing::fresh_folder;
using indexer::testing::must_rebuild;
using schema::FieldId;

Article written(const std::string& key, Timestamp time, std::string body) {
  Article article{.url = "https://n.example/" + key,
                  .title = key,
                  .published = {.time = time},
                  .body = {std::move(body)}};
  schema::assign_identity(article);
  return article;
}

Timestamp at(int month, int day, int hour = 12) {
  return {.seconds = to_seconds({.year = 2025, .month = month, .day = day, .hour = hour}),
          .precision = Precision::Second};
}

std::uint64_t sum(const std::vector<std::uint64_t>& counts) {
  return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
}

class TimelineTest : public testing::Test {
 protected:
  void build(std::vector<Article> articles) {
    const std::filesystem::path folder = fresh_folder() / "archive";
    must_rebuild(folder, std::move(articles));
    archive_ = *Archive::open(folder, {});
  }

  Timeline count(const Selection& selection, const TimelineRequest& request) {
    auto timeline = archive_->timeline(selection, request);
    EXPECT_TRUE(timeline) << (timeline ? "" : timeline.error().message);
    return timeline ? *std::move(timeline) : Timeline{};
  }

  std::unique_ptr<Archive> archive_;
};

TEST_F(TimelineTest, CountsEachQueryOverTheSameBuckets) {
  build({written("a", at(1, 5), "copper"), written("b", at(3, 5), "copper and zinc"),
         written("c", at(2, 5), "zinc"), written("d", at(4, 5), "tin")});

  const Timeline timeline = count({}, {.queries = {"copper", "zinc"}, .interval = Interval::Month});

  ASSERT_EQ(timeline.series.size(), 2U);
  EXPECT_EQ(timeline.buckets.size(), 3U);  // the tin of April is in no series
  EXPECT_EQ(timeline.series[0].counts, (std::vector<std::uint64_t>{1, 0, 1}));
  EXPECT_EQ(timeline.series[1].counts, (std::vector<std::uint64_t>{0, 1, 1}));
  EXPECT_EQ(timeline.coverage, 4U);
}

TEST_F(TimelineTest, TakesTheTotalOfABucketFromTheSameDates) {
  build({written("a", at(3, 5), "copper"), written("b", at(3, 20), "copper"),
         written("c", at(3, 21), "zinc")});
  const DateBound from{.kind = DateBound::Kind::Date, .date = at(3, 15, 0)};

  const Timeline timeline = count({.q = "copper", .from = from}, {.interval = Interval::Month});

  ASSERT_EQ(timeline.buckets.size(), 1U);
  EXPECT_EQ(timeline.buckets[0].total, 2U);
  EXPECT_EQ(timeline.series[0].counts[0], 1U);
}

TEST_F(TimelineTest, GivesASeriesForEachValueTheLargestFirst) {
  std::vector<Article> articles = {written("a", at(1, 5), "x"), written("b", at(2, 5), "x"),
                                   written("c", at(2, 6), "x")};
  articles[0].topics = {"metals"};
  articles[1].topics = {"grain"};
  articles[2].topics = {"grain", "metals"};
  articles.push_back(written("d", at(3, 1), "x"));
  articles[3].topics = {"grain"};
  build(articles);

  const Timeline timeline =
      count({}, {.by = FieldId::Topic, .size = 2, .interval = Interval::Month});

  ASSERT_EQ(timeline.series.size(), 2U);
  EXPECT_EQ(timeline.series[0].value->value, "grain");
  EXPECT_EQ(timeline.series[0].counts, (std::vector<std::uint64_t>{0, 2, 1}));
  EXPECT_EQ(timeline.series[1].counts, (std::vector<std::uint64_t>{1, 1, 0}));
  EXPECT_EQ(timeline.distinct, 2U);
}

TEST_F(TimelineTest, ShowsTheSelectedValuesAlone) {
  std::vector<Article> articles = {written("a", at(1, 5), "x"), written("b", at(2, 5), "x")};
  articles[0].topics = {"grain", "metals"};
  articles[1].topics = {"grain"};
  build(articles);

  const Timeline timeline =
      count({.filters = {{.field = FieldId::Topic, .any = {"metals"}}}}, {.by = FieldId::Topic});

  ASSERT_EQ(timeline.series.size(), 1U);
  EXPECT_EQ(timeline.series[0].value->value, "metals");
}

TEST_F(TimelineTest, RefusesAFieldBesideSeveralQueries) {
  build({written("a", at(1, 5), "x")});

  const auto refused = archive_->timeline({}, {.queries = {"a", "b"}, .by = FieldId::Topic});

  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::InvalidArgument);
  EXPECT_TRUE(refused.error().message.starts_with("by:"));
}

/// An article of many topics, and a filter that names the first @p count of them.
Selection with_topics(Article& article, std::uint32_t count) {
  Filter filter{.field = FieldId::Topic};
  for (std::uint32_t n = 0; n < 2 * kMaxSeries; ++n) {
    article.topics.push_back("topic" + std::to_string(n));
    if (n < count) {
      filter.any.push_back(article.topics.back());
    }
  }
  return {.filters = {filter}};
}

TEST_F(TimelineTest, RefusesMoreSelectedValuesThanThereMayBeSeries) {
  Article article = written("a", at(1, 5), "x");
  const Selection selection = with_topics(article, kMaxSeries + 1);
  build({article});

  const auto refused = archive_->timeline(selection, {.by = FieldId::Topic});

  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::InvalidArgument);
  EXPECT_TRUE(refused.error().message.starts_with("topic:")) << refused.error().message;
  EXPECT_TRUE(archive_->timeline(selection, {.by = FieldId::Source}));
}

TEST_F(TimelineTest, CountsAValueSelectedTwiceOnce) {
  Article article = written("a", at(1, 5), "x");
  Selection selection = with_topics(article, kMaxSeries);
  selection.filters[0].any.emplace_back("topic0");
  build({article});

  EXPECT_EQ(count(selection, {.by = FieldId::Topic}).series.size(), kMaxSeries);
}

TEST_F(TimelineTest, WidensTheIntervalWhereManySeriesWouldHaveManyBuckets) {
  Article early = written("a", at(1, 1), "x");
  const Selection selection = with_topics(early, kMaxSeries);
  Article late = early;
  late.url = "https://n.example/b";
  late.published.time.seconds += std::int64_t{1500} * 86'400;
  schema::assign_identity(late);
  build({early, late});

  EXPECT_EQ(count({}, {.interval = Interval::Day}).interval, Interval::Day);
  EXPECT_EQ(count(selection, {.by = FieldId::Topic, .interval = Interval::Day}).interval,
            Interval::Week);
}

TEST_F(TimelineTest, HasNoBucketsWhereNothingHasATime) {
  build({written("a", {}, "copper")});

  const Timeline timeline = count({.q = "copper"}, {});

  EXPECT_TRUE(timeline.buckets.empty());
  ASSERT_EQ(timeline.series.size(), 1U);
  EXPECT_EQ(timeline.series[0].undated, 1U);
  EXPECT_EQ(timeline.series[0].articles, 1U);
}

TEST_F(TimelineTest, PutsEveryArticleIntoOneBucketWhateverTheZone) {
  std::mt19937 random(tests::told_seed());
  std::vector<Article> articles;
  for (int n = 0; n < 400; ++n) {
    Timestamp time = at(1, 1, 0);
    time.seconds += static_cast<std::int64_t>(random() % 31'536'000);
    time.precision = static_cast<Precision>(random() % 6);
    if (time.is_period()) {
      time.seconds -= time.seconds % 86400;
    }
    articles.push_back(written(std::to_string(n), time.known() ? time : Timestamp{},
                               random() % 2 == 0 ? "copper" : "zinc"));
  }
  build(std::move(articles));

  for (const char* tz : {"UTC", "Australia/Lord_Howe", "America/St_Johns", "Asia/Kathmandu",
                         "Pacific/Apia", "Africa/Casablanca", "Antarctica/Troll"}) {
    for (const Interval interval :
         {Interval::Auto, Interval::Hour, Interval::Day, Interval::Week, Interval::Year}) {
      for (const FieldId field : {FieldId::Published, FieldId::FirstSeen}) {
        const Timeline timeline = count({.date_field = field, .tz = tz},
                                        {.queries = {"copper", "zinc", ""}, .interval = interval});
        for (const TimelineSeries& series : timeline.series) {
          EXPECT_EQ(sum(series.counts) + series.undated, series.articles) << tz;
        }
        EXPECT_EQ(timeline.series[0].articles + timeline.series[1].articles, timeline.coverage);
      }
    }
  }
}

}  // namespace
}  // namespace dateline::searchd
