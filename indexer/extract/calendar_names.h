// SPDX-License-Identifier: GPL-3.0-or-later
// The names of months, weekdays, halves of the day and time zones, and the words that stand beside
// dates, in the languages of the world's news. Words are given folded (fold_word()): small letters
// without accents. All functions are thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dateline::extract {

/// Small letters without accents, so that "Février", "FEVRIER" and "février" are one word.
[[nodiscard]] std::string fold_word(std::string_view word);

/// The month, from 1, that a folded word names: a whole name in the nominative or the genitive, or
/// an opening of at least three letters that only names of that month have.
[[nodiscard]] std::optional<int> month_named(std::string_view word);

/// True for a weekday's name, or an opening of it of at least two letters.
[[nodiscard]] bool is_weekday_name(std::string_view word);

/// True for "pm" and its like, false for "am"; nothing for other words.
[[nodiscard]] std::optional<bool> names_afternoon(std::string_view word);

/// What a word says about the zone of a time.
struct NamedZone {
  std::optional<std::int64_t> offset;  // seconds east of UTC
  std::string_view region;             // IANA name, where summer time decides: "ET"
};

/// The zone that a folded word names. A name that means several zones ("IST", "CST") is a zone
/// without offset and region: the source has to know.
[[nodiscard]] std::optional<NamedZone> zone_named(std::string_view word);

/// True for words that may stand within or before a date and say nothing about it: "at", "den",
/// "de", "published".
[[nodiscard]] bool is_date_filler(std::string_view word);

/// True for words after which a number with a dot is a clock: "kl. 16.21".
[[nodiscard]] bool announces_clock(std::string_view word);

/// True when a text names its date an update: "Updated", "zuletzt geändert am", "mis à jour le".
[[nodiscard]] bool names_update(std::string_view text);

/// True when a text names its date a publication: "Published", "veröffentlicht am".
[[nodiscard]] bool names_publication(std::string_view text);

}  // namespace dateline::extract
