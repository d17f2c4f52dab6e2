// SPDX-License-Identifier: GPL-3.0-or-later
// Dates in JSON: texts, Unix seconds, and how precise they are.
#include <algorithm>
#include <cmath>

#include "indexer/base/utf8.h"
#include "indexer/extract/evidence.h"
#include "indexer/readers/json_draft.h"
#include "indexer/readers/record_source.h"

namespace dateline::indexer {
namespace {

/// Seconds since 1970 as a number.
std::optional<extract::FoundTime> unix_time(const Json& value) {
  constexpr double kFirst = -30610224000.0;  // the year 1000
  constexpr double kEnd = 253402300800.0;    // the year 10000
  const double seconds = value.get<double>();
  if (!(seconds >= kFirst && seconds < kEnd)) {
    return std::nullopt;
  }
  return extract::DateRules::from_unix(static_cast<std::int64_t>(std::floor(seconds)),
                                       value.dump());
}

Error unreadable_date(std::string_view name, std::string_view text,
                      const extract::DateRules& dates) {
  if (dates.is_ambiguous(text)) {
    return {ErrorCode::BadInput,
            "\"" + std::string(name) + "\": day and month of \"" +
                std::string(utf8_prefix(text, 80)) + "\" cannot be told apart",
            R"(set date_order = "dmy" or "mdy" in [sources."HOST"] of --config)"};
  }
  return {ErrorCode::BadInput,
          "\"" + std::string(name) + "\": cannot read the date \"" +
              std::string(utf8_prefix(text, 80)) + "\"",
          "use 2025-03-31T04:21:00Z, 2025-03-31 or Unix seconds; dates are never guessed"};
}

/// Lowers the precision of @p time to the one under @p key.
Status take_precision(Draft& draft, const char* key, Timestamp& time) {
  std::string text;
  if (Status taken = take_string(draft, {key}, text); !taken || text.empty() || !time.known()) {
    return taken;
  }
  const std::optional<Precision> known = precision_from_string(text);
  if (!known || *known == Precision::None) {
    return wrong_type(key, "year, month, day, minute or second");
  }
  time.precision = std::min(*known, time.precision);
  return ok();
}

}  // namespace

Result<std::optional<extract::FoundTime>> read_time(const Json& value, std::string_view name,
                                                    const extract::DateRules& dates) {
  if (!value.is_string() && !value.is_number()) {
    return wrong_type(name, "a date or Unix seconds");
  }
  const std::string text = value.is_string() ? clean(value) : value.dump();
  if (text.empty()) {
    return std::optional<extract::FoundTime>{};
  }
  std::optional<extract::FoundTime> found = value.is_string() ? dates.read(text) : unix_time(value);
  if (!found) {
    return unreadable_date(name, text, dates);
  }
  return found;
}

Status take_time(Draft& draft, std::initializer_list<const char*> names, extract::Clock clock) {
  const extract::DateRules& dates = dates_of(draft.article, draft.context);
  std::string_view name;
  const Json* found = take(draft, names, name);
  if (found == nullptr) {
    return ok();
  }
  const auto time = read_time(*found, name, dates);
  if (!time) {
    return time.error();
  }
  if (!*time) {
    return ok();
  }
  return extract::set_time(draft.article, clock, **time, "json-" + std::string(name), dates);
}

Status take_date_details(Draft& draft) {
  std::string text;
  Status taken = take_precision(draft, "published_precision", draft.article.published.time);
  taken = taken ? take_string(draft, {"published_text"}, text) : taken;
  if (!taken || !draft.article.published.known()) {
    return taken;
  }
  if (!text.empty()) {
    draft.article.published.text = text;
  }
  return ok();
}

Status take_first_seen(Draft& draft) {
  std::string_view name;
  const Json* derived = take(draft, {"first_seen_derived"}, name);
  if (derived != nullptr && !derived->is_boolean()) {
    return wrong_type(name, "true or false");
  }
  if (derived != nullptr && derived->get<bool>()) {
    draft.used.insert(draft.used.end(), {"first_seen", "first_seen_precision"});
    return ok();
  }
  Status taken = take_time(draft, {"first_seen"}, extract::Clock::FirstSeen);
  return taken ? take_precision(draft, "first_seen_precision", draft.article.first_seen.time)
               : taken;
}

}  // namespace dateline::indexer
