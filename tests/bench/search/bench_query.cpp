// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/search/bench_query.h"

namespace dateline::bench {

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (true) {
    const std::size_t end = text.find(separator);
    parts.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) {
      return parts;
    }
    text.remove_prefix(end + 1);
  }
}

std::string joined(const std::vector<std::string>& words, std::string_view separator) {
  std::string text;
  for (const std::string& word : words) {
    text += text.empty() ? "" : separator;
    text += word;
  }
  return text;
}

std::string to_line(const BenchQuery& query) {
  return joined({query.kind, query.band, query.match, joined(query.words, " "), query.ticker,
                 query.topic, query.from, query.to, query.sort},
                "\t");
}

std::optional<BenchQuery> parse_query(std::string_view line) {
  constexpr std::size_t kColumns = 9;
  const std::vector<std::string> columns = split(line, '\t');
  if (columns.size() != kColumns) {
    return std::nullopt;
  }
  return BenchQuery{
      .kind = columns[0],
      .band = columns[1],
      .match = columns[2],
      .words = columns[3].empty() ? std::vector<std::string>{} : split(columns[3], ' '),
      .ticker = columns[4],
      .topic = columns[5],
      .from = columns[6],
      .to = columns[7],
      .sort = columns[8]};
}

}  // namespace dateline::bench
