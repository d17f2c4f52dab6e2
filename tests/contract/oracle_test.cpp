// SPDX-License-Identifier: GPL-3.0-or-later
// What the indexer writes, searchd finds: generated archives of several segments with revisions and
// deletions, and generated requests, held against the reference.
#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/deletion.h"
#include "indexer/ingest.h"
#include "indexer/rewrite.h"
#include "indexer/schema/identity.h"
#include "searchd/search/archive.h"
#include "searchd/search/time_zone.h"
#include "tests/contract/reference.h"
#include "tests/indexer/building/articles.h"
#include "tests/support/seed.h"

namespace dateline::contract {
namespace {

using indexer::testing::must_add;
using indexer::testing::must_rebuild;
using searchd::SearchRequest;
using searchd::SearchResult;
using searchd::Versions;

// Words that porter2 leaves as they are, so that the reference needs no stemmer.
constexpr std::array kWords = {"oil",  "grain", "gold", "bank", "crop", "ship", "debt", "wheat",
                               "loan", "fund",  "port", "coal", "bond", "yen",  "tin",  "zinc"};
constexpr std::array kTopics = {"crude", "metal/gold", "metal/tin", "money"};
constexpr std::array kTickers = {"GM", "XOM", "TM"};
constexpr std::array kPlaces = {"Tokyo", "LONDON", "Lima"};
constexpr std::int64_t kStart = 1'700'000'000;
constexpr int kQuestions = 10'000;
constexpr std::array kZones = {"UTC", "Asia/Tokyo", "America/New_York"};
constexpr std::int64_t kHour = 3600;

bool has_topic(const Article& article, const std::string& topic) {
  return std::ranges::any_of(article.topics, [&topic](const std::string& label) {
    return label == topic || label.starts_with(topic + "/");
  });
}

class Generator {
 public:
  explicit Generator(unsigned seed) : random_(seed) {}

  int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(random_); }
  template <typename List>
  std::string pick(const List& list) {
    return list[static_cast<std::size_t>(below(static_cast<int>(list.size())))];
  }

  std::string text(int words) {
    std::string made;
    for (int i = 0; i < words; ++i) {
      made += (made.empty() ? "" : " ") + pick(kWords);
    }
    return made;
  }

  Article article(int number) {
    Article made{.url = "https://n.example/" + std::to_string(number),
                 .title = text(1 + below(4)),
                 .published = moment(below(400)),
                 .source = "n.example"};
    blur(made);
    for (int i = below(3); i >= 0; --i) {
      made.body.push_back(text(1 + below(12)));
    }
    for (int i = below(3); i > 0; --i) {
      add(made.topics, pick(kTopics));
    }
    for (int i = below(2); i > 0; --i) {
      add(made.places, pick(kPlaces));
    }
    if (below(3) == 0) {
      made.tickers.push_back({.symbol = pick(kTickers)});
    }
    schema::assign_identity(made);
    return made;
  }

  /// The same article in other words, seen some hours after it came; no two at the same time.
  Article reworded(Article article, int nth) {
    article.body = {text(1 + below(12))};
    article.first_seen.time = {
        .seconds = article.first_seen.time.seconds + kHour * (1 + below(100)) + nth,
        .precision = Precision::Second};
    article.first_seen_derived = false;
    schema::assign_identity(article);
    return article;
  }

  /// Bare words, of which one or all must be there.
  Question bare_words(bool all) {
    std::vector<std::string> words;
    std::string text;
    for (int i = 2 + below(3); i > 0; --i) {
      words.push_back(pick(kWords));
      text += words.back() + " ";
    }
    return {text, [words, all](const Words& w, const Article&) {
              const auto held = [&w](const std::string& word) { return has_word(w, word); };
              return all ? std::ranges::all_of(words, held) : std::ranges::any_of(words, held);
            }};
  }

  Question question(int depth = 0) {
    if (depth == 0) {
      wildcards_ = 0;
    }
    const std::string a = pick(kWords);
    const std::string b = pick(kWords);
    const int distance = 1 + below(6);
    switch (below(depth > 1 ? 8 : 13)) {
      case 0:
        return {"\"" + a + " " + b + "\"", [a, b](const Words& w, const Article&) {
                  return has_phrase(w, {a, b});
                }};
      case 1:
        return {"title:" + a, [a](const Words& w, const Article&) {
                  return std::ranges::find(w.title, a) != w.title.end();
                }};
      case 2:
        return {"=" + a, [a](const Words& w, const Article&) { return has_word(w, a); }};
      case 3: {
        const bool ordered = below(2) == 0;
        return {
            a + (ordered ? " ADJ/" : " NEAR/") + std::to_string(distance) + " " + b,
            [=](const Words& w, const Article&) { return has_near(w, a, b, distance, ordered); }};
      }
      case 4:
        return of_value();
      case 5:
        return of_length();
      case 6:
        return of_title(a, b);
      case 7:
        return of_beginning(a);
      case 8:
      case 9:
        return {a, [a](const Words& w, const Article&) { return has_word(w, a); }};
      case 10:
        return join(question(depth + 1), question(depth + 1), "OR");
      case 11:
        return join(question(depth + 1), question(depth + 1), "AND");
      default: {
        const Question inner = question(depth + 1);
        return {"NOT (" + inner.text + ")", [inner](const Words& w, const Article& article) {
                  return !inner.holds(w, article);
                }};
      }
    }
  }

 private:
  /// A label of a field of values.
  Question of_value() {
    const std::string topic = std::array{"metal", "metal/tin", "crude"}[random_() % 3];
    const std::string place = pick(kPlaces);
    const std::string symbol = pick(kTickers);
    switch (below(4)) {
      case 0:
        return {"topic:" + topic, [topic](const Words&, const Article& article) {
                  return has_topic(article, topic);
                }};
      case 1:
        return {"place:\"" + place + "\"", [place](const Words&, const Article& article) {
                  return std::ranges::find(article.places, place) != article.places.end();
                }};
      case 2:
        return {(below(2) == 0 ? "$" : "ticker:") + symbol,
                [symbol](const Words&, const Article& article) {
                  return std::ranges::find(article.tickers, symbol, &Ticker::symbol) !=
                         article.tickers.end();
                }};
      default: {
        const std::string url = "https://n.example/" + std::to_string(below(240));
        return {"url:" + url,
                [url](const Words&, const Article& article) { return article.url == url; }};
      }
    }
  }

  /// How many words there are.
  Question of_length() {
    const std::size_t low = 1 + static_cast<std::size_t>(below(15));
    const std::size_t high = low + static_cast<std::size_t>(below(15));
    const bool open = below(2) == 0;
    return {open ? "words:>" + std::to_string(low)
                 : "words:" + std::to_string(low) + ".." + std::to_string(high),
            [=](const Words& w, const Article&) {
              std::size_t words = w.title.size();
              for (const auto& paragraph : w.paragraphs) {
                words += paragraph.size();
              }
              return open ? words > low : words >= low && words <= high;
            }};
  }

  /// Words of the title: one of two, or one behind the other.
  Question of_title(const std::string& a, const std::string& b) {
    if (below(2) == 0) {
      return {"title:(" + a + " OR " + b + ")", [a, b](const Words& w, const Article&) {
                return std::ranges::find(w.title, a) != w.title.end() ||
                       std::ranges::find(w.title, b) != w.title.end();
              }};
    }
    return {"title:\"" + a + " " + b + "\"", [a, b](const Words& w, const Article&) {
              return has_phrase({.title = w.title, .paragraphs = {}}, {a, b});
            }};
  }

  /// word* twice in a query at most, else the word alone.
  Question of_beginning(const std::string& word) {
    if (wildcards_ == 2) {
      return {word, [word](const Words& w, const Article&) { return has_word(w, word); }};
    }
    ++wildcards_;
    const std::string beginning = word.substr(0, 3);
    return {beginning + "*", [beginning](const Words& w, const Article&) {
              return std::ranges::any_of(kWords, [&](const std::string& one) {
                return one.starts_with(beginning) && has_word(w, one);
              });
            }};
  }

  static PrintedTime moment(int hours) {
    return {.time = {.seconds = kStart + kHour * hours, .precision = Precision::Second}};
  }

  /// Some articles know only their day or month, some no date but when they came.
  void blur(Article& article) {
    Timestamp& time = article.published.time;
    article.first_seen.time = time;
    CivilTime civil = to_civil(time.seconds);
    civil = {.year = civil.year, .month = civil.month, .day = civil.day};
    switch (below(8)) {
      case 0:
        time = {.seconds = to_seconds(civil), .precision = Precision::Day};
        break;
      case 1:
        civil.day = 1;
        time = {.seconds = to_seconds(civil), .precision = Precision::Month};
        break;
      case 2:
        time = {};
        break;
      default:
        break;
    }
  }

  static void add(std::vector<std::string>& list, const std::string& value) {
    if (std::ranges::find(list, value) == list.end()) {
      list.push_back(value);
    }
  }
  static Question join(const Question& a, const Question& b, const std::string& op) {
    const bool both = op == "AND";
    return {"(" + a.text + ") " + op + " (" + b.text + ")",
            [=](const Words& w, const Article& article) {
              return both ? a.holds(w, article) && b.holds(w, article)
                          : a.holds(w, article) || b.holds(w, article);
            }};
  }

  std::mt19937 random_;
  int wildcards_ = 0;  // of the question at hand
};

/// What an answer is compared by.
struct Expected {
  std::vector<std::string> rows;  // ids in the order newest first, one a wording
  std::map<std::string, std::set<std::string>> topics;  // topic -> ids
  std::map<std::string, std::set<std::string>> places;
  std::map<std::string, const Article*> last;  // of each id, the last of its wordings
};

/// The choice of dates of a request, as it is meant.
struct Dates {
  explicit Dates(const searchd::Selection& selection)
      : field(selection.date_field), zone(*searchd::TimeZone::open(selection.tz)) {
    if (selection.from) {
      civil_from = selection.from->date.seconds;
      from = zone.to_instant(civil_from);
    }
    if (selection.to) {
      civil_to = period_end(selection.to->date);
      to = zone.to_instant(civil_to);
    }
  }

  [[nodiscard]] Timestamp of(const Article& article) const {
    return field == schema::FieldId::Published ? article.published.time : article.first_seen.time;
  }

  [[nodiscard]] bool hold(const Article& article) const {
    const Timestamp time = of(article);
    if (from == kOpenFrom && to == kOpenTo) {
      return true;
    }
    if (!time.known()) {
      return false;
    }
    return time.is_period() ? time.seconds >= civil_from && period_end(time) <= civil_to
                            : time.seconds >= from && time.seconds < to;
  }

  /// The day of the zone's calendar; nothing without a time.
  [[nodiscard]] std::optional<std::int64_t> day(const Article& article) const {
    const Timestamp time = of(article);
    if (!time.known()) {
      return std::nullopt;
    }
    const std::int64_t civil = time.is_period() ? time.seconds : zone.to_civil(time.seconds);
    return civil - civil % (24 * kHour);
  }

  static constexpr std::int64_t kOpenFrom = std::numeric_limits<std::int64_t>::min();
  static constexpr std::int64_t kOpenTo = std::numeric_limits<std::int64_t>::max();
  schema::FieldId field;
  searchd::TimeZone zone;
  std::int64_t from = kOpenFrom;
  std::int64_t to = kOpenTo;
  std::int64_t civil_from = kOpenFrom;
  std::int64_t civil_to = kOpenTo;
};

class OracleTest : public testing::Test {
 protected:
  void SetUp() override {
    std::vector<std::vector<Article>> batches(4);
    for (int i = 0; i < 240; ++i) {
      Article made = generator_.article(i);
      for (int nth = generator_.below(3); nth > 0; --nth) {
        const Article later = generator_.reworded(made, nth);
        batches[static_cast<std::size_t>(generator_.below(4))].push_back(later);
        all_.push_back(later);
      }
      batches[static_cast<std::size_t>(generator_.below(4))].push_back(made);
      all_.push_back(made);
    }
    folder_ = indexer::testing::fresh_folder() / "archive";
    must_rebuild(folder_, batches[0]);
    for (std::size_t i = 1; i < batches.size(); ++i) {
      must_add(folder_, batches[i]);
    }
    for (int i = 0; i < 15; ++i) {
      deleted_.insert(all_[static_cast<std::size_t>(generator_.below(300))].id);
    }
    indexer::testing::Remembering observer;
    const std::vector<std::string> names(deleted_.begin(), deleted_.end());
    ASSERT_TRUE(indexer::delete_articles(folder_, names, {}, observer));
    reference_ = std::make_unique<Reference>(all_, deleted_);
    open();
  }

  void open() {
    auto opened = searchd::Archive::open(folder_, {});
    ASSERT_TRUE(opened) << opened.error().message;
    archive_ = *std::move(opened);
  }

  SearchResult search(const SearchRequest& request) {
    auto result = archive_->search(request);
    EXPECT_TRUE(result) << request.selection.q << ": " << result.error().message;
    return result ? *std::move(result) : SearchResult{};
  }

  /// All rows by cursor, in pages of different sizes.
  std::vector<std::string> walk(SearchRequest request) {
    std::vector<std::string> ids;
    do {
      request.size = static_cast<std::uint32_t>(1 + generator_.below(100));
      const SearchResult page = search(request);
      for (const searchd::Hit& hit : page.hits) {
        ids.push_back(hit.article.id);
      }
      request.cursor = page.next_cursor;
    } while (!request.cursor.empty());
    return ids;
  }

  SearchRequest random_request(const Question& question) {
    SearchRequest request{.selection = {.q = question.text, .match = searchd::MatchMode::All},
                          .recency = {.mode = searchd::Recency::Mode::Off},
                          .facets = {schema::FieldId::Topic, schema::FieldId::Place},
                          .facet_size = 1000,
                          .histogram = searchd::Interval::Day};
    if (generator_.below(3) == 0) {
      request.selection.as_of = kStart + std::int64_t{generator_.below(450)} * 3600;
    }
    request.selection.versions = static_cast<Versions>(generator_.below(3));
    if (generator_.below(3) == 0) {
      request.selection.filters.push_back(
          {.field = schema::FieldId::Topic, .any = {generator_.below(2) == 0 ? "metal" : "crude"}});
    }
    if (generator_.below(4) == 0) {
      request.selection.filters.push_back({.field = schema::FieldId::Ticker, .none = {"gm"}});
    }
    add_dates(request.selection);
    return request;
  }

  /// A range of days of some zone, often open at one end.
  void add_dates(searchd::Selection& selection) {
    selection.tz = generator_.pick(kZones);
    if (generator_.below(4) == 0) {
      selection.date_field = schema::FieldId::FirstSeen;
    }
    const std::int64_t first = kStart / (24 * kHour) + generator_.below(17);
    const auto day = [](std::int64_t number) {
      return schema::DateBound{
          .date = {.seconds = number * 24 * kHour, .precision = Precision::Day}};
    };
    if (generator_.below(3) == 0) {
      selection.from = day(first);
    }
    if (generator_.below(3) == 0) {
      selection.to = day(first + generator_.below(12));
    }
  }

  [[nodiscard]] Expected expect(const SearchRequest& request, const Question& question) const {
    Expected expected;
    const searchd::Selection& selection = request.selection;
    const Dates dates(selection);
    for (const Wording* seen : reference_->visible(selection.versions, selection.as_of)) {
      if (question.holds(seen->words, seen->article) && dates.hold(seen->article) &&
          is_kept(seen->article, request)) {
        take(seen->article, has_chosen_topic(seen->article, request), expected);
      }
    }
    return expected;
  }

  static bool is_kept(const Article& article, const SearchRequest& request) {
    const bool no_gm = std::ranges::any_of(
        request.selection.filters,
        [](const searchd::Filter& filter) { return filter.field == schema::FieldId::Ticker; });
    return !no_gm || article.tickers.empty() || article.tickers.front().symbol != "GM";
  }

  static bool has_chosen_topic(const Article& article, const SearchRequest& request) {
    return std::ranges::all_of(
        request.selection.filters, [&article](const searchd::Filter& filter) {
          return filter.field != schema::FieldId::Topic || has_topic(article, filter.any.front());
        });
  }

  /// The facet of topics counts whatever topic is chosen; all else only what has it.
  static void take(const Article& article, bool chosen, Expected& expected) {
    for (const char* topic : {"crude", "metal", "metal/gold", "metal/tin", "money"}) {
      if (has_topic(article, topic)) {
        expected.topics[topic].insert(article.id);
      }
    }
    if (chosen) {
      expected.rows.push_back(article.id);
      const Article*& last = expected.last[article.id];
      last = last == nullptr || known_at(*last) < known_at(article) ? &article : last;
      for (const std::string& place : article.places) {
        expected.places[place].insert(article.id);
      }
    }
  }

  /// The rows of each request, in order.
  std::vector<std::vector<std::string>> walk_all(const std::vector<SearchRequest>& requests) {
    std::vector<std::vector<std::string>> rows;
    rows.reserve(requests.size());
    for (const SearchRequest& request : requests) {
      rows.push_back(walk(request));
    }
    return rows;
  }

  unsigned seed_ = tests::told_seed();
  Generator generator_{seed_};
  std::filesystem::path folder_;
  std::vector<Article> all_;
  std::set<std::string> deleted_;
  std::unique_ptr<Reference> reference_;
  std::unique_ptr<searchd::Archive> archive_;
};

std::map<std::string, std::uint64_t> counts(const searchd::Facet& facet) {
  std::map<std::string, std::uint64_t> by_value;
  for (const searchd::FacetValue& value : facet.values) {
    if (value.count > 0) {
      by_value[value.value] = value.count;
    }
  }
  return by_value;
}

std::map<std::string, std::uint64_t> sizes(
    const std::map<std::string, std::set<std::string>>& sets) {
  std::map<std::string, std::uint64_t> by_value;
  for (const auto& [value, ids] : sets) {
    by_value[value] = ids.size();
  }
  return by_value;
}

/// Articles by day, as the histogram tells them.
std::map<std::int64_t, std::uint64_t> days(const searchd::Histogram& histogram,
                                           const searchd::TimeZone& zone) {
  std::map<std::int64_t, std::uint64_t> by_day;
  for (const searchd::Bucket& bucket : histogram.buckets) {
    if (bucket.count > 0) {
      by_day[zone.to_civil(bucket.from)] = bucket.count;
    }
  }
  return by_day;
}

/// Articles by day, and those without one.
std::pair<std::map<std::int64_t, std::uint64_t>, std::uint64_t> days(const Expected& expected,
                                                                     const Dates& dates) {
  std::pair<std::map<std::int64_t, std::uint64_t>, std::uint64_t> counted;
  for (const auto& [id, article] : expected.last) {
    if (const auto day = dates.day(*article)) {
      ++counted.first[*day];
    } else {
      ++counted.second;
    }
  }
  return counted;
}

std::vector<std::string> ids_of(const SearchResult& result) {
  std::vector<std::string> ids;
  for (const searchd::Hit& hit : result.hits) {
    ids.push_back(hit.article.id);
  }
  return ids;
}

TEST_F(OracleTest, AgreesWithTheReferenceOnRowsTotalsFacetsAndHistogram) {
  for (int i = 0; i < kQuestions && !HasFailure(); ++i) {
    const bool all = generator_.below(2) == 0;
    const Question question =
        generator_.below(4) == 0 ? generator_.bare_words(all) : generator_.question();
    SearchRequest request = random_request(question);
    request.selection.match = all ? searchd::MatchMode::All : searchd::MatchMode::Any;
    request.sort = searchd::SortOrder::Newest;
    SCOPED_TRACE(question.text);
    const Expected expected = expect(request, question);
    const std::set<std::string> ids(expected.rows.begin(), expected.rows.end());
    const Dates dates(request.selection);
    const auto [by_day, undated] = days(expected, dates);

    const SearchResult result = search(request);

    EXPECT_EQ(result.articles, ids.size());
    EXPECT_EQ(result.versions.value_or(expected.rows.size()), expected.rows.size());
    EXPECT_EQ(counts(result.facets[0]), sizes(expected.topics));
    EXPECT_EQ(counts(result.facets[1]), sizes(expected.places));
    EXPECT_EQ(days(*result.histogram, dates.zone), by_day);
    EXPECT_EQ(result.histogram->undated, undated);
    EXPECT_EQ(walk(request), expected.rows);
  }
}

/// `date:` is held against `from` and `to`, which the reference knows.
TEST_F(OracleTest, FindsByDatesInTheQueryWhatDatesBesideItFind) {
  for (int i = 0; i < 300; ++i) {
    const std::int64_t first = kStart / (24 * kHour) + generator_.below(17);
    const std::int64_t last = first + generator_.below(6);
    const auto text = [](std::int64_t day) { return to_iso_day(day * 24 * kHour); };
    const auto bound = [](std::int64_t day) {
      return schema::DateBound{.date = {.seconds = day * 24 * kHour, .precision = Precision::Day}};
    };
    SearchRequest inside{.selection = {.tz = generator_.pick(kZones)},
                         .sort = searchd::SortOrder::Newest};
    SearchRequest beside = inside;
    const std::array<std::string, 7> dates = {
        text(first),        text(first) + ".." + text(last), text(first) + "..",  ".." + text(last),
        ">=" + text(first), ">" + text(first - 1),           "<" + text(last + 1)};
    const auto kind = static_cast<std::size_t>(generator_.below(dates.size()));
    inside.selection.q = "date:" + dates[kind];
    if (kind != 3 && kind != 6) {
      beside.selection.from = bound(first);
    }
    if (kind == 0 || kind == 1 || kind == 3 || kind == 6) {
      beside.selection.to = bound(kind == 0 ? first : last);
    }
    SCOPED_TRACE(inside.selection.q + " " + inside.selection.tz);

    EXPECT_EQ(walk(inside), walk(beside));
  }
}

TEST_F(OracleTest, StopsEarlyWithoutLosingARow) {
  for (int i = 0; i < 500; ++i) {
    const bool all = generator_.below(2) == 0;
    const Question question = generator_.bare_words(all);
    SearchRequest request = random_request(question);
    request.selection.match = all ? searchd::MatchMode::All : searchd::MatchMode::Any;
    SCOPED_TRACE(question.text);
    request.size = 10'000;
    const std::vector<std::string> full = ids_of(search(request));

    for (const std::uint32_t k : {10U, 20U, 60U, 200U}) {
      request.size = k;
      const auto first = full.begin() + std::min<std::ptrdiff_t>(k, std::ssize(full));
      EXPECT_EQ(ids_of(search(request)), std::vector<std::string>(full.begin(), first)) << k;
    }
  }
}

TEST_F(OracleTest, WalksEveryOrderToTheEnd) {
  for (int i = 0; i < 100; ++i) {
    const Question question = generator_.question();
    SearchRequest request = random_request(question);
    request.sort = static_cast<searchd::SortOrder>(generator_.below(4));
    SCOPED_TRACE(question.text);

    const std::vector<std::string> walked = walk(request);

    EXPECT_THAT(walked, testing::UnorderedElementsAreArray(expect(request, question).rows));
  }
}

TEST_F(OracleTest, AnswersTheSameAfterMergeAndReindex) {
  std::vector<SearchRequest> requests;
  for (int i = 0; i < 100; ++i) {
    requests.push_back(random_request(generator_.question()));
    requests.back().sort = searchd::SortOrder::Newest;
  }
  const auto before = walk_all(requests);
  indexer::testing::Remembering observer;

  ASSERT_TRUE(indexer::merge(folder_, {}, observer));
  ASSERT_TRUE(*archive_->refresh());
  EXPECT_EQ(walk_all(requests), before);

  ASSERT_TRUE(indexer::reindex(folder_, {}, observer));
  ASSERT_TRUE(*archive_->refresh());
  EXPECT_EQ(walk_all(requests), before);
}

}  // namespace
}  // namespace dateline::contract
