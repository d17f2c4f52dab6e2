// SPDX-License-Identifier: GPL-3.0-or-later
// Dates as people and programs print them, and the rule for the zone they do not name.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/base/result.h"
#include "indexer/schema/article.h"

namespace dateline::extract {

/// A date with the way its zone was found: "given" in the text, "source" (configured), "assumed"
/// (UTC); empty for a civil period, which no zone shifts.
struct FoundTime {
  PrintedTime printed;
  std::string zone;
};

/// A civil date and time with what its text says about the zone.
struct PrintedDate {
  CivilTime civil;
  Precision precision = Precision::None;
  std::optional<std::int64_t> offset;  // seconds east of UTC, when the text names a zone
};

/// Reads a text that is a date as a whole: `Mar 31, 2025 4:21 AM`, `31 March 2025`, `May 2025`,
/// `Monday, 31.03.2025 16:21`, RFC 2822, with labels ("Published", "Updated:") and zone names.
/// Month names are English, German and French. `03/04/2025` is not read: nobody knows which month
/// it is. ISO dates are parse_iso_date()'s.
[[nodiscard]] std::optional<PrintedDate> read_printed_date(std::string_view text);

/// Turns dates as printed into points in time. Thread-safe after open().
class DateRules {
 public:
  /// @p zone: IANA name for dates without one; empty: UTC, marked as assumed. @p now: seconds; 0:
  /// the system clock. InvalidArgument for a zone that is unknown.
  [[nodiscard]] static Result<DateRules> open(const std::string& zone, std::int64_t now);

  DateRules(DateRules&&) noexcept;
  DateRules& operator=(DateRules&&) noexcept;
  DateRules(const DateRules&) = delete;
  DateRules& operator=(const DateRules&) = delete;
  ~DateRules();

  /// The date that @p text is as a whole; nothing when it is none.
  [[nodiscard]] std::optional<FoundTime> read(std::string_view text) const;

  /// True for a time more than a day after now: no article has it.
  [[nodiscard]] bool is_future(const Timestamp& time) const;

  /// The time that counts as the present, in seconds.
  [[nodiscard]] std::int64_t now() const { return now_; }

 private:
  class Zone;
  DateRules(std::unique_ptr<Zone> zone, std::int64_t now);
  std::unique_ptr<Zone> zone_;  // none: UTC
  std::int64_t now_ = 0;
};

}  // namespace dateline::extract
