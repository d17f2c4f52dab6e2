// SPDX-License-Identifier: GPL-3.0-or-later
// Xapian as one writes it first: TermGenerator, QueryParser, a MatchSpy that decodes values, and
// MSet::snippet.
//
// usage: bench_stock_xapian index ARTICLES.tsv DATABASE | serve DATABASE
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include <xapian.h>

#include "tests/bench/search/question_loop.h"

namespace dateline::bench {
namespace {

constexpr Xapian::valueno kMinute = 0;
constexpr Xapian::valueno kTopics = 1;
constexpr Xapian::valueno kTickers = 2;
constexpr std::size_t kYearDigits = 4;

Xapian::Document to_document(Xapian::TermGenerator& generator, const std::string& line) {
  constexpr std::size_t kColumns = 6;
  const std::vector<std::string> columns = split(line, '\t');
  if (columns.size() != kColumns) {
    throw std::runtime_error("not an article: " + line.substr(0, kColumns));
  }
  const std::string& tickers = columns[2];
  const std::string& topics = columns[3];
  Xapian::Document document;
  generator.set_document(document);
  generator.set_termpos(0);
  generator.index_text(columns[4]);
  for (const std::string& paragraph : split(columns[5], '|')) {
    generator.increase_termpos();
    generator.index_text(paragraph);
  }
  for (const std::string& ticker : split(tickers, ',')) {
    document.add_boolean_term("XT" + ticker);
  }
  for (const std::string& topic : split(topics, ',')) {
    document.add_boolean_term("XC:" + topic);
  }
  document.add_value(kMinute, columns[0]);
  document.add_value(kTopics, topics);
  document.add_value(kTickers, tickers);
  document.set_data(columns[4] + "\n" + columns[5]);
  return document;
}

/// Compacted in the end, as any database that only serves should be.
void index(const std::string& articles, const std::string& path) {
  const std::string growing = path + ".growing";
  std::filesystem::remove_all(growing);
  Xapian::TermGenerator generator;
  generator.set_stemmer(Xapian::Stem("english"));
  Xapian::WritableDatabase database(growing, Xapian::DB_CREATE);
  std::ifstream lines(articles);
  std::string line;
  while (std::getline(lines, line)) {
    database.add_document(to_document(generator, line));
  }
  database.commit();
  database.compact(path);
  database.close();
  std::filesystem::remove_all(growing);
}

/// Counts the values of every match.
class CountingSpy : public Xapian::MatchSpy {
 public:
  void operator()(const Xapian::Document& document, double /*weight*/) override {
    count(document.get_value(kTopics), topics_);
    count(document.get_value(kTickers), tickers_);
    ++years_[document.get_value(kMinute).substr(0, kYearDigits)];
  }

  void tell(Answer& answer) const {
    answer.topics.assign(topics_.begin(), topics_.end());
    answer.tickers.assign(tickers_.begin(), tickers_.end());
    answer.years.assign(years_.begin(), years_.end());
  }

 private:
  using Counts = std::map<std::string, std::uint64_t>;

  static void count(const std::string& list, Counts& counts) {
    if (list.empty()) {
      return;
    }
    for (const std::string& label : split(list, ',')) {
      ++counts[label];
    }
  }

  Counts topics_;
  Counts tickers_;
  Counts years_;
};

class StockXapian : public Engine {
 public:
  explicit StockXapian(const std::string& path) : database_(path), stem_("english") {
    parser_.set_database(database_);
    parser_.set_stemmer(stem_);
  }

  Answer ask(std::string_view mode, const BenchQuery& query) override {
    const bool full = mode == "full";
    Xapian::Enquire enquire(database_);
    enquire.set_query(to_query(query));
    if (query.sort == "newest") {
      enquire.set_weighting_scheme(Xapian::BoolWeight());
      enquire.set_sort_by_value(kMinute, true);
    }
    CountingSpy spy;
    if (full) {
      enquire.add_matchspy(&spy);
    }
    const Xapian::MSet hits = enquire.get_mset(0, kHits, full ? database_.get_doccount() : 0);
    show(hits, full);
    Answer answer{.total = hits.get_matches_estimated()};
    spy.tell(answer);
    return answer;
  }

 private:
  Xapian::Query to_query(const BenchQuery& query) {
    Xapian::Query found = words_of(query);
    const auto keep = [&found](const Xapian::Query& condition) {
      found = Xapian::Query(Xapian::Query::OP_FILTER, found, condition);
    };
    if (!query.ticker.empty()) {
      keep(Xapian::Query("XT" + query.ticker));
    }
    if (!query.topic.empty()) {
      keep(Xapian::Query("XC:" + query.topic));
    }
    if (!query.from.empty()) {
      keep(Xapian::Query(Xapian::Query::OP_VALUE_RANGE, kMinute, digits(query.from) + "0000",
                         digits(query.to) + "2359"));
    }
    return found;
  }

  Xapian::Query words_of(const BenchQuery& query) {
    if (query.words.empty()) {
      return {std::string()};
    }
    const std::string words = joined(query.words, " ");
    parser_.set_default_op(query.match == "any" ? Xapian::Query::OP_OR : Xapian::Query::OP_AND);
    return parser_.parse_query(query.match == "phrase" ? '"' + words + '"' : words);
  }

  static std::string digits(std::string day) {
    std::erase(day, '-');
    return day;
  }

  /// Fetches what a page of results shows.
  void show(const Xapian::MSet& hits, bool snippets) {
    for (auto hit = hits.begin(); hit != hits.end(); ++hit) {
      const std::string text = hit.get_document().get_data();
      shown_ += text.size();
      if (snippets) {
        shown_ += hits.snippet(text, kSnippetCharacters, stem_).size();
      }
    }
  }

  Xapian::Database database_;
  Xapian::Stem stem_;
  Xapian::QueryParser parser_;
  std::size_t shown_ = 0;  // so that nothing is optimised away
};

int run(const std::vector<std::string>& arguments) {
  if (arguments.size() == 3 && arguments[0] == "index") {
    index(arguments[1], arguments[2]);
    return EXIT_SUCCESS;
  }
  if (arguments.size() == 2 && arguments[0] == "serve") {
    std::optional<StockXapian> engine;
    const std::int64_t nanoseconds = timed([&] { engine.emplace(arguments[1]); });
    answer_questions(*engine, nanoseconds);
    return EXIT_SUCCESS;
  }
  std::cerr << "usage: bench_stock_xapian index ARTICLES.tsv DATABASE | serve DATABASE\n";
  return EXIT_FAILURE;
}

}  // namespace
}  // namespace dateline::bench

int main(int argc, char** argv) {
  try {
    return dateline::bench::run({argv + 1, argv + argc});
  } catch (const Xapian::Error& error) {
    std::cerr << "bench_stock_xapian: " << error.get_description() << "\n";
  } catch (const std::exception& error) {
    std::cerr << "bench_stock_xapian: " << error.what() << "\n";
  }
  return EXIT_FAILURE;
}
