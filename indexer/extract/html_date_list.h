// SPDX-License-Identifier: GPL-3.0-or-later
// The candidates for the dates of a page, read off the texts that are handed to it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/date_candidate.h"
#include "indexer/extract/dates.h"
#include "indexer/extract/html_date_places.h"

namespace dateline::extract {

/// A text that may hold dates, with what is known of them before they are read.
struct DateText {
  Clock clock = Clock::Published;
  std::string rule;  // who found it
  std::string_view text = {};
  double score = 0;
  std::optional<DatePlace> place;  // where it stands; nothing: its score hangs on no place
};

class DateList {
 public:
  /// @p dates must outlive it. @p order: of day and month, as the page shows it.
  DateList(const DateRules& dates, DateOrder order) : dates_(&dates), order_(order) {}

  /// A value for machines: one date as a whole. One that cannot be read is a candidate too, for
  /// whoever asks why.
  void add_machine(DateText value);

  /// The same for a value that may as well be something else: then it is no candidate. Nor are Unix
  /// seconds.
  void add_readable(DateText value);

  /// The dates of a short text for people; a label before one may say that it is an update's. Where
  /// it has none, what a person takes for one is a candidate that cannot be read.
  /// @p part_score: of dates that are not the whole text.
  void add_printed(const DateText& line, double part_score);

  /// The date that a paragraph opens with, as in "31 March 2025 - The …" or "Published on …".
  void add_opening(DateText paragraph);

  /// A time that is read already.
  void add_known(DateText text, FoundTime time);

  /// The date within an address.
  void add_url(const DateText& url);

  /// The candidates, their scores with the weight of their places.
  [[nodiscard]] std::vector<DateCandidate> take(const DatePlaces& places);

 private:
  struct Placed {
    DateCandidate candidate;
    std::optional<DatePlace> place;
  };

  /// Keeps, for whoever asks why, a text that a person takes for a date.
  void note_unread(const DateText& line);
  void add(DateCandidate candidate, const std::optional<DatePlace>& place);

  const DateRules* dates_;
  DateOrder order_;
  std::vector<Placed> placed_;
  std::vector<DateCandidate> unread_;
};

}  // namespace dateline::extract
