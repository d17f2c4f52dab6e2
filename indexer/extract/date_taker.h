// SPDX-License-Identifier: GPL-3.0-or-later
// A date is a bag of parts (day, month, year, clock, zone) in any order that people use, each at
// most once, and nothing else.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "indexer/extract/date_tokens.h"
#include "indexer/extract/printed_date.h"

namespace dateline::extract {

using Tokens = std::span<const DateToken>;

/// Takes the parts of one date off a row of tokens.
class DateTaker {
 public:
  enum class Extent { Whole, Within };

  DateTaker(Tokens tokens, DateOrder order, Extent extent)
      : tokens_(tokens), order_(order), extent_(extent) {}

  /// Moves past the next part or filler; false when the next token is none.
  bool take_next() {
    const std::size_t before = at_;
    const bool taken = token().is_number() ? take_number() : take_other();
    return taken && at_ > before;
  }

  [[nodiscard]] bool done() const { return at_ >= tokens_.size(); }
  [[nodiscard]] std::size_t position() const { return at_; }

  /// The date of the parts so far.
  [[nodiscard]] std::optional<PrintedDate> date() const;

 private:
  struct Parts {
    std::optional<int> year;
    std::optional<int> month;
    std::optional<int> day;
    std::optional<CivilTime> clock;
    bool has_seconds = false;
    std::optional<bool> afternoon;
    std::optional<std::int64_t> offset;
    std::string_view region;
    std::string order;  // of "DMY" as they came
  };

  /// Fills an empty part; false when it was there already: two days make no date.
  template <typename T>
  static bool fill(std::optional<T>& part, T value) {
    if (part) {
      return false;
    }
    part = value;
    return true;
  }

  [[nodiscard]] const DateToken& token(std::size_t ahead = 0) const {
    static const DateToken none;
    return at_ + ahead < tokens_.size() ? tokens_[at_ + ahead] : none;
  }
  [[nodiscard]] bool number_at(std::size_t ahead, std::size_t fewest, std::size_t most) const {
    const DateToken& next = token(ahead);
    return next.is_number() && next.digits >= fewest && next.digits <= most;
  }
  [[nodiscard]] bool sign_at(std::size_t ahead, std::string_view sign) const {
    return token(ahead).is_sign(sign);
  }
  [[nodiscard]] bool word_at(std::size_t ahead, std::string_view word) const {
    return token(ahead).is_word() && token(ahead).text == word;
  }
  bool move(std::size_t count) {
    at_ += count;
    return true;
  }

  bool fill_year(int year) { return mark('Y') && fill(parts_.year, year); }
  bool fill_month(int month) { return mark('M') && fill(parts_.month, month); }
  bool fill_day(std::int64_t day) { return mark('D') && fill(parts_.day, static_cast<int>(day)); }
  bool mark(char part) {
    parts_.order += part;
    return true;
  }
  bool fill_clock(const DateToken& hour, const DateToken* minute, const DateToken* second);

  bool take_number();
  bool take_other();
  bool take_unit();
  bool take_unit_of_date();
  bool take_unit_of_clock();
  bool take_colon_clock();
  bool take_military_clock();
  bool take_spoken_clock();
  bool take_numeric_date();
  bool fill_date(const DateToken& year, const DateToken& month, const DateToken& day);
  [[nodiscard]] std::optional<bool> leads_with_month(const DateToken& first,
                                                     const DateToken& second,
                                                     std::string_view sign) const;
  bool take_compact();
  bool take_year_or_day();
  bool take_era();
  bool take_half_of_day(std::size_t ahead);
  bool take_leading_half();
  bool take_zone();
  bool take_offset();
  bool take_word();
  bool take_sign();

  Tokens tokens_;
  DateOrder order_;
  Extent extent_;
  std::size_t at_ = 0;
  Parts parts_;
};

}  // namespace dateline::extract
