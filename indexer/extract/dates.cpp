// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/dates.h"

#include <array>
#include <utility>

#include <unicode/timezone.h>
#include <unicode/unistr.h>

#include "indexer/extract/words.h"

namespace dateline::extract {
namespace {

constexpr std::int64_t kDaySeconds = 86400;
constexpr double kMilliseconds = 1000.0;

/// What an ISO date says, in the form of the grammar.
PrintedDate as_printed(const ParsedDate& iso) {
  return {.civil = to_civil(iso.time.seconds),
          .precision = iso.time.precision,
          .offset = iso.has_zone ? std::optional<std::int64_t>(0) : std::nullopt};
}

}  // namespace

/// A time zone of ICU.
class DateRules::Zone {
 public:
  /// None for an unknown name.
  static std::unique_ptr<Zone> open(std::string_view name) {
    std::unique_ptr<icu::TimeZone> found(icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(
        icu::StringPiece(name.data(), static_cast<std::int32_t>(name.size())))));
    if (!found || *found == icu::TimeZone::getUnknown()) {
      return nullptr;
    }
    return std::make_unique<Zone>(std::move(found));
  }

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

DateRules::DateRules(std::unique_ptr<Zone> zone, DateOrder order, std::int64_t now)
    : zone_(std::move(zone)), order_(order), now_(now) {}
DateRules::DateRules(DateRules&&) noexcept = default;
DateRules& DateRules::operator=(DateRules&&) noexcept = default;
DateRules::~DateRules() = default;

Result<DateRules> DateRules::open_one(const SourceDates& dates, std::int64_t now) {
  std::unique_ptr<Zone> zone = dates.zone.empty() ? nullptr : Zone::open(dates.zone);
  if (!dates.zone.empty() && !zone) {
    return Error{ErrorCode::InvalidArgument, "unknown time zone \"" + dates.zone + "\"",
                 "use an IANA name such as Europe/Berlin"};
  }
  return DateRules(std::move(zone), dates.order, now);
}

Result<DateRules> DateRules::open(const std::string& zone, std::int64_t now,
                                  const DatesOfSources& sources) {
  const std::int64_t present = now == 0 ? now_seconds() : now;
  Result<DateRules> rules = open_one({.zone = zone}, present);
  for (const auto& [source, dates] : sources) {
    if (!rules) {
      break;
    }
    Result<DateRules> own =
        open_one({.zone = dates.zone.empty() ? zone : dates.zone, .order = dates.order}, present);
    if (!own) {
      return Error{own.error().code, "source \"" + source + "\": " + own.error().message,
                   own.error().hint};
    }
    rules->sources_.emplace(source, *std::move(own));
  }
  return rules;
}

const DateRules& DateRules::of_source(std::string_view source) const {
  while (!sources_.empty()) {
    if (const auto own = sources_.find(source); own != sources_.end()) {
      return own->second;
    }
    const std::size_t dot = source.find('.');
    if (dot == std::string_view::npos) {
      break;
    }
    source.remove_prefix(dot + 1);
  }
  return *this;
}

/// One zone object for each region that a zone's name can stand for, made once.
const DateRules::Zone* DateRules::zone_of_region(std::string_view region) {
  static const std::map<std::string, std::unique_ptr<Zone>, std::less<>> zones_by_name = [] {
    std::map<std::string, std::unique_ptr<Zone>, std::less<>> zones;
    for (const char* name :
         {"America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles"}) {
      zones.emplace(name, Zone::open(name));
    }
    return zones;
  }();
  const auto found = zones_by_name.find(region);
  return found == zones_by_name.end() ? nullptr : found->second.get();
}

FoundTime DateRules::settle(const PrintedDate& date, std::string_view text) const {
  const std::int64_t local = to_seconds(date.civil);
  FoundTime found{.printed = {.time = {.seconds = local, .precision = date.precision},
                              .text = std::string(text)},
                  .zone = {}};
  if (found.printed.time.is_period()) {
    return found;
  }
  const Zone* region = zone_of_region(date.region);
  if (date.offset) {
    found.printed.time.seconds = local - *date.offset;
  } else if (region != nullptr) {
    found.printed.time.seconds = region->to_utc(local);
  } else if (zone_) {
    found.printed.time.seconds = zone_->to_utc(local);
  }
  const bool given = date.offset || region != nullptr;
  found.zone = given ? "given" : (zone_ ? "source" : "assumed");
  return found;
}

std::optional<FoundTime> DateRules::read(std::string_view text, DateOrder shown) const {
  text = trim(text);
  if (const std::optional<ParsedDate> iso = parse_iso_date(text)) {
    return settle(as_printed(*iso), text);
  }
  const std::optional<PrintedDate> printed =
      read_printed_date(text, order_ == DateOrder::Unknown ? shown : order_);
  return printed ? std::optional(settle(*printed, text)) : std::nullopt;
}

std::vector<FoundTime> DateRules::find(std::string_view text, DateOrder shown) const {
  std::vector<FoundTime> found;
  for (const DateSpan& span :
       find_printed_dates(text, order_ == DateOrder::Unknown ? shown : order_)) {
    found.push_back(settle(span.date, text.substr(span.begin, span.end - span.begin)));
  }
  return found;
}

bool DateRules::is_ambiguous(std::string_view text, DateOrder shown) const {
  if (order_ != DateOrder::Unknown || shown != DateOrder::Unknown ||
      text.find_first_of("/-") == std::string_view::npos) {
    return false;
  }
  return find_printed_dates(text, DateOrder::Unknown).empty() &&
         !find_printed_dates(text, DateOrder::DayFirst).empty();
}

FoundTime DateRules::from_unix(std::int64_t seconds, std::string_view text) {
  return {.printed = {.time = {.seconds = seconds, .precision = Precision::Second},
                      .text = std::string(text)},
          .zone = "given"};
}

bool DateRules::is_future(const Timestamp& time) const {
  return time.known() && time.seconds > now_ + kDaySeconds;
}

}  // namespace dateline::extract
