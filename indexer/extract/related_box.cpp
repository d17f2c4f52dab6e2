// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/related_box.h"

#include <optional>
#include <utility>

#include "indexer/extract/furniture.h"
#include "indexer/extract/words.h"

namespace dateline::extract {
namespace {

constexpr std::size_t kLongestTitle = 250;

std::optional<FoundTime> date_of(std::span<const PageLine> lines, std::size_t at,
                                 const DateRules& dates) {
  if (at >= lines.size()) {
    return std::nullopt;
  }
  std::optional<FoundTime> found = dates.read(lines[at].text);
  return found && found->printed.time.precision >= Precision::Day ? found : std::nullopt;
}

bool is_title(const std::string& text) {
  return words_of(text).size() >= 3 && text.size() <= kLongestTitle;
}

}  // namespace

bool starts_related_item(std::span<const PageLine> lines, std::size_t at, const DateRules& dates) {
  if (!is_title(lines[at].text) || at + 1 >= lines.size()) {
    return false;
  }
  return lines[at].text == lines[at + 1].text ||
         (!ends_sentence(lines[at].text) && date_of(lines, at + 1, dates));
}

std::vector<RelatedItem> read_related_items(std::span<const PageLine> lines, std::size_t from,
                                            const DateRules& dates) {
  std::vector<RelatedItem> items;
  for (std::size_t i = from; i < lines.size(); ++i) {
    if (!starts_related_item(lines, i, dates)) {
      continue;
    }
    RelatedItem item{.title = lines[i].text, .published = {}, .text = {}, .tickers = {}};
    i += lines[i].text == lines[i + 1].text ? 1 : 0;
    if (const std::optional<FoundTime> date = date_of(lines, i + 1, dates)) {
      item.published = dates.is_future(date->printed.time) ? PrintedTime{} : date->printed;
      ++i;
    }
    if (i + 1 < lines.size() && !starts_related_item(lines, i + 1, dates) &&
        !ends_body(lines[i + 1].text)) {
      item.text = lines[++i].text;
    }
    items.push_back(std::move(item));
  }
  return items;
}

}  // namespace dateline::extract
