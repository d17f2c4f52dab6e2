// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/time_index.h"

#include <algorithm>
#include <functional>
#include <random>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/seed.h"

namespace dateline::searchd {
namespace {

using schema::TimeRange;

Timestamp at(const CivilTime& civil, Precision precision) {
  return {.seconds = to_seconds(civil), .precision = precision};
}

/// Newest first, as a segment has them; each is ordered by its seconds.
TimeIndex index_of(std::vector<Timestamp>& times) {
  std::ranges::stable_sort(times, std::ranges::greater(), &Timestamp::seconds);
  std::vector<std::int64_t> instants;
  instants.reserve(times.size());
  for (const Timestamp& time : times) {
    instants.push_back(time.seconds);
  }
  return {instants, times};
}

RowSet one_by_one(const std::vector<Timestamp>& times, const TimeRange& range) {
  RowSet rows;
  for (std::uint32_t row = 0; row < times.size(); ++row) {
    if (range.contains(times[row])) {
      rows.add(row);
    }
  }
  return rows;
}

TEST(TimeIndex, TakesOnlyWholePeriods) {
  std::vector<Timestamp> times = {at({.year = 2025, .month = 3}, Precision::Month),
                                  at({.year = 2025}, Precision::Year)};
  const TimeIndex index = index_of(times);
  const std::int64_t from = to_seconds({.year = 2025, .month = 3});
  const std::int64_t april = to_seconds({.year = 2025, .month = 4});

  EXPECT_EQ(index.rows_in({from, april, from, april}).cardinality(), 1U);
  EXPECT_EQ(index.rows_in({from, april - 1, from, april - 1}).cardinality(), 0U);
  EXPECT_EQ(index.rows_in({}).cardinality(), 2U);
}

TEST(TimeIndex, NeverFindsWhatHasNoTime) {
  std::vector<Timestamp> times = {{.seconds = 500, .precision = Precision::None},
                                  {.seconds = 400, .precision = Precision::Second}};
  const TimeIndex index = index_of(times);

  EXPECT_EQ(index.rows_in({}), RowSet::bitmapOf(1, 1U));
  EXPECT_EQ(index.undated(), RowSet::bitmapOf(1, 0U));
  EXPECT_EQ(index.exact(), RowSet::bitmapOf(1, 1U));
}

TEST(TimeIndex, AgreesWithLookingAtEachTime) {
  std::mt19937 random(tests::told_seed());
  const auto below = [&random](int count) { return static_cast<int>(random() % unsigned(count)); };
  constexpr std::int64_t kHour = 3600;
  std::vector<Timestamp> times;
  for (int i = 0; i < 2000; ++i) {
    CivilTime civil{.year = 2020 + below(3)};
    const auto precision = static_cast<Precision>(below(6));
    civil.month = precision >= Precision::Month ? 1 + below(12) : 1;
    civil.day = precision >= Precision::Day ? 1 + below(28) : 1;
    civil.hour = precision >= Precision::Minute ? below(24) : 0;
    times.push_back(at(civil, precision));
  }
  const TimeIndex index = index_of(times);

  for (int i = 0; i < 500; ++i) {
    const std::int64_t from = to_seconds({.year = 2019 + below(5), .month = 1 + below(12)});
    const std::int64_t to =
        from + std::int64_t{below(800)} * 24 * kHour + std::int64_t{below(3)} * kHour;
    const std::int64_t shift = std::int64_t{below(27) - 13} * kHour;
    const TimeRange range{.from = below(9) == 0 ? TimeRange::kBegin : from,
                          .to = below(9) == 0 ? TimeRange::kEnd : to,
                          .civil_from = from + shift,
                          .civil_to = to + shift};
    TimeRange asked = range;
    asked.civil_from = range.from == TimeRange::kBegin ? TimeRange::kBegin : range.civil_from;
    asked.civil_to = range.to == TimeRange::kEnd ? TimeRange::kEnd : range.civil_to;
    ASSERT_EQ(index.rows_in(asked), one_by_one(times, asked)) << from << " " << to << " " << shift;
  }
}

}  // namespace
}  // namespace dateline::searchd
