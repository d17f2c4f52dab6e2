// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/dates.h"

#include <unicode/calendar.h>
#include <unicode/timezone.h>
#include <unicode/unistr.h>

#include <utility>

#include "indexer/extract/words.h"

namespace dateline::extract {
namespace {

constexpr std::int64_t kDaySeconds = 86400;
constexpr double kMilliseconds = 1000.0;

}  // namespace

/// A time zone of ICU.
class DateRules::Zone {
 public:
  explicit Zone(std::unique_ptr<icu::TimeZone> zone) : zone_(std::move(zone)) {}

  /// Seconds since 1970 UTC of a local clock time, itself given as if it were UTC.
  [[nodiscard]] std::int64_t to_utc(std::int64_t local) const {
    std::int32_t raw = 0;
    std::int32_t daylight = 0;
    UErrorCode error = U_ZERO_ERROR;
    zone_->getOffset(static_cast<double>(local) * kMilliseconds, 1, raw, daylight, error);
    return U_FAILURE(error) != 0 ? local : local - (raw + daylight) / 1000;
  }

 private:
  std::unique_ptr<icu::TimeZone> zone_;
};

DateRules::DateRules(std::unique_ptr<Zone> zone, std::int64_t now)
    : zone_(std::move(zone)), now_(now) {}
DateRules::DateRules(DateRules&&) noexcept = default;
DateRules& DateRules::operator=(DateRules&&) noexcept = default;
DateRules::~DateRules() = default;

Result<DateRules> DateRules::open(const std::string& zone, std::int64_t now) {
  const std::int64_t present = now == 0 ? now_seconds() : now;
  if (zone.empty()) {
    return DateRules(nullptr, present);
  }
  std::unique_ptr<icu::TimeZone> found(
      icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(zone)));
  if (!found || *found == icu::TimeZone::getUnknown()) {
    return Error{ErrorCode::InvalidArgument, "unknown time zone \"" + zone + "\"",
                 "use an IANA name such as Europe/Berlin"};
  }
  return DateRules(std::make_unique<Zone>(std::move(found)), present);
}

std::optional<FoundTime> DateRules::read(std::string_view text) const {
  text = trim(text);
  Timestamp time;
  bool has_zone = false;
  if (const std::optional<ParsedDate> iso = parse_iso_date(text)) {
    time = iso->time;
    has_zone = iso->has_zone;
  } else if (const std::optional<PrintedDate> printed = read_printed_date(text)) {
    time = {.seconds = to_seconds(printed->civil) - printed->offset.value_or(0),
            .precision = printed->precision};
    has_zone = printed->offset.has_value();
  } else {
    return std::nullopt;
  }
  FoundTime found{.printed = {.time = time, .text = std::string(text)}, .zone = {}};
  if (time.is_period()) {
    return found;
  }
  if (!has_zone && zone_) {
    found.printed.time.seconds = zone_->to_utc(time.seconds);
  }
  found.zone = has_zone ? "given" : (zone_ ? "source" : "assumed");
  return found;
}

bool DateRules::is_future(const Timestamp& time) const {
  return time.known() && time.seconds > now_ + kDaySeconds;
}

}  // namespace dateline::extract
