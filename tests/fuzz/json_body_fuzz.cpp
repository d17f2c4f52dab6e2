// SPDX-License-Identifier: GPL-3.0-or-later
// Any request body gives parameters that the table reads or refuses, or a problem that says what is
// wrong.
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <variant>

#include "searchd/http/json_body.h"
#include "searchd/http/parameters.h"
#include "tests/fuzz/problem_check.h"
#include "tests/fuzz/require.h"

namespace dateline::searchd {
namespace {

using fuzz::check;
using fuzz::require;

constexpr std::int64_t kNow = 1'700'000'000;

void check(const Parameters& parameters) {
  for (const Parameter& parameter : parameters) {
    require(is_utf8(parameter.name) && is_utf8(parameter.value), "bytes that are not UTF-8");
  }
  const auto again = parse_query(to_query(parameters));
  require(std::holds_alternative<Parameters>(again) && std::get<Parameters>(again) == parameters,
          "parameters that an address cannot say");
  const auto call = read_call(Endpoint::Search, parameters, kNow);
  if (const auto* problem = std::get_if<Problem>(&call)) {
    check(*problem);
  }
}

void check(const std::vector<Checked<Parameters>>& searches) {
  require(!searches.empty() && searches.size() <= kMaxSearches, "too few or too many searches");
  for (const Checked<Parameters>& search : searches) {
    std::visit([](const auto& given) { check(given); }, search);
  }
}

}  // namespace
}  // namespace dateline::searchd

// NOLINTNEXTLINE(readability-identifier-naming): the name is libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using dateline::searchd::Endpoint;
  const void* bytes = data;
  const std::string_view body(static_cast<const char*>(bytes), size);
  std::visit([](const auto& read) { dateline::searchd::check(read); },
             dateline::searchd::parse_json_parameters(Endpoint::Search, body));
  std::visit([](const auto& read) { dateline::searchd::check(read); },
             dateline::searchd::parse_json_searches(body));
  return 0;
}
