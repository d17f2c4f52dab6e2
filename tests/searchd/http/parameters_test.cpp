// SPDX-License-Identifier: GPL-3.0-or-later
// Every parameter of /v1/search: what it sets, and the problem a wrong value makes.
#include "searchd/http/parameters.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace dateline::searchd {
namespace {

using schema::FieldId;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr std::int64_t kNow = 1'700'000'059;

Checked<SearchCall> read(std::string_view query) {
  return read_call(Endpoint::Search, std::get<Parameters>(parse_query(query)), kNow);
}

SearchCall call(std::string_view query) {
  auto result = read(query);
  if (const auto* problem = std::get_if<Problem>(&result)) {
    ADD_FAILURE() << query << ": " << problem->detail;
    return {};
  }
  return std::get<SearchCall>(result);
}

SearchRequest request(std::string_view query) {
  return call(query).request;
}

Problem problem(std::string_view query) {
  auto result = read(query);
  if (std::holds_alternative<SearchCall>(result)) {
    ADD_FAILURE() << query << " is accepted";
    return {};
  }
  return std::get<Problem>(result);
}

TEST(ReadSearch, HasTheDefaultsOfTheApi) {
  const SearchRequest defaults = request("");

  EXPECT_EQ(defaults.selection.q, "");
  EXPECT_EQ(defaults.size, 20U);
  EXPECT_EQ(defaults.page, 1U);
  EXPECT_EQ(defaults.snippet_chars, 240U);
  EXPECT_EQ(defaults.facet_size, 10U);
  EXPECT_EQ(defaults.histogram, Interval::Off);
  EXPECT_EQ(defaults.selection.match, MatchMode::Auto);
  EXPECT_EQ(defaults.recency.mode, Recency::Mode::Auto);
  EXPECT_EQ(defaults.selection.tz, "UTC");
  EXPECT_TRUE(defaults.facets.empty());
}

TEST(ReadSearch, RoundsNowDownToTheMinute) {
  EXPECT_EQ(request("").selection.now % 60, 0);
  EXPECT_LE(kNow - request("").selection.now, 59);
}

TEST(ReadSearch, GathersTheListsOfAField) {
  const SearchRequest read = request("ticker=TM,GM&ticker=F&ticker.all=A&ticker.not=B");

  ASSERT_EQ(read.selection.filters.size(), 1U);
  EXPECT_EQ(read.selection.filters[0].field, FieldId::Ticker);
  EXPECT_THAT(read.selection.filters[0].any, ElementsAre("TM", "GM", "F"));
  EXPECT_THAT(read.selection.filters[0].all, ElementsAre("A"));
  EXPECT_THAT(read.selection.filters[0].none, ElementsAre("B"));
}

TEST(ReadSearch, KeepsCommasOfValuesThatMayHoldThem) {
  const SearchRequest read = request("author=Doe,+Jane&author=Roe&lang=en,de");

  ASSERT_EQ(read.selection.filters.size(), 2U);
  EXPECT_THAT(read.selection.filters[0].any, ElementsAre("Doe, Jane", "Roe"));
  EXPECT_THAT(read.selection.filters[1].any, ElementsAre("en", "de"));
}

TEST(ReadSearch, ReadsEveryChoice) {
  const SearchRequest read = request(
      "ticker.role=related&date_field=first_seen&versions=all&sort=oldest&match=any"
      "&facet_mode=strict&histogram=week&tz=America/New_York");

  EXPECT_EQ(read.selection.ticker_role, TickerRole::Related);
  EXPECT_EQ(read.selection.date_field, FieldId::FirstSeen);
  EXPECT_EQ(read.selection.versions, Versions::All);
  EXPECT_EQ(read.sort, SortOrder::Oldest);
  EXPECT_EQ(read.selection.match, MatchMode::Any);
  EXPECT_EQ(read.facet_mode, FacetMode::Strict);
  EXPECT_EQ(read.histogram, Interval::Week);
  EXPECT_EQ(read.selection.tz, "America/New_York");
}

TEST(ReadSearch, ReadsDatesAndAsOf) {
  const SearchRequest read = request("from=2025-03&to=-7d&as_of=2025-03-31");

  EXPECT_EQ(read.selection.from->date.precision, Precision::Month);
  EXPECT_EQ(read.selection.to->kind, DateBound::Kind::Relative);
  EXPECT_EQ(to_rfc3339(*read.selection.as_of), "2025-03-31T23:59:59Z");
}

TEST(ReadSearch, ReadsRecency) {
  EXPECT_EQ(request("recency=off").recency.mode, Recency::Mode::Off);
  EXPECT_EQ(request("recency=30d").recency.mode, Recency::Mode::HalfLife);
  EXPECT_EQ(request("recency=30d").recency.half_life_seconds, 30 * 86400);
}

TEST(ReadSearch, ReadsFacetsOnceEach) {
  EXPECT_THAT(request("facets=ticker,topic&facets=ticker").facets,
              ElementsAre(FieldId::Ticker, FieldId::Topic));
  EXPECT_TRUE(request("facets=").facets.empty());
}

TEST(ReadSearch, ReadsMembersAndDropsSnippetsNobodyWants) {
  EXPECT_THAT(call("fields=title,score").members, ElementsAre("title", "score"));
  EXPECT_EQ(request("fields=title").snippet_chars, 0U);
  EXPECT_EQ(request("fields=title,snippet").snippet_chars, 240U);
  EXPECT_THAT(call("fields=id").members, ElementsAre("id"));
}

TEST(ReadSearch, AcceptsNumbersAtTheirLimits) {
  EXPECT_EQ(request("size=100&page=100").page, 100U);
  EXPECT_EQ(request("facet_size=1000").facet_size, 1000U);
  EXPECT_EQ(request("snippet=0").snippet_chars, 0U);
  EXPECT_EQ(request("snippet=1000").snippet_chars, 1000U);
}

TEST(ReadSearch, NamesAnUnknownParameterAndTheNearestOne) {
  const Problem wrong = problem("facet=ticker");

  EXPECT_EQ(wrong.code, ProblemCode::UnknownParameter);
  EXPECT_EQ(wrong.parameter, "facet");
  EXPECT_EQ(wrong.received, "ticker");
  EXPECT_THAT(wrong.detail, HasSubstr("did you mean facets?"));
}

TEST(ReadSearch, ExplainsWhenAsked) {
  EXPECT_FALSE(call("").request.explain);
  EXPECT_TRUE(call("explain=1").request.explain);
  EXPECT_EQ(problem("explain=2").parameter, "explain");
}

TEST(ReadSearch, RefusesWhatLaterVersionsWillKnow) {
  for (const char* query : {"collapse=story", "highlight=html", "story=s_1"}) {
    EXPECT_EQ(problem(query).code, ProblemCode::UnknownParameter) << query;
  }
}

TEST(ReadSearch, RefusesEveryValueThatIsMalformed) {
  for (const char* query :
       {"size=0",           "size=101",         "size=-1",          "size=1x",
        "size=+5",          "page=0",           "page=99999999999", "facet_size=0",
        "facet_size=1001",  "snippet=1001",     "sort=date",        "match=ALL",
        "versions=newest",  "histogram=decade", "facets=title",     "facets=ticker,,topic",
        "fields=",          "fields=body",      "ticker=TM,",       "recency=soon",
        "ticker.role=text", "tz=not a zone",    "facet_mode=loose", "date_field=added"}) {
    const Problem wrong = problem(query);
    const std::string_view text(query);

    EXPECT_EQ(wrong.code, ProblemCode::InvalidParameter) << query;
    EXPECT_EQ(wrong.parameter, text.substr(0, text.find('='))) << query;
    EXPECT_FALSE(wrong.expected.empty()) << query;
    EXPECT_THAT(wrong.detail, HasSubstr(wrong.parameter)) << query;
  }
}

TEST(ReadSearch, RefusesAnEmptyValueOfEveryParameterThatNeedsOne) {
  for (const ApiParameter* row : parameters_of(Endpoint::Search)) {
    const auto result = read(std::string(row->name) + "=");
    EXPECT_EQ(std::holds_alternative<SearchCall>(result), row->may_be_empty) << row->name;
  }
}

TEST(ReadSearch, RefusesARepetitionOfEveryParameterThatStandsOnce) {
  for (const ApiParameter* row : parameters_of(Endpoint::Search)) {
    if (row->repeat != Repeat::Never) {
      continue;
    }
    const auto accepted = [&row] {  // some value that is read without complaint
      for (const char* value : {"1", "2025", "auto", "all", "updated", "related"}) {
        if (std::holds_alternative<SearchCall>(read(std::string(row->name) + "=" + value))) {
          return std::string(row->name) + "=" + value;
        }
      }
      ADD_FAILURE() << row->name;
      return std::string();
    }();

    const Problem wrong = problem(std::string(accepted).append("&").append(accepted));

    EXPECT_EQ(wrong.code, ProblemCode::RepeatedParameter) << row->name;
    EXPECT_EQ(wrong.parameter, row->name);
  }
}

TEST(ReadSearch, ExplainsADateItDoesNotRead) {
  const Problem wrong = problem("from=31/03/2025");

  EXPECT_EQ(wrong.code, ProblemCode::InvalidDate);
  EXPECT_EQ(wrong.parameter, "from");
  EXPECT_EQ(wrong.received, "31/03/2025");
  EXPECT_EQ(wrong.expected, "YYYY, YYYY-MM, YYYY-MM-DD, RFC 3339 or -7d");
  EXPECT_EQ(wrong.detail, "from: \"31/03/2025\" is not a date I read; did you mean 2025-03-31?");
}

TEST(ReadSearch, RefusesARangeThatEndsBeforeItBegins) {
  EXPECT_EQ(problem("from=2025-04&to=2025-03").code, ProblemCode::InvalidDate);
  EXPECT_EQ(problem("from=2025-04-01T00:00:01Z&to=2025-04-01T00:00:00Z").parameter, "from");
  EXPECT_TRUE(std::holds_alternative<SearchCall>(read("from=2025-03-31&to=2025-03")));
  EXPECT_TRUE(std::holds_alternative<SearchCall>(read("from=2025-03&to=2025-03")));
}

TEST(ReadSearch, RefusesAQueryOver2048Bytes) {
  EXPECT_TRUE(std::holds_alternative<SearchCall>(read("q=" + std::string(2048, 'a'))));
  EXPECT_EQ(problem("q=" + std::string(2049, 'a')).code, ProblemCode::QueryTooLong);
}

TEST(ReadSearch, SendsDeepPagesToTheCursor) {
  const Problem wrong = problem("page=101&size=100");

  EXPECT_EQ(wrong.parameter, "page");
  EXPECT_THAT(wrong.detail, HasSubstr("next"));
  EXPECT_TRUE(std::holds_alternative<SearchCall>(read("page=500")));
}

TEST(ReadSearch, RefusesAPageBesideACursor) {
  EXPECT_EQ(problem("page=2&cursor=abc").parameter, "page");
  EXPECT_EQ(request("cursor=abc").cursor, "abc");
}

TEST(SearchParameters, HaveNamesOfTheirOwn) {
  std::set<std::string_view> names;
  for (const ApiParameter* row : parameters_of(Endpoint::Search)) {
    EXPECT_TRUE(names.insert(row->name).second) << row->name;
  }
}

TEST(ReadCall, TakesTheParametersOfItsEndpointAlone) {
  const auto stats = [](const Parameters& parameters) {
    return read_call(Endpoint::Stats, parameters, kNow);
  };

  EXPECT_TRUE(std::get<SearchCall>(stats({{"as_of", "2025"}})).request.selection.as_of);
  EXPECT_EQ(std::get<Problem>(stats({{"q", "oil"}})).code, ProblemCode::UnknownParameter);
  EXPECT_EQ(std::get<Problem>(read_call(Endpoint::Fields, {{"q", "x"}}, kNow)).expected,
            "no parameters");
}

}  // namespace
}  // namespace dateline::searchd
