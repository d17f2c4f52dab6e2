// SPDX-License-Identifier: GPL-3.0-or-later
// The times of a set of articles, counted by stretches.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <utility>

#include "searchd/search/deadline.h"
#include "searchd/search/snapshot.h"
#include "searchd/search/time_zone.h"

namespace dateline::searchd {

/// A stretch of time, half-open: instants are compared with the first two ends, civil periods (a
/// day, a month) fall where they begin and are compared with the others, whatever the zone.
struct Stretch {
  std::int64_t from = 0;
  std::int64_t to = 0;
  std::int64_t civil_from = 0;
  std::int64_t civil_to = 0;
};

/// Immutable.
class ArticleTimes {
 public:
  /// Wall-clock moments of the first and the last article.
  using Ends = std::pair<std::int64_t, std::int64_t>;

  ArticleTimes() = default;
  ArticleTimes(const ArticleTimes&) = delete;
  ArticleTimes& operator=(const ArticleTimes&) = delete;
  ArticleTimes(ArticleTimes&&) = delete;
  ArticleTimes& operator=(ArticleTimes&&) = delete;
  virtual ~ArticleTimes() = default;

  /// Articles in @p stretch.
  [[nodiscard]] virtual std::uint64_t count(const Stretch& stretch) const = 0;
  /// Articles without a time.
  [[nodiscard]] virtual std::uint64_t undated() const = 0;
  /// Nothing when no article has a time.
  [[nodiscard]] virtual std::optional<Ends> ends(const TimeZone& zone) const = 0;
};

/// The times @p field of @p rows (one set per segment). The snapshot must outlive the result. For
/// `published` this costs nothing for each article, for others a look at each. Throws
/// DeadlineExceeded.
[[nodiscard]] std::unique_ptr<ArticleTimes> times_of(const Snapshot& snapshot,
                                                     std::span<const RowSet> rows,
                                                     schema::FieldId field,
                                                     const Deadline& deadline);

/// One row an article: the last of its wordings in @p rows.
[[nodiscard]] Rows last_wordings(const Snapshot& snapshot, std::span<const RowSet> rows);

}  // namespace dateline::searchd
