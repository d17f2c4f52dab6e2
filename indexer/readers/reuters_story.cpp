// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/reuters_story.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "indexer/extract/byline.h"
#include "indexer/extract/dateline.h"
#include "indexer/extract/evidence.h"
#include "indexer/extract/tickers.h"
#include "indexer/extract/topic_tree.h"
#include "indexer/extract/words.h"
#include "indexer/io/text.h"

namespace dateline::indexer {
namespace {

constexpr std::string_view kSource = "reuters-21578";
constexpr std::string_view kSourceName = "Reuters-21578";
constexpr std::size_t kIndent = 4;

/// The raw text between `<NAME…>` and `</NAME>`; nothing when the element is not there.
std::optional<std::string_view> element(std::string_view text, const std::string& name) {
  const std::size_t open = text.find("<" + name);
  const std::size_t start = text.find('>', std::min(open, text.size()));
  if (open == std::string_view::npos || start == std::string_view::npos) {
    return std::nullopt;
  }
  const std::size_t close = text.find("</" + name + ">", start);
  return close == std::string_view::npos ? std::nullopt
                                         : std::optional(text.substr(start + 1, close - start - 1));
}

/// The value of NAME="…" in the first tag.
std::string_view attribute(std::string_view record, const std::string& name) {
  const std::string_view tag = record.substr(0, record.find('>'));
  const std::size_t found = tag.find(" " + name + "=\"");
  if (found == std::string_view::npos) {
    return {};
  }
  const std::string_view value = tag.substr(found + name.size() + 3);
  return value.substr(0, value.find('"'));
}

/// The character of `&lt;`, `&amp;`, `&#252;`; empty for control characters. Nothing when @p name
/// (what stands between & and ;) is no entity.
std::optional<std::string> entity(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, char>, 4> kNamed = {
      {{"lt", '<'}, {"gt", '>'}, {"amp", '&'}, {"quot", '"'}}};
  for (const auto& [known, letter] : kNamed) {
    if (name == known) {
      return std::string(1, letter);
    }
  }
  unsigned code = 0;
  const std::string_view digits = name.substr(std::min<std::size_t>(name.size(), 1));
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code);
  if (!name.starts_with('#') || error != std::errc{} || end != digits.data() + digits.size()) {
    return std::nullopt;
  }
  // Codes are Latin-1, as all of the file; clean_text() drops controls.
  return code < 256 ? std::string(1, static_cast<char>(code)) : std::string{};
}

/// Clean UTF-8 of raw SGML text.
std::string decode(std::string_view raw) {
  constexpr std::size_t kLongestEntity = 8;
  std::string bytes;
  bytes.reserve(raw.size());
  for (std::size_t i = 0; i < raw.size(); ++i) {
    const std::size_t end = raw[i] == '&' ? raw.substr(i, kLongestEntity).find(';') : 0;
    const std::optional<std::string> decoded = raw[i] == '&' && end != std::string_view::npos
                                                   ? entity(raw.substr(i + 1, end - 1))
                                                   : std::nullopt;
    if (decoded) {
      bytes += *decoded;
      i += end;
    } else {
      bytes += raw[i];
    }
  }
  return io::clean_text(bytes);
}

/// The lines of a story; the wire's last line "Reuter" left out.
std::vector<std::string_view> story_lines(std::string_view text) {
  std::vector<std::string_view> lines = extract::lines_of(text);
  const auto is_closing = [](std::string_view line) {
    line = extract::trim(line);
    for (const std::string_view noise : {"^M", "..."}) {
      line.remove_suffix(line.ends_with(noise) ? noise.size() : 0);
    }
    return line.empty() || extract::equal_ignoring_case(line, "reuter");
  };
  while (!lines.empty() && is_closing(lines.back())) {
    lines.pop_back();
  }
  return lines;
}

std::vector<std::string> prose_paragraphs(std::string_view text) {
  std::vector<std::string> paragraphs;
  bool fresh = true;
  for (const std::string_view line : story_lines(text)) {
    const std::string words = io::collapse_blanks(line);
    fresh = fresh || line.find_first_not_of(" \t") >= kIndent;
    if (words.empty()) {
      continue;
    }
    if (fresh) {
      paragraphs.push_back(words);
    } else {
      paragraphs.back() += " " + words;
    }
    fresh = false;
  }
  return paragraphs;
}

std::vector<std::string> raw_paragraphs(std::string_view text) {
  std::vector<std::string> paragraphs;
  bool fresh = true;
  for (const std::string_view line : story_lines(text)) {
    if (line.empty()) {
      fresh = true;
    } else if (std::exchange(fresh, false)) {
      paragraphs.emplace_back(line);
    } else {
      paragraphs.back().append("\n").append(line);
    }
  }
  return paragraphs;
}

/// The contents of the D elements of a list such as TOPICS.
std::vector<std::string> labels(std::string_view record, const std::string& name) {
  std::vector<std::string> values;
  std::string_view list = element(record, name).value_or("");
  while (const std::optional<std::string_view> label = element(list, "D")) {
    extract::add_label(values, io::collapse_blanks(decode(*label)));
    list.remove_prefix(static_cast<std::size_t>(label->data() + label->size() - list.data()));
  }
  return values;
}

/// `26-FEB-1987 15:01:01.79` and whatever follows. A clock that no clock shows leaves the day.
std::optional<extract::FoundTime> date_of(std::string_view raw, const extract::DateRules& rules) {
  const std::string text = decode(raw);
  const std::vector<std::string_view> words = extract::words_of(text);
  if (words.empty()) {
    return std::nullopt;
  }
  if (words.size() > 1) {
    const std::string_view clock = words[1].substr(0, words[1].find('.'));
    std::optional<extract::FoundTime> whole =
        rules.read(std::string(words[0]) + " " + std::string(clock));
    if (whole) {
      const auto length = static_cast<std::size_t>(words[1].end() - words[0].begin());
      whole->printed.text = std::string(words[0].data(), length);
      return whole;
    }
  }
  return rules.read(words[0]);
}

/// "March", "Mar", "MAR.": the collection is English, and "Janeiro" is a city there.
bool is_month(std::string_view word) {
  constexpr auto kMonths = std::to_array<std::string_view>(
      {"january", "february", "march", "april", "may", "june", "july", "august", "september",
       "october", "november", "december"});
  const std::string name = extract::to_lower(word.substr(0, word.find('.')));
  return name == "sept" || std::ranges::any_of(kMonths, [&](std::string_view month) {
           return name == month || name == month.substr(0, 3);
         });
}

/// The cities of a dateline: what stands before the comma, the dash or the month.
std::vector<std::string> cities_of(std::string_view line) {
  line.remove_prefix(std::min(line.find_first_not_of("* "), line.size()));
  line = line.substr(0, line.find_first_of(",-"));
  for (const std::string_view word : extract::words_of(line)) {
    if (is_month(word)) {
      line = line.substr(0, static_cast<std::size_t>(word.data() - line.data()));
      break;
    }
  }
  std::vector<std::string> cities = extract::split_places(line);
  std::erase_if(cities, [](const std::string& city) {  // "MAR8": a date typed as one word
    return city.find_first_of("0123456789") != std::string::npos;
  });
  return cities;
}

void read_prose(std::string_view text, Article& article) {
  if (const auto title = element(text, "TITLE")) {
    article.title = io::collapse_blanks(decode(*title));
    extract::add_evidence(article, "title", "reuters-title", article.title);
  }
  if (const auto author = element(text, "AUTHOR")) {
    article.authors = extract::split_names(decode(*author));
    extract::add_evidence(article, "author", "reuters-author",
                          io::collapse_blanks(decode(*author)));
  }
  if (const auto body = element(text, "BODY")) {
    article.body = prose_paragraphs(decode(*body));
  }
  if (const auto line = element(text, "DATELINE")) {
    const std::string printed = io::collapse_blanks(decode(*line));
    article.places = cities_of(printed);
    extract::add_evidence(article, "place", "reuters-dateline", printed);
  }
}

void read_raw(std::string_view text, Article& article) {
  article.body = raw_paragraphs(decode(text));
  if (!article.body.empty()) {
    const std::string_view first(article.body.front());
    article.title = io::collapse_blanks(first.substr(0, first.find('\n')));
    extract::add_evidence(article, "title", "reuters-unproc-first-line", article.title);
    extract::add_evidence(article, "body", "reuters-unproc-raw-text", article.title);
  }
}

void read_tickers(Article& article) {
  extract::add_wire_tickers(article.title, TickerRole::Headline, article.tickers);
  for (const std::string& paragraph : article.body) {
    extract::add_wire_tickers(paragraph, TickerRole::Body, article.tickers);
  }
  extract::merge_tickers(article.tickers);
  for (const Ticker& ticker : article.tickers) {
    extract::add_evidence(article, "ticker", "wire-symbol", "<" + ticker.symbol + ">");
  }
}

void read_lists(std::string_view record, Article& article) {
  article.topics = labels(record, "TOPICS");
  if (!article.topics.empty()) {
    extract::add_evidence(article, "topic", extract::kAgencyCodes, article.topics.front());
  }
  for (std::string& place : labels(record, "PLACES")) {
    extract::add_once(article.places, std::move(place));
  }
  constexpr std::array<std::pair<const char*, const char*>, 4> kKept = {
      {{"ORGS", "orgs"},
       {"EXCHANGES", "exchanges"},
       {"PEOPLE", "people"},
       {"COMPANIES", "companies"}}};
  for (const auto& [name, key] : kKept) {
    if (const std::vector<std::string> values = labels(record, name); !values.empty()) {
      article.extra.emplace_back(key, nlohmann::json(values).dump());
    }
  }
}

}  // namespace

Result<Article> read_reuters_story(std::string_view record, const ReaderContext& context) {
  Article article;
  article.own_id = io::collapse_blanks(decode(attribute(record, "NEWID")));
  if (article.own_id.empty()) {
    return Error{ErrorCode::BadInput, "a story has no NEWID", ""};
  }
  article.source = kSource;
  article.source_name = kSourceName;
  article.agency = "Reuters";
  article.lang = "en";
  const extract::DateRules& dates = context.dates.of_source(kSource);
  const std::optional<extract::FoundTime> date =
      date_of(element(record, "DATE").value_or(""), dates);
  if (!date) {
    return Error{ErrorCode::BadInput, "story " + article.own_id + " has no readable DATE",
                 "dates look like 26-FEB-1987 15:01:01.79"};
  }
  const Status dated =
      extract::set_time(article, extract::Clock::Published, *date, "reuters-date", dates);
  if (!dated) {
    return dated.error();
  }
  const std::string_view text = element(record, "TEXT").value_or("");
  const std::size_t open = std::min(record.find("<TEXT"), record.size());
  const std::string_view tag = record.substr(open, record.substr(open).find('>'));
  if (tag.find("\"UNPROC\"") == std::string_view::npos) {
    read_prose(text, article);
  } else {
    read_raw(text, article);
  }
  read_lists(record, article);
  read_tickers(article);
  return article;
}

}  // namespace dateline::indexer
