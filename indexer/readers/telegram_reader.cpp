// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/telegram_reader.h"

#include <algorithm>

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

}  // namespace dateline::indexer
