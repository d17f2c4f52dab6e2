// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a format's reader over a text, for tests that care about articles and errors alone.
#pragma once

#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/io/input.h"
#include "indexer/readers/formats.h"

namespace dateline::indexer {

struct Outcome {
  std::vector<Article> articles;
  std::vector<Error> errors;
  std::vector<Location> places_of_errors;
};

/// Reads @p text to its end, with a clock that stands still at the start of 2026.
inline Outcome read_with(ReaderOptions options, std::string_view format, std::string text) {
  options.now = 1'767'225'600;
  auto reader = find_format(format)->open(io::Input(io::bytes_of(std::move(text))), options);
  Outcome outcome;
  while (true) {
    auto article = (*reader)->next();
    if (!article) {
      outcome.errors.push_back(article.error());
      outcome.places_of_errors.push_back((*reader)->location());
    } else if (*article) {
      outcome.articles.push_back(**std::move(article));
    } else {
      return outcome;
    }
  }
}

inline Outcome read_all(std::string_view format, std::string text, const std::string& zone = "") {
  return read_with({.source = "fallback", .zone = zone}, format, std::move(text));
}

inline std::string data_file(const std::string& name) {
  std::ifstream file(std::string(READER_DATA) + "/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace dateline::indexer
