// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/parameter_table.h"

#include <algorithm>
#include <array>
#include <utility>
#include <variant>

#include "searchd/http/date_values.h"
#include "searchd/http/export_parameters.h"
#include "searchd/http/list_parameters.h"
#include "searchd/http/names.h"
#include "searchd/http/parameter_values.h"
#include "searchd/http/timeline_parameters.h"

namespace dateline::searchd {
namespace {

using schema::FieldId;

constexpr std::string_view kBoundExpected = "YYYY, YYYY-MM, YYYY-MM-DD, RFC 3339 or -7d";
constexpr std::string_view kInstantExpected =
    "RFC 3339 with a zone, or YYYY, YYYY-MM, YYYY-MM-DD for the end of that period in UTC";

constexpr std::array<std::string_view, 22> kHitMembers = {"url",
                                                          "page_url",
                                                          "title",
                                                          "published",
                                                          "published_precision",
                                                          "published_text",
                                                          "first_seen",
                                                          "first_seen_derived",
                                                          "updated",
                                                          "source",
                                                          "agency",
                                                          "place",
                                                          "places",
                                                          "authors",
                                                          "lang",
                                                          "words",
                                                          "tickers",
                                                          "topics",
                                                          "version",
                                                          "snippet",
                                                          "score",
                                                          "explanation"};

constexpr Takers kSearch = taker(Endpoint::Search);
constexpr Takers kFeeds =
    taker(Endpoint::AtomFeed) | taker(Endpoint::RssFeed) | taker(Endpoint::JsonFeed);
/// Who answers about a set of articles, chosen by one q, filters and dates.
constexpr Takers kAskers =
    kSearch | taker(Endpoint::Facet) | taker(Endpoint::Export) | taker(Endpoint::Terms) | kFeeds;
/// The same, or by several q.
constexpr Takers kSelectors = kAskers | taker(Endpoint::Timeline);
/// Who shows articles, or terms, as many as `size` says.
constexpr Takers kSized = kSearch | taker(Endpoint::Related) | taker(Endpoint::Terms) | kFeeds;
/// Who answers about the archive as it stood at a moment.
constexpr Takers kTimeTravellers =
    kSelectors | taker(Endpoint::Article) | taker(Endpoint::Related) | taker(Endpoint::Stats) |
    taker(Endpoint::Sources) | taker(Endpoint::Topics) | taker(Endpoint::Tickers) |
    taker(Endpoint::Ticker) | taker(Endpoint::Suggest);

Filter& filter_of(Selection& selection, FieldId field) {
  const auto found = std::ranges::find(selection.filters, field, &Filter::field);
  return found != selection.filters.end() ? *found
                                          : selection.filters.emplace_back(Filter{.field = field});
}

/// A member of the request or of its selection.
template <typename Value>
Value& member(SearchRequest& request, Value SearchRequest::*member) {
  return request.*member;
}

template <typename Value>
Value& member(SearchRequest& request, Value Selection::*member) {
  return request.selection.*member;
}

template <FieldId Field, auto List>
Verdict add_value(SearchCall& call, std::string_view value) {
  (filter_of(call.request.selection, Field).*List).emplace_back(value);
  return std::nullopt;
}

template <const auto& Names, auto Member>
Verdict choose(SearchCall& call, std::string_view value) {
  return set_named(Names, value, member(call.request, Member));
}

template <auto Member, std::uint32_t Low, std::uint32_t High>
Verdict set_within(SearchCall& call, std::string_view value) {
  return set_number(value, Low, High, member(call.request, Member));
}

Verdict set_q(SearchCall& call, std::string_view value) {
  if (Verdict too_long = check_query(value)) {
    return too_long;
  }
  call.request.selection.q = value;
  return std::nullopt;
}

template <auto Member>
Verdict set_bound(SearchCall& call, std::string_view value) {
  auto bound = read_date_bound(value);
  if (auto* trouble = std::get_if<DateTrouble>(&bound)) {
    return Refusal{ProblemCode::InvalidDate, std::move(trouble->hint)};
  }
  member(call.request, Member) = std::get<DateBound>(bound);
  return std::nullopt;
}

Verdict set_as_of(SearchCall& call, std::string_view value) {
  auto instant = read_instant(value);
  if (auto* trouble = std::get_if<DateTrouble>(&instant)) {
    return Refusal{ProblemCode::InvalidDate, std::move(trouble->hint)};
  }
  call.request.selection.as_of = std::get<std::int64_t>(instant);
  return std::nullopt;
}

Verdict set_tz(SearchCall& call, std::string_view value) {
  constexpr std::size_t kMaxZoneName = 64;
  const bool plausible = value.size() <= kMaxZoneName && std::ranges::all_of(value, [](char c) {
                           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                                  (c >= '0' && c <= '9') ||
                                  std::string_view("_-+/").find(c) != std::string_view::npos;
                         });
  if (!plausible) {
    return kRefused;
  }
  call.request.selection.tz = value;
  return std::nullopt;
}

Verdict set_recency(SearchCall& call, std::string_view value) {
  Recency& recency = call.request.recency;
  if (value == "off" || value == "auto") {
    recency.mode = value == "off" ? Recency::Mode::Off : Recency::Mode::Auto;
    return std::nullopt;
  }
  const auto seconds = read_duration(value);
  if (!seconds) {
    return kRefused;
  }
  recency = {.mode = Recency::Mode::HalfLife, .half_life_seconds = *seconds};
  return std::nullopt;
}

Verdict set_explain(SearchCall& call, std::string_view value) {
  if (value != "0" && value != "1") {
    return kRefused;
  }
  call.request.explain = value == "1";
  return std::nullopt;
}

Verdict set_cursor(SearchCall& call, std::string_view value) {
  call.request.cursor = value;
  return std::nullopt;
}

Verdict add_member(SearchCall& call, std::string_view value) {
  return add_known_member(value, kHitMembers, call.members);
}

Verdict add_facet(SearchCall& call, std::string_view value) {
  const auto field = value_named(kFacetNames, value);
  if (!field) {
    return kRefused;
  }
  auto& facets = call.request.facets;
  if (std::ranges::find(facets, *field) == facets.end()) {
    facets.push_back(*field);
  }
  return std::nullopt;
}

/// The three rows of one field of values: either of these, all of these, none of these.
template <FieldId Field>
constexpr std::array<ApiParameter, 3> filter_rows(std::array<std::string_view, 3> names,
                                                  Repeat repeat, std::string_view expected) {
  return {ApiParameter{names[0], kSelectors, repeat, expected, "carries one of these",
                       add_value<Field, &Filter::any>},
          ApiParameter{names[1], kSelectors, repeat, expected, "carries all of these",
                       add_value<Field, &Filter::all>},
          ApiParameter{names[2], kSelectors, repeat, expected, "carries none of these",
                       add_value<Field, &Filter::none>}};
}

template <std::size_t... Sizes>
constexpr auto join(const std::array<ApiParameter, Sizes>&... parts) {
  std::array<ApiParameter, (Sizes + ...)> rows{};
  std::size_t at = 0;
  const auto append = [&rows, &at](const auto& part) {
    for (const ApiParameter& row : part) {
      rows[at++] = row;
    }
  };
  (append(parts), ...);
  return rows;
}

using Request = SearchRequest;

constexpr std::array kQueryRows = {
    ApiParameter{"q", kAskers | taker(Endpoint::Suggest), Repeat::Never, "at most 2048 bytes",
                 "what to search for; empty finds every article", set_q, true}};

constexpr auto kFilterRows =
    join(filter_rows<FieldId::Ticker>({"ticker", "ticker.all", "ticker.not"}, Repeat::OrCommas,
                                      "symbols such as TM or TM,GM"),
         filter_rows<FieldId::Topic>({"topic", "topic.all", "topic.not"}, Repeat::Anew,
                                     "a topic; repeat the parameter for several"),
         filter_rows<FieldId::Source>({"source", "source.all", "source.not"}, Repeat::Anew,
                                      "a source; repeat the parameter for several"),
         filter_rows<FieldId::Author>({"author", "author.all", "author.not"}, Repeat::Anew,
                                      "an author; repeat the parameter for several"),
         filter_rows<FieldId::Place>({"place", "place.all", "place.not"}, Repeat::Anew,
                                     "a place; repeat the parameter for several"),
         filter_rows<FieldId::Agency>({"agency", "agency.all", "agency.not"}, Repeat::Anew,
                                      "an agency; repeat the parameter for several"),
         filter_rows<FieldId::Lang>({"lang", "lang.all", "lang.not"}, Repeat::OrCommas,
                                    "ISO 639-1 codes such as en or en,de"));

constexpr std::array kOtherRows = {
    ApiParameter{"ticker.role", kSelectors, Repeat::Never, "headline, body or related",
                 "where tickers must stand; without it headline or text",
                 choose<kTickerRoleNames, &Selection::ticker_role>},
    ApiParameter{"from", kSelectors, Repeat::Never, kBoundExpected, "earliest date, inclusive",
                 set_bound<&Selection::from>},
    ApiParameter{"to", kSelectors, Repeat::Never, kBoundExpected,
                 "latest date, the whole of its period", set_bound<&Selection::to>},
    ApiParameter{"date_field", kSelectors, Repeat::Never, "published, first_seen or updated",
                 "which date from, to and the histogram mean",
                 choose<kDateFieldNames, &Selection::date_field>},
    ApiParameter{"tz", kSelectors, Repeat::Never, "an IANA zone name such as Europe/Paris",
                 "zone of day edges and buckets", set_tz},
    ApiParameter{"as_of", kTimeTravellers, Repeat::Never, kInstantExpected,
                 "the archive as it stood then, nothing later", set_as_of},
    ApiParameter{"versions", kSelectors, Repeat::Never, "latest, first or all",
                 "which wordings of an article count",
                 choose<kVersionsNames, &Selection::versions>},
    ApiParameter{"sort", kSearch, Repeat::Never, "relevance, newest, oldest or updated",
                 "order of the results", choose<kSortNames, &Request::sort>},
    ApiParameter{"recency", kSearch, Repeat::Never, "off, auto or a half-life such as 30d, 12h, 1y",
                 "how much newer articles gain in the order by relevance", set_recency},
    ApiParameter{"match", kSelectors, Repeat::Never, "auto, all or any",
                 "whether an article needs all words of q", choose<kMatchNames, &Selection::match>},
    ApiParameter{"page", kSearch, Repeat::Never, "a number from 1", "page of results",
                 set_within<&Request::page, 1, kMaxPagedResults>},
    ApiParameter{"size", kSized, Repeat::Never, "a number from 1 to 100", "results, or terms",
                 set_within<&Request::size, 1, kMaxPageSize>},
    ApiParameter{"cursor", kSearch | taker(Endpoint::Export), Repeat::Never,
                 "the cursor of an earlier answer to the same request",
                 "continues an earlier answer, without end", set_cursor},
    ApiParameter{"fields", kSearch | taker(Endpoint::Related), Repeat::OrCommas,
                 "members of a result, such as title,published,source",
                 "which members of a result to send; id always", add_member},
    ApiParameter{"snippet", kSearch, Repeat::Never, "a number from 0 to 1000",
                 "length of snippets in characters; 0 for none",
                 set_within<&Request::snippet_chars, 0, kMaxSnippetChars>},
    ApiParameter{"facets", kSearch, Repeat::OrCommas,
                 "any of ticker,topic,source,author,place,agency,lang",
                 "fields whose values to count", add_facet, true},
    ApiParameter{"facet_size", kSearch, Repeat::Never, "a number from 1 to 1000",
                 "values of each facet", set_within<&Request::facet_size, 1, kMaxFacetSize>},
    ApiParameter{"facet_mode", kSearch | taker(Endpoint::Facet), Repeat::Never, "auto or strict",
                 "auto: a facet ignores its own selection",
                 choose<kFacetModeNames, &Request::facet_mode>},
    ApiParameter{"histogram", kSearch, Repeat::Never, "off, auto, hour, day, week, month or year",
                 "articles over time", choose<kIntervalNames, &Request::histogram>},
    ApiParameter{"explain", kSearch, Repeat::Never, "0 or 1", "how each score came about",
                 set_explain},
};

constexpr auto kRows = join(kQueryRows, kFilterRows, kOtherRows);

}  // namespace

std::vector<const ApiParameter*> parameters_of(Endpoint endpoint) {
  std::vector<const ApiParameter*> rows;
  for (const std::span<const ApiParameter> table :
       {std::span<const ApiParameter>(kRows), list_parameters(), export_parameters(),
        timeline_parameters()}) {
    for (const ApiParameter& row : table) {
      if ((row.takers & taker(endpoint)) != 0) {
        rows.push_back(&row);
      }
    }
  }
  return rows;
}

const ApiParameter* find_parameter(Endpoint endpoint, std::string_view name) {
  const std::vector<const ApiParameter*> rows = parameters_of(endpoint);
  const auto row = std::ranges::find(rows, name, &ApiParameter::name);
  return row == rows.end() ? nullptr : *row;
}

std::span<const std::string_view> hit_members() {
  return kHitMembers;
}

}  // namespace dateline::searchd
