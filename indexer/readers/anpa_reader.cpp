// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/anpa_reader.h"

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/base/utf8.h"
#include "indexer/extract/words.h"
#include "indexer/io/text.h"
#include "indexer/readers/wire_article.h"

namespace dateline::indexer {
namespace {

constexpr char kRowStart = '\b';  // of a table

struct Category {
  char code;
  std::string_view section;
};

constexpr auto kCategories = std::to_array<Category>({{'a', "domestic"},
                                                      {'e', "entertainment"},
                                                      {'f', "finance"},
                                                      {'i', "international"},
                                                      {'l', "lifestyle"},
                                                      {'o', "weather"},
                                                      {'p', "politics"},
                                                      {'q', "sports"},
                                                      {'s', "sports"},
                                                      {'t', "travel"}});

/// The lines of the desk and the paragraphs, marks taken off.
struct StoryText {
  std::vector<std::string> desk;
  std::vector<std::string> paragraphs;
};

/// The signs of the teleprinter: "``a''" for quotes, "_" for a dash, ";" between cells of a table.
std::string readable(std::string_view line) {
  std::string text(line);
  if (std::ranges::count(text, ';') > 2 && text.find("; ") == std::string::npos) {
    text = io::replace_all(text, ";", " | ");
  }
  text = io::replace_all(text, "``", "\xE2\x80\x9C");
  text = io::replace_all(text, "''", "\xE2\x80\x9D");
  text = io::replace_all(text, " _ ", " - ");
  return io::collapse_blanks(text);
}

StoryText read_lines(std::string_view text) {
  StoryText story;
  for (std::string_view line : extract::lines_of(text)) {
    const bool desk = line.starts_with('^');
    const bool indented = line.starts_with('\t') || line.starts_with("  ");
    const bool ends = line.ends_with('<') || line.ends_with('=');
    line = line.substr(0, line.size() - (ends ? 1 : 0));
    line.remove_prefix(std::min(line.find_first_not_of("^ \t"), line.size()));
    std::string clean = readable(line);
    if (clean.empty()) {
      continue;
    }
    if (desk) {
      story.desk.push_back(std::move(clean));
    } else if (indented || ends || story.paragraphs.empty()) {
      story.paragraphs.push_back(std::move(clean));
    } else {
      story.paragraphs.back() += " " + clean;
    }
  }
  return story;
}

/// Lines that tell editors of pictures, changes and where the story comes from.
bool is_note(std::string_view line) {
  constexpr auto kOpenings = std::to_array<std::string_view>(
      {"eds:", "ap photo", "ap video", "ap graphic", "editor's note", "with ap photo", "an ap "});
  return std::ranges::any_of(kOpenings, [line](std::string_view opening) {
    return extract::starts_ignoring_case(line, opening);
  });
}

bool is_byline(std::string_view line) {
  return extract::starts_ignoring_case(line, "by ");
}

/// "AP" and "2013-11-13 07:45 GMT" of "AP-WF-11-13-13 0745GMT".
struct Trailer {
  std::string agency;
  std::string date;  // empty when the trailer has another form
};

Trailer read_trailer(std::string_view text) {
  const std::vector<std::string_view> parts = extract::split(text, "- <\n");
  const auto is_number = [](std::string_view part) {
    return part.size() == 2 && std::ranges::all_of(part, extract::is_digit);
  };
  if (parts.size() < 6 || !is_number(parts[2]) || !is_number(parts[3]) || !is_number(parts[4]) ||
      parts[5].size() < 4 || !std::ranges::all_of(parts[5].substr(0, 4), extract::is_digit)) {
    return {.agency = parts.empty() ? "" : std::string(parts.front()), .date = {}};
  }
  const std::string century = parts[4] < "70" ? "20" : "19";
  std::string date = century + std::string(parts[4]);
  date.append("-").append(parts[2]).append("-").append(parts[3]);
  date.append("T").append(parts[5].substr(0, 2)).append(":").append(parts[5].substr(2, 2));
  return {.agency = std::string(parts.front()),
          .date = date + (parts[5].substr(4) == "GMT" ? "Z" : "")};
}

void read_header(std::string_view header, const Trailer& trailer, WireDraft& draft) {
  const std::vector<std::string_view> lines = extract::lines_of(header);
  const std::string_view number = lines.empty() ? "" : utf8_prefix(lines.front(), 5);
  set_own_id(draft, "header", std::string(number).append(" ").append(trailer.date));
  const std::string_view codes = lines.size() > 1 ? lines[1] : "";
  if (codes.size() > 2) {
    const auto* category = std::ranges::find(kCategories, codes[2], &Category::code);
    set_section(draft, "category",
                category == kCategories.end() ? "" : std::string(category->section));
  }
  set_source(draft, "trailer", trailer.agency, "");
  set_agency(draft, "trailer", trailer.agency);
}

/// Slug, headline and byline are lines of the desk. Where there is no other text, the rest of them
/// are the text.
void read_text(StoryText story, WireDraft& draft) {
  std::vector<std::string> rest;
  std::string slug;
  for (std::string& line : story.desk) {
    const bool first = slug.empty();
    if (first) {
      slug = line.substr(0, line.rfind(','));
    } else if (is_byline(line)) {
      add_authors(draft, "byline", line);
    } else if (draft.article.title.empty() && !is_note(line)) {
      set_title(draft, "headline", line);
    } else if (!is_note(line)) {
      rest.push_back(std::move(line));
    }
  }
  if (draft.article.title.empty()) {
    set_title(draft, "slug", slug);
  }
  set_body(draft, "text", story.paragraphs.empty() ? std::move(rest) : std::move(story.paragraphs));
}

}  // namespace

Result<std::optional<Article>> read_anpa(std::string_view story, const ReaderContext& context) {
  std::string bytes(story);
  std::ranges::replace(bytes, kRowStart, '\t');
  const Telegram parts = split_telegram(bytes);
  if (parts.text.empty()) {
    return Error{ErrorCode::BadInput, "a story has no text: its STX is missing", ""};
  }
  WireDraft draft{.context = context, .format = "anpa1312"};
  const Trailer trailer = read_trailer(parts.trailer);
  read_header(parts.header, trailer, draft);
  read_text(read_lines(parts.text), draft);
  if (const Status set = set_clock(draft, extract::Clock::Published, "trailer", trailer.date);
      !set) {
    return set.error();
  }
  return finish(std::move(draft));
}

}  // namespace dateline::indexer
