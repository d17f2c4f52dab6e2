// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/article_times.h"

#include <algorithm>
#include <vector>

namespace dateline::searchd {
namespace {

using Ends = ArticleTimes::Ends;

void widen(std::optional<Ends>& ends, std::int64_t first, std::int64_t last) {
  ends =
      ends ? Ends{std::min(ends->first, first), std::max(ends->second, last)} : Ends{first, last};
}

/// Rows are ordered by `published`, so a stretch of time is a stretch of rows.
class PublishedTimes final : public ArticleTimes {
 public:
  PublishedTimes(const Snapshot& snapshot, std::span<const RowSet> rows) : snapshot_(snapshot) {
    for (std::uint32_t s = 0; s < rows.size(); ++s) {
      const TimeIndex& times = snapshot.segment(s).times;
      exact_.push_back(rows[s] & times.exact());
      periods_.push_back(rows[s] & times.periods());
      undated_ += rows[s].and_cardinality(times.undated());
    }
  }

  [[nodiscard]] std::uint64_t count(const Stretch& stretch) const override {
    std::uint64_t count = 0;
    for (std::size_t s = 0; s < exact_.size(); ++s) {
      count += count_in(s, exact_[s], stretch.from, stretch.to) +
               count_in(s, periods_[s], stretch.civil_from, stretch.civil_to);
    }
    return count;
  }

  [[nodiscard]] std::uint64_t undated() const override { return undated_; }

  [[nodiscard]] std::optional<Ends> ends(const TimeZone& zone) const override {
    std::optional<Ends> ends;
    for (std::size_t s = 0; s < exact_.size(); ++s) {
      const TimeIndex& times = snapshot_.segment(s).times;
      if (!exact_[s].isEmpty()) {
        widen(ends, zone.to_civil(times.instant(exact_[s].maximum())),
              zone.to_civil(times.instant(exact_[s].minimum())));
      }
      if (!periods_[s].isEmpty()) {
        widen(ends, times.instant(periods_[s].maximum()), times.instant(periods_[s].minimum()));
      }
    }
    return ends;
  }

 private:
  [[nodiscard]] std::uint64_t count_in(std::size_t segment, const RowSet& rows, std::int64_t from,
                                       std::int64_t to) const {
    if (rows.isEmpty()) {
      return 0;
    }
    const TimeIndex& times = snapshot_.segment(segment).times;
    return count_between(rows, times.first_before(to), times.first_before(from));
  }

  const Snapshot& snapshot_;
  Rows exact_;
  Rows periods_;
  std::uint64_t undated_ = 0;
};

/// Any other time has no order of its own in a segment: sorts them.
class SortedTimes final : public ArticleTimes {
 public:
  SortedTimes(const Snapshot& snapshot, std::span<const RowSet> rows, schema::FieldId field,
              const Deadline& deadline) {
    for (std::uint32_t s = 0; s < rows.size(); ++s) {
      const std::vector<Timestamp>& times = snapshot.columns(s).times(field);
      for_each_batch(rows[s], [&](std::span<const std::uint32_t> batch) {
        deadline.check_now();
        for (const std::uint32_t row : batch) {
          take(times[row]);
        }
      });
    }
    std::ranges::sort(exact_);
    std::ranges::sort(periods_);
  }

  [[nodiscard]] std::uint64_t count(const Stretch& stretch) const override {
    return count_in(exact_, stretch.from, stretch.to) +
           count_in(periods_, stretch.civil_from, stretch.civil_to);
  }

  [[nodiscard]] std::uint64_t undated() const override { return undated_; }

  [[nodiscard]] std::optional<Ends> ends(const TimeZone& zone) const override {
    std::optional<Ends> ends;
    if (!exact_.empty()) {
      widen(ends, zone.to_civil(exact_.front()), zone.to_civil(exact_.back()));
    }
    if (!periods_.empty()) {
      widen(ends, periods_.front(), periods_.back());
    }
    return ends;
  }

 private:
  void take(const Timestamp& time) {
    if (!time.known()) {
      ++undated_;
    } else {
      (time.is_period() ? periods_ : exact_).push_back(time.seconds);
    }
  }

  static std::uint64_t count_in(const std::vector<std::int64_t>& sorted, std::int64_t from,
                                std::int64_t to) {
    return static_cast<std::uint64_t>(std::ranges::lower_bound(sorted, to) -
                                      std::ranges::lower_bound(sorted, from));
  }

  std::vector<std::int64_t> exact_;
  std::vector<std::int64_t> periods_;
  std::uint64_t undated_ = 0;
};

}  // namespace

std::unique_ptr<ArticleTimes> times_of(const Snapshot& snapshot, std::span<const RowSet> rows,
                                       schema::FieldId field, const Deadline& deadline) {
  if (field == schema::FieldId::Published) {
    return std::make_unique<PublishedTimes>(snapshot, rows);
  }
  return std::make_unique<SortedTimes>(snapshot, rows, field, deadline);
}

Rows last_wordings(const Snapshot& snapshot, std::span<const RowSet> rows) {
  std::vector<std::optional<DocRef>> last(snapshot.article_numbers());
  for (std::uint32_t s = 0; s < rows.size(); ++s) {
    for (const std::uint32_t row : rows[s]) {
      const DocRef doc{.segment = s, .row = row};
      std::optional<DocRef>& kept = last[snapshot.article_number(doc)];
      if (!kept || snapshot.wording_number(*kept) < snapshot.wording_number(doc)) {
        kept = doc;
      }
    }
  }
  Rows reduced(rows.size());
  for (const std::optional<DocRef>& doc : last) {
    if (doc) {
      reduced[doc->segment].add(doc->row);
    }
  }
  return reduced;
}

}  // namespace dateline::searchd
