// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/search/question_loop.h"

#include <algorithm>
#include <exception>
#include <functional>
#include <iostream>
#include <stdexcept>

namespace dateline::bench {
namespace {

/// Counts alone: which of several labels with one count comes first is each engine's own affair.
std::string printed_counts(LabelCounts counts) {
  std::ranges::sort(counts, std::greater{}, &LabelCounts::value_type::second);
  counts.resize(std::min<std::size_t>(counts.size(), kFacetSize));
  std::string text;
  for (const auto& [label, count] : counts) {
    text += (text.empty() ? "" : ",") + std::to_string(count);
  }
  return text;
}

std::string printed_years(const LabelCounts& counts) {
  std::string text;
  for (const auto& [label, count] : counts) {
    if (count > 0) {
      text += (text.empty() ? "" : ",") + label + ":" + std::to_string(count);
    }
  }
  return text;
}

std::string answer_to(Engine& engine, const std::string& line) {
  if (line == "refresh") {
    return std::to_string(timed([&] { engine.refresh(); })) + "\t0\t";
  }
  const std::size_t end = line.find('\t');
  const auto query = end == std::string::npos ? std::nullopt : parse_query(line.substr(end + 1));
  if (!query) {
    throw std::runtime_error("not a question");
  }
  Answer answer;
  const std::int64_t nanoseconds =
      timed([&] { answer = engine.ask(std::string_view(line).substr(0, end), *query); });
  return std::to_string(nanoseconds) + "\t" + std::to_string(answer.total) + "\ttopics " +
         printed_counts(std::move(answer.topics)) + " tickers " +
         printed_counts(std::move(answer.tickers)) + " years " + printed_years(answer.years);
}

}  // namespace

void answer_questions(Engine& engine, std::int64_t nanoseconds_to_open) {
  std::cout << "ready " << nanoseconds_to_open << std::endl;
  std::string line;
  while (std::getline(std::cin, line)) {
    try {
      std::cout << answer_to(engine, line) << std::endl;
    } catch (const std::exception& error) {
      std::cout << "error\t" << error.what() << std::endl;
    }
  }
}

}  // namespace dateline::bench
