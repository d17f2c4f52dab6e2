// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/iptc7901_reader.h"

#include <algorithm>
#include <utility>

#include "indexer/extract/words.h"
#include "indexer/io/text.h"
#include "indexer/readers/wire_article.h"

namespace dateline::indexer {
namespace {

using Lines = std::vector<std::string_view>;

constexpr std::size_t kMostHeadlineLines = 8;
constexpr std::size_t kLongestSignature = 40;

bool are_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, extract::is_digit);
}

/// "1ST LEAD", "REFILE", "(Attention)": what the story is to the desk.
bool is_desk_note(std::string_view line) {
  return (line.starts_with('(') && line.ends_with(')')) ||
         (extract::is_all_capitals(line) && extract::words_of(line).size() <= 3);
}

/// "22:00 24 Jun 2017 GMT" of "242200 GMT Jun 17"; empty when the trailer has another form.
std::string date_of(std::string_view trailer) {
  const Lines words = extract::words_of(trailer);
  const bool shaped = words.size() >= 4 && words[0].size() == 6 && are_digits(words[0]) &&
                      are_digits(words[3]) && (words[3].size() == 2 || words[3].size() == 4);
  if (!shaped) {
    return {};
  }
  const std::string century = words[3].size() == 4 ? "" : (words[3] < "70" ? "20" : "19");
  std::string date(words[0].substr(0, 2));
  date.append(" ").append(words[2]).append(" ").append(century).append(words[3]);
  date.append(" ").append(words[0].substr(2, 2)).append(":").append(words[0].substr(4));
  return date.append(" ").append(words[1]);
}

void read_header(std::string_view header, std::string_view sent, WireDraft& draft) {
  const Lines lines = extract::lines_of(header);
  const Lines words = lines.empty() ? Lines{} : extract::words_of(lines.front());
  if (!words.empty()) {
    set_own_id(draft, "header", std::string(words.front()).append(" ").append(sent));
  }
  if (words.size() > 2 && are_digits(words.back())) {
    const std::string agency(words[words.size() - 2]);
    set_source(draft, "header", agency, "");
    set_agency(draft, "header", agency);
  }
  for (std::size_t i = 1; i < lines.size(); ++i) {
    for (const std::string_view keyword : extract::split(lines[i], "/")) {
      add_topic(draft, "keyword", std::string(keyword));
    }
  }
}

/// Takes headline and byline off the front of the lines.
void take_headline(Lines& lines, WireDraft& draft) {
  const auto limit =
      lines.begin() + static_cast<std::ptrdiff_t>(std::min(lines.size(), kMostHeadlineLines));
  auto end =
      std::find_if(lines.begin(), limit, [](std::string_view line) { return line.ends_with('='); });
  if (end == limit) {
    end = std::find_if(lines.begin(), limit,
                       [](std::string_view line) { return !extract::trim(line).empty(); });
  }
  end = end == lines.end() ? end : end + 1;
  std::string title;
  for (auto line = lines.begin(); line != end; ++line) {
    std::string_view text = extract::trim(*line);
    text = extract::trim(text.substr(0, text.size() - (text.ends_with('=') ? 1 : 0)));
    if (!title.empty() && extract::starts_ignoring_case(text, "by ")) {
      add_authors(draft, "byline", std::string(text));
    } else if (!title.empty() || !is_desk_note(text) || line + 1 == end) {
      title += (title.empty() || text.empty() ? "" : " ") + std::string(text);
    }
  }
  set_title(draft, "headline", io::collapse_blanks(title));
  lines.erase(lines.begin(), end);
}

/// True for the notes to editors below a text: "# dpa Notebook".
bool starts_notes(std::string_view line) {
  return line.starts_with('#') && extract::to_lower(line).find("notebook") != std::string::npos;
}

std::vector<std::string> paragraphs_of(const Lines& lines) {
  std::vector<std::string> paragraphs;
  bool open = false;
  for (const std::string_view line : lines) {
    if (starts_notes(line)) {
      break;
    }
    const std::string text = io::collapse_blanks(line);
    if (text.empty() || line.starts_with("  ") || line.starts_with('\t')) {
      open = false;
    }
    if (text.empty()) {
      continue;
    }
    if (!std::exchange(open, true)) {
      paragraphs.emplace_back();
    }
    paragraphs.back() += (paragraphs.back().empty() ? "" : " ") + text;
  }
  return paragraphs;
}

/// True for the initials below a text: "dpa grj rmo".
bool is_signature(std::string_view paragraph, std::string_view agency) {
  return !agency.empty() && paragraph.size() <= kLongestSignature &&
         extract::starts_ignoring_case(paragraph, agency) &&
         std::ranges::all_of(paragraph,
                             [](char c) { return extract::is_lower(c) || extract::is_blank(c); });
}

}  // namespace

Result<std::optional<Article>> read_iptc7901(std::string_view story, const ReaderContext& context) {
  const Telegram parts = split_telegram(story);
  if (parts.text.empty()) {
    return Error{ErrorCode::BadInput, "a story has no text: its STX is missing", ""};
  }
  WireDraft draft{.context = context, .format = "iptc7901"};
  const std::string sent = date_of(parts.trailer);
  read_header(parts.header, sent, draft);
  Lines lines = extract::lines_of(parts.text);
  take_headline(lines, draft);
  std::vector<std::string> paragraphs = paragraphs_of(lines);
  if (!paragraphs.empty() && is_signature(paragraphs.back(), draft.article.agency)) {
    paragraphs.pop_back();
  }
  set_body(draft, "text", std::move(paragraphs));
  if (const Status set = set_clock(draft, extract::Clock::Published, "trailer", sent); !set) {
    return set.error();
  }
  return finish(std::move(draft));
}

}  // namespace dateline::indexer
