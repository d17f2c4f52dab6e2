// SPDX-License-Identifier: GPL-3.0-or-later
// What dates mean as points in time: the zone they do not name, the order of day and month, and
// what lies in the future. Zone and order may be known per source.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/base/result.h"
#include "indexer/extract/printed_date.h"
#include "indexer/schema/article.h"

namespace dateline::extract {

/// A date with the way its zone was found: "given" in the text, "source" (configured), "assumed"
/// (UTC); empty for a civil period, which no zone shifts.
struct FoundTime {
  PrintedTime printed;
  std::string zone;
};

/// How a source prints its dates.
struct SourceDates {
  std::string zone;  // IANA name for dates without one; empty: UTC, marked as assumed
  DateOrder order = DateOrder::Unknown;
};

/// By source id: the host without "www.", or a name. A host stands for the hosts below it too.
using DatesOfSources = std::map<std::string, SourceDates, std::less<>>;

/// Turns dates as printed into points in time. Thread-safe after open().
class DateRules {
 public:
  /// @p zone: IANA name for dates without one; empty: UTC, marked as assumed. @p now: seconds; 0:
  /// the system clock. InvalidArgument for a zone that is unknown.
  [[nodiscard]] static Result<DateRules> open(const std::string& zone, std::int64_t now,
                                              const DatesOfSources& sources = {});

  DateRules(DateRules&&) noexcept;
  DateRules& operator=(DateRules&&) noexcept;
  DateRules(const DateRules&) = delete;
  DateRules& operator=(const DateRules&) = delete;
  ~DateRules();

  /// The rules for that source: its own, or these. They live as long as these.
  [[nodiscard]] const DateRules& of_source(std::string_view source) const;

  /// The date that @p text is as a whole; nothing when it is none. @p shown is the order of day and
  /// month that the surroundings show; the source's own order outranks it.
  [[nodiscard]] std::optional<FoundTime> read(std::string_view text,
                                              DateOrder shown = DateOrder::Unknown) const;

  /// The dates, to the day at least, within @p text, in its order.
  [[nodiscard]] std::vector<FoundTime> find(std::string_view text,
                                            DateOrder shown = DateOrder::Unknown) const;

  /// True where @p text holds dates of digits, none of which says which part is the day; nor do
  /// @p shown and the source.
  [[nodiscard]] bool is_ambiguous(std::string_view text,
                                  DateOrder shown = DateOrder::Unknown) const;

  /// The point in time of seconds since 1970, a date's machine form.
  [[nodiscard]] static FoundTime from_unix(std::int64_t seconds, std::string_view text);

  /// True for a time more than a day after now: no article has it.
  [[nodiscard]] bool is_future(const Timestamp& time) const;

  /// The time that counts as the present, in seconds.
  [[nodiscard]] std::int64_t now() const { return now_; }

 private:
  class Zone;
  DateRules(std::unique_ptr<Zone> zone, DateOrder order, std::int64_t now);
  [[nodiscard]] static Result<DateRules> open_one(const SourceDates& dates, std::int64_t now);
  [[nodiscard]] static const Zone* zone_of_region(std::string_view region);
  [[nodiscard]] FoundTime settle(const PrintedDate& date, std::string_view text) const;

  std::unique_ptr<Zone> zone_;  // none: UTC
  DateOrder order_ = DateOrder::Unknown;
  std::int64_t now_ = 0;
  std::map<std::string, DateRules, std::less<>> sources_;
};

}  // namespace dateline::extract
