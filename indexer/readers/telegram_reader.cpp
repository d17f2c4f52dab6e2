// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/telegram_reader.h"

#include <algorithm>

#include "indexer/extract/words.h"
#include "indexer/io/text.h"

namespace dateline::indexer {
namespace {

constexpr char kTextStart = '\x02';
constexpr char kTextEnd = '\x03';

}  // namespace

Telegram split_telegram(std::string_view story) {
  const std::size_t start = std::min(story.find(kTextStart), story.size());
  const std::size_t end = std::min(story.find(kTextEnd, start), story.size());
  return {.header = io::clean_text(story.substr(0, start)),
          .text = io::clean_text(story.substr(start, end - start)),
          .trailer = io::clean_text(story.substr(end))};
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    line = line.substr(0, line.find_last_not_of(" \t\r") + 1);
    lines.push_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

}  // namespace dateline::indexer
