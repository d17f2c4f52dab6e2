// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/list_parameters.h"

#include <array>
#include <cstdint>

#include "searchd/http/names.h"
#include "searchd/http/parameter_values.h"

namespace dateline::searchd {
namespace {

constexpr Takers kLists = taker(Endpoint::Facet) | taker(Endpoint::Sources) |
                          taker(Endpoint::Topics) | taker(Endpoint::Tickers);

template <auto Member>
Verdict set_text(SearchCall& call, std::string_view value) {
  constexpr std::size_t kMaxBytes = 200;
  if (value.size() > kMaxBytes) {
    return kRefused;
  }
  call.list.*Member = value;
  return std::nullopt;
}

template <auto Member, std::uint32_t High>
Verdict set_from_one(SearchCall& call, std::string_view value) {
  return set_number(value, 1U, High, call.list.*Member);
}

Verdict set_completions(SearchCall& call, std::string_view value) {
  return set_number(value, 1U, kMaxCompletions, call.completion.size);
}

Verdict add_type(SearchCall& call, std::string_view value) {
  const auto type = value_named(kCompletionNames, value);
  if (!type) {
    return kRefused;
  }
  call.completion.types.push_back(*type);
  return std::nullopt;
}

Verdict set_order(SearchCall& call, std::string_view value) {
  return set_named(kListOrderNames, value, call.list.order);
}

Verdict set_on(SearchCall& call, std::string_view value) {
  const auto date = parse_iso_date(value);
  if (!date || date->time.precision != Precision::Day) {
    return Refusal{ProblemCode::InvalidDate};
  }
  call.on = date->time;
  return std::nullopt;
}

constexpr std::array kRows = {
    ApiParameter{"prefix", kLists, Repeat::Never, "at most 200 bytes",
                 "values, or names of companies, that begin so", set_text<&ListRequest::prefix>},
    ApiParameter{"contains", kLists, Repeat::Never, "at most 200 bytes",
                 "values, or names of companies, that hold this", set_text<&ListRequest::contains>},
    ApiParameter{"parent", taker(Endpoint::Topics), Repeat::Never, "a topic; empty for the top",
                 "topics directly below this one", set_text<&ListRequest::parent>, true},
    ApiParameter{"sort", kLists, Repeat::Never, "count or value", "order of the list", set_order},
    ApiParameter{"page", kLists, Repeat::Never, "a number from 1", "page of the list",
                 set_from_one<&ListRequest::page, kMaxListPage>},
    ApiParameter{"size", kLists, Repeat::Never, "a number from 1 to 1000", "values on a page",
                 set_from_one<&ListRequest::size, kMaxListSize>},
    ApiParameter{"size", taker(Endpoint::Suggest), Repeat::Never, "a number from 1 to 20",
                 "suggestions of each type", set_completions},
    ApiParameter{"types", taker(Endpoint::Suggest), Repeat::OrCommas,
                 "any of query,ticker,topic,source,title", "types of suggestions", add_type},
    ApiParameter{"on", taker(Endpoint::Ticker), Repeat::Never, "a day such as 2022-06-08",
                 "who carried the symbol that day", set_on},
};

}  // namespace

std::span<const ApiParameter> list_parameters() {
  return kRows;
}

}  // namespace dateline::searchd
