// SPDX-License-Identifier: GPL-3.0-or-later
// Any text is a date bound, an instant and a length of time within their limits, or refused.
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <variant>

#include "searchd/http/date_values.h"
#include "tests/fuzz/require.h"

namespace dateline::searchd {
namespace {

using fuzz::require;

constexpr std::int64_t kYear1000 = -30'610'224'000;
constexpr std::int64_t kYear10000 = 253'402'300'800;
constexpr std::int64_t kDay = 86'400;  // a zone may shift an instant over the edge

bool is_sane(std::int64_t seconds) {
  return seconds >= kYear1000 - kDay && seconds < kYear10000 + kDay;
}

void check(std::string_view text) {
  const auto bound = read_date_bound(text);
  if (const auto* read = std::get_if<DateBound>(&bound)) {
    const bool relative = read->kind == DateBound::Kind::Relative;
    require(relative == text.starts_with('-'), "a relative date without its minus");
    require(relative ? read->amount >= 0 : is_sane(read->date.seconds), "a bound out of bounds");
  }
  const auto instant = read_instant(text);
  if (const auto* seconds = std::get_if<std::int64_t>(&instant)) {
    require(is_sane(*seconds), "an instant out of bounds");
    require(std::holds_alternative<DateBound>(bound), "an instant that is no bound");
  }
  if (const auto seconds = read_duration(text)) {
    require(*seconds > 0, "a length of time that is none");
  }
}

}  // namespace
}  // namespace dateline::searchd

// NOLINTNEXTLINE(readability-identifier-naming): the name is libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const void* bytes = data;
  dateline::searchd::check({static_cast<const char*>(bytes), size});
  return 0;
}
