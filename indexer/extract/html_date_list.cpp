// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/html_date_list.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <iterator>
#include <utility>

#include "indexer/base/utf8.h"
#include "indexer/extract/calendar_names.h"
#include "indexer/extract/unread_dates.h"
#include "indexer/extract/url_date.h"
#include "indexer/extract/words.h"
#include "indexer/io/text.h"

namespace dateline::extract {
namespace {

constexpr std::size_t kMostPlaced = 400;
constexpr std::size_t kMostUnread = 20;
constexpr double kLabelledScore = 62;

std::string clean(std::string_view text) {
  return io::collapse_blanks(io::clean_text(text));
}

/// Seconds since 1970 written as 10 digits, or milliseconds as 13.
std::optional<std::int64_t> unix_seconds(std::string_view text) {
  constexpr std::size_t kSecondsDigits = 10;
  constexpr std::size_t kMillisecondsDigits = 13;
  if ((text.size() != kSecondsDigits && text.size() != kMillisecondsDigits) ||
      !std::ranges::all_of(text, is_digit)) {
    return std::nullopt;
  }
  std::int64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return text.size() == kSecondsDigits ? value : value / 1000;
}

/// The end of @p text, where the label of a date behind it stands.
std::string_view label_before(std::string_view text) {
  constexpr std::size_t kLongestLabel = 60;
  return text.substr(text.size() - std::min(text.size(), kLongestLabel));
}

}  // namespace

void DateList::add(DateCandidate candidate, const std::optional<DatePlace>& place) {
  if (!place || placed_.size() < kMostPlaced) {
    placed_.push_back({.candidate = std::move(candidate), .place = place});
  }
}

void DateList::add_machine(DateText value) {
  std::string text = clean(value.text);
  if (text.empty()) {
    return;
  }
  std::optional<FoundTime> time = dates_->read(text, order_);
  if (const std::optional<std::int64_t> seconds = unix_seconds(text); !time && seconds) {
    time = DateRules::from_unix(*seconds, text);
  }
  std::string unread(time ? std::string_view() : why_unread(text, *dates_, order_));
  add({.clock = value.clock,
       .rule = std::move(value.rule),
       .text = std::move(text),
       .time = std::move(time),
       .score = value.score,
       .unread = std::move(unread),
       .is_claim = true},
      value.place);
}

void DateList::add_readable(DateText value) {
  if (dates_->read(clean(value.text), order_)) {
    add_machine(std::move(value));
  }
}

void DateList::add_printed(const DateText& line, double part_score) {
  const bool update = line.clock == Clock::Updated;
  if (std::optional<FoundTime> whole = dates_->read(line.text, order_)) {
    if (whole->printed.time.precision >= Precision::Day) {
      add({.clock = update || names_update(line.text) ? Clock::Updated : Clock::Published,
           .rule = line.rule,
           .text = std::string(line.text),
           .time = std::move(whole),
           .score = line.score},
          line.place);
    }
    return;
  }
  std::vector<FoundTime> found = dates_->find(line.text, order_);
  if (found.empty()) {
    note_unread(line);
  }
  std::size_t from = 0;
  for (FoundTime& time : found) {
    const std::size_t at = line.text.find(time.printed.text, from);
    const std::string_view label = label_before(line.text.substr(from, at - from));
    from = at + time.printed.text.size();
    const bool is_update = update || names_update(label);
    const bool labelled = is_update || names_publication(label);
    std::string printed = time.printed.text;
    add({.clock = is_update ? Clock::Updated : Clock::Published,
         .rule = line.rule,
         .text = std::move(printed),
         .time = std::move(time),
         .score = labelled ? std::max(part_score, kLabelledScore) : part_score},
        line.place);
  }
}

void DateList::note_unread(const DateText& line) {
  const auto is_same = [&](const DateCandidate& other) { return other.text == line.text; };
  const std::string_view reason = why_unread(line.text, *dates_, order_);
  if (reason.empty() || unread_.size() == kMostUnread || std::ranges::any_of(unread_, is_same) ||
      std::ranges::any_of(placed_, is_same, &Placed::candidate)) {
    return;
  }
  unread_.push_back({.clock = line.clock,
                     .rule = line.rule,
                     .text = std::string(line.text),
                     .time = std::nullopt,
                     .score = line.score,
                     .unread = std::string(reason)});
}

void DateList::add_opening(DateText paragraph) {
  constexpr std::size_t kOpening = 80;
  const std::string_view opening = utf8_prefix(paragraph.text, kOpening);
  const std::vector<FoundTime> found = dates_->find(opening, order_);
  if (found.empty()) {
    return;
  }
  const std::string& first = found.front().printed.text;
  const std::size_t at = opening.find(first);
  const std::string_view label = opening.substr(0, at);
  if (at == 0 || names_publication(label) || names_update(label)) {
    paragraph.text = opening.substr(0, at + first.size());
    add_printed(paragraph, paragraph.score);
  }
}

void DateList::add_known(DateText text, FoundTime time) {
  add({.clock = text.clock,
       .rule = std::move(text.rule),
       .text = std::string(text.text),
       .time = std::move(time),
       .score = text.score},
      text.place);
}

void DateList::add_url(const DateText& url) {
  if (std::optional<FoundTime> time = date_in_url(url.text, *dates_)) {
    add_known(url, *std::move(time));
  }
}

std::vector<DateCandidate> DateList::take(const DatePlaces& places) {
  std::vector<DateCandidate> candidates;
  for (Placed& placed : placed_) {
    placed.candidate.score += placed.place ? places.weight(*placed.place) : 0;
    candidates.push_back(std::move(placed.candidate));
  }
  placed_.clear();
  std::ranges::move(unread_, std::back_inserter(candidates));
  unread_.clear();
  return candidates;
}

}  // namespace dateline::extract
