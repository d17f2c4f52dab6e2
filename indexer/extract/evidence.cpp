// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/evidence.h"

#include <algorithm>
#include <string>
#include <utility>

#include "indexer/base/utf8.h"
#include "indexer/extract/byline.h"
#include "indexer/extract/dateline.h"
#include "indexer/extract/words.h"
#include "indexer/io/text.h"

namespace dateline::extract {
namespace {

constexpr std::size_t kEvidenceBytes = 200;

std::string_view name_of(Clock clock) {
  switch (clock) {
    case Clock::Published:
      return "published";
    case Clock::Updated:
      return "updated";
    case Clock::FirstSeen:
      return "first_seen";
  }
  return "published";
}

PrintedTime& time_of(Article& article, Clock clock) {
  switch (clock) {
    case Clock::Updated:
      return article.updated;
    case Clock::FirstSeen:
      return article.first_seen;
    case Clock::Published:
      break;
  }
  return article.published;
}

}  // namespace

void add_evidence(Article& article, std::string_view field, std::string_view rule,
                  std::string_view text) {
  article.evidence.push_back({.field = std::string(field),
                              .rule = std::string(rule),
                              .text = std::string(utf8_prefix(text, kEvidenceBytes)),
                              .zone = {}});
}

Status set_time(Article& article, Clock clock, const FoundTime& found, std::string_view rule,
                const DateRules& rules) {
  if (rules.is_future(found.printed.time)) {
    return Error{ErrorCode::BadInput,
                 std::string(name_of(clock)) + " date \"" +
                     std::string(utf8_prefix(found.printed.text, kEvidenceBytes)) +
                     "\" lies in the future",
                 "correct the date in the source"};
  }
  time_of(article, clock) = found.printed;
  add_evidence(article, name_of(clock), rule, found.printed.text);
  article.evidence.back().zone = found.zone;
  return ok();
}

void lift_dateline(Article& article) {
  if (article.body.empty()) {
    return;
  }
  if (article.body.size() > 1) {
    if (const std::vector<std::string> names = read_byline(article.body.front()); !names.empty()) {
      add_evidence(article, "author", "byline", article.body.front());
      article.authors = article.authors.empty() ? names : article.authors;
      article.body.erase(article.body.begin());
    }
  }
  // A standfirst may stand above the first sentence.
  std::size_t at = 0;
  std::optional<Dateline> line = read_dateline(article.body[at]);
  if (!line && article.body.size() > 2) {
    line = read_dateline(article.body[++at]);
  }
  if (!line || line->length >= article.body[at].size()) {
    return;
  }
  add_evidence(article, "place", "dateline", line->printed);
  if (!line->agency.empty() && article.agency.empty()) {
    article.agency = line->agency;
    add_evidence(article, "agency", "dateline", line->printed);
  }
  if (article.authors.empty() && !line->authors.empty()) {
    article.authors = line->authors;
    add_evidence(article, "author", "byline", line->printed);
  }
  std::vector<std::string> places = line->places;
  for (std::string& place : article.places) {
    add_once(places, std::move(place));
  }
  article.places = std::move(places);
  article.body[at] = trim(std::string_view(article.body[at]).substr(line->length));
}

std::string language_of(std::string_view tag) {
  tag = trim(tag);
  const std::string_view base = tag.substr(0, tag.find_first_of("-_"));
  const bool shaped = base.size() == 2 && std::ranges::all_of(base, [](char letter) {
                        return is_upper(letter) || is_lower(letter);
                      });
  return shaped ? to_lower(base) : std::string{};
}

std::vector<std::string> split_paragraphs(std::string_view text) {
  std::vector<std::string> lines;
  std::vector<std::string> blocks(1);
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string line = io::collapse_blanks(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty()) {
      blocks.emplace_back();
      continue;
    }
    blocks.back() += (blocks.back().empty() ? "" : " ") + line;
    lines.push_back(std::move(line));
  }
  std::erase_if(blocks, [](const std::string& block) { return block.empty(); });
  return blocks.size() > 1 ? blocks : lines;
}

}  // namespace dateline::extract
