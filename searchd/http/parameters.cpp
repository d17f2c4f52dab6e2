// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/parameters.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/base/near_name.h"
#include "searchd/http/export_parameters.h"
#include "searchd/http/list_parameters.h"
#include "searchd/http/parameter_values.h"

namespace dateline::searchd {
namespace {

Problem unknown(const Parameter& parameter, std::span<const std::string_view> names) {
  const std::string_view near = nearest_name(parameter.name, names);
  std::string expected;
  for (const std::string_view name : names) {
    expected.append(expected.empty() ? "" : ", ").append(name);
  }
  return {.code = ProblemCode::UnknownParameter,
          .parameter = parameter.name,
          .received = parameter.value,
          .expected = names.empty() ? "no parameters" : "one of " + expected,
          .detail = "\"" + cut_utf8(parameter.name, 100) + "\" is not a parameter of this address" +
                    (near.empty() ? "" : "; did you mean " + std::string(near) + "?")};
}

Problem repeated(const Parameter& parameter, std::string_view expected) {
  return {.code = ProblemCode::RepeatedParameter,
          .parameter = parameter.name,
          .received = parameter.value,
          .expected = "once: " + std::string(expected),
          .detail = parameter.name + ": may stand only once in a request"};
}

Problem refused(std::string_view name, std::string_view value, std::string_view expected,
                const Refusal& refusal) {
  const std::string shown =
      std::string(name) + ": " + (value.empty() ? "empty" : "\"" + cut_utf8(value, 100) + "\"");
  std::string detail = refusal.code == ProblemCode::InvalidDate
                           ? shown + " is not a date I read"
                           : shown + " is not what is expected (" + std::string(expected) + ")";
  if (refusal.code == ProblemCode::QueryTooLong) {
    detail = std::string(name) + ": the query is too long";
  }
  return {.code = refusal.code,
          .parameter = std::string(name),
          .received = std::string(value),
          .expected = std::string(expected),
          .detail = refusal.hint.empty() ? detail : detail + "; " + refusal.hint};
}

Verdict set_one(SearchCall& call, const ApiParameter& row, std::string_view value) {
  return value.empty() && !row.may_be_empty ? kRefused : row.set(call, value);
}

/// Sets every value of a list; an empty text is an empty list where the row allows it.
Verdict set_list(SearchCall& call, const ApiParameter& row, std::string_view list) {
  if (list.empty() && row.may_be_empty) {
    return std::nullopt;
  }
  while (true) {
    const std::size_t comma = std::min(list.find(','), list.size());
    Verdict verdict = comma == 0 ? kRefused : row.set(call, list.substr(0, comma));
    if (verdict || comma == list.size()) {
      return verdict;
    }
    list.remove_prefix(comma + 1);
  }
}

std::optional<Problem> read_one(SearchCall& call, Endpoint endpoint, const Parameter& parameter,
                                std::vector<const ApiParameter*>& seen) {
  const ApiParameter* const row = find_parameter(endpoint, parameter.name);
  if (row == nullptr) {
    std::vector<std::string_view> names;
    std::ranges::transform(parameters_of(endpoint), std::back_inserter(names), &ApiParameter::name);
    return unknown(parameter, names);
  }
  if (row->repeat == Repeat::Never && std::ranges::find(seen, row) != seen.end()) {
    return repeated(parameter, row->expected);
  }
  seen.push_back(row);
  const Verdict verdict = row->repeat == Repeat::OrCommas ? set_list(call, *row, parameter.value)
                                                          : set_one(call, *row, parameter.value);
  if (verdict) {
    return refused(row->name, parameter.value, row->expected, *verdict);
  }
  return std::nullopt;
}

const Parameter* find_given(const SearchCall& call, std::string_view name) {
  const auto found = std::ranges::find(call.given, name, &Parameter::name);
  return found == call.given.end() ? nullptr : &*found;
}

std::optional<Problem> check_paging(const SearchCall& call) {
  const SearchRequest& request = call.request;
  const Parameter* const page = find_given(call, "page");
  if (page != nullptr && !request.cursor.empty()) {
    return Problem{.code = ProblemCode::InvalidParameter,
                   .parameter = "page",
                   .received = page->value,
                   .expected = "either page or cursor",
                   .detail = "page: leave it out, the cursor says where to go on"};
  }
  if (std::uint64_t{request.page} * request.size > kMaxPagedResults) {
    return Problem{.code = ProblemCode::InvalidParameter,
                   .parameter = "page",
                   .received = page == nullptr ? "1" : page->value,
                   .expected = "page times size of at most 10000",
                   .detail =
                       "page: pages end at result 10000; follow `next`, whose cursor has no "
                       "end, or narrow the dates"};
  }
  return std::nullopt;
}

/// Refuses a range that surely ends before it begins, whatever the zone.
std::optional<Problem> check_range(const SearchCall& call) {
  const auto& [from, to] = std::pair{call.request.selection.from, call.request.selection.to};
  const bool absolute = from && to && from->kind == DateBound::Kind::Date &&
                        to->kind == DateBound::Kind::Date &&
                        from->date.is_period() == to->date.is_period();
  if (!absolute || from->date.seconds <= latest_second(to->date)) {
    return std::nullopt;
  }
  const std::string& received = find_given(call, "from")->value;
  return Problem{.code = ProblemCode::InvalidDate,
                 .parameter = "from",
                 .received = received,
                 .expected = "a date not after `to`",
                 .detail = "from: \"" + received + "\" lies after to, \"" +
                           find_given(call, "to")->value + "\""};
}

}  // namespace

Checked<SearchCall> read_call(Endpoint endpoint, const Parameters& parameters, std::int64_t now) {
  constexpr std::int64_t kMinute = 60;
  SearchCall call{.list = {.order = default_order(endpoint)}, .given = parameters};
  call.request.selection.now = now - now % kMinute;
  std::vector<const ApiParameter*> seen;
  for (const Parameter& parameter : parameters) {
    if (auto problem = read_one(call, endpoint, parameter, seen)) {
      return std::move(*problem);
    }
  }
  for (const auto check : {check_paging, check_range, check_export}) {
    if (auto problem = check(call)) {
      return std::move(*problem);
    }
  }
  if (!call.members.empty() && std::ranges::find(call.members, "snippet") == call.members.end()) {
    call.request.snippet_chars = 0;  // nobody will see them
  }
  return call;
}

}  // namespace dateline::searchd
