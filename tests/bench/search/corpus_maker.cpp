// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the corpus of the comparison, and its queries.
//
// usage: bench_corpus_maker ARTICLES SEED FOLDER
// Writes articles.jsonl, the same as articles.tsv, queries.tsv, and more.jsonl: a few newer
// articles, for a measurement of adding to what is there.
#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>
#include <string_view>

#include "tests/bench/search/article_text.h"
#include "tests/bench/search/bench_query.h"
#include "tests/bench/search/invented_news.h"
#include "tests/bench/search/query_maker.h"

namespace dateline::bench {
namespace {

constexpr std::uint64_t kMostMore = 1000;

/// A file that says so when it could not be written.
class OutputFile {
 public:
  explicit OutputFile(const std::filesystem::path& path) : path_(path), stream_(path) {}

  void write(std::string_view text) {
    stream_.write(text.data(), static_cast<std::streamsize>(text.size()));
  }

  void close() {
    stream_.close();
    if (!stream_) {
      throw std::runtime_error(path_.string() + " could not be written");
    }
  }

 private:
  std::filesystem::path path_;
  std::ofstream stream_;
};

void write_corpus(const InventedNews& news, QueryMaker& queries,
                  const std::filesystem::path& folder) {
  OutputFile jsonl(folder / "articles.jsonl");
  OutputFile tsv(folder / "articles.tsv");
  for (std::uint64_t number = 0; number < news.articles(); ++number) {
    const InventedArticle article = news.article(number);
    queries.count(article);
    jsonl.write(to_json(news, article));
    tsv.write(to_tsv(news, article));
  }
  jsonl.close();
  tsv.close();
}

void write_more(const InventedNews& news, const std::filesystem::path& folder) {
  OutputFile more(folder / "more.jsonl");
  const std::uint64_t count = std::min(kMostMore, 1 + news.articles() / 100);
  for (std::uint64_t i = 0; i < count; ++i) {
    more.write(to_json(news, news.article(news.articles() + i)));
  }
  more.close();
}

void write_queries(const QueryMaker& maker, std::uint64_t seed,
                   const std::filesystem::path& folder) {
  OutputFile file(folder / "queries.tsv");
  for (const BenchQuery& query : maker.queries(seed)) {
    file.write(to_line(query) + "\n");
  }
  file.close();
}

std::uint64_t number_from(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) {
    throw std::runtime_error(std::string(text) + " is not a whole number");
  }
  return number;
}

void run(const char* articles, const char* seed_text, const std::filesystem::path& folder) {
  const std::uint64_t seed = number_from(seed_text);
  const InventedNews news(seed, number_from(articles));
  QueryMaker queries(news);
  std::filesystem::create_directories(folder);
  write_corpus(news, queries, folder);
  write_more(news, folder);
  write_queries(queries, seed, folder);
}

}  // namespace
}  // namespace dateline::bench

int main(int argc, char** argv) {
  if (argc != 4) {
    std::cerr << "usage: bench_corpus_maker ARTICLES SEED FOLDER\n";
    return EXIT_FAILURE;
  }
  try {
    dateline::bench::run(argv[1], argv[2], argv[3]);
  } catch (const std::exception& error) {
    std::cerr << "bench_corpus_maker: " << error.what() << "\n";
    return EXIT_FAILURE;
  }
  return EXIT_SUCCESS;
}
