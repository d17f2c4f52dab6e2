// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/scraped_page.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "indexer/extract/dateline.h"
#include "indexer/extract/evidence.h"
#include "indexer/extract/furniture.h"
#include "indexer/extract/info_line.h"
#include "indexer/extract/related_box.h"
#include "indexer/extract/unread_dates.h"
#include "indexer/extract/url.h"
#include "indexer/extract/words.h"
#include "indexer/io/text.h"

namespace dateline::extract {
namespace {

constexpr std::size_t kParagraphBytes = 100;
constexpr std::size_t kSentenceBytes = 60;  // longer ones under the date are no remarks
constexpr std::size_t kHeadLines = 80;      // headline and date stand within the first lines
constexpr std::size_t kInfoLines = 8;  // date and byline stand within so many lines of the headline

using Lines = std::vector<PageLine>;

Lines page_lines(std::string_view text) {
  Lines lines;
  bool gap = false;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string line = io::collapse_blanks(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty()) {
      gap = true;
    } else {
      lines.push_back({.text = std::move(line), .after_gap = std::exchange(gap, false)});
    }
  }
  return lines;
}

bool is_paragraph(const std::string& line) {
  return (line.size() >= kParagraphBytes && ends_sentence(line)) || read_dateline(line).has_value();
}

std::size_t first_paragraph(const Lines& lines, std::size_t from) {
  std::size_t i = from;
  while (i < lines.size() && !is_paragraph(lines[i].text)) {
    ++i;
  }
  return i;
}

bool is_headline(const std::string& line) {
  return words_of(line).size() >= 3 && line.size() >= 12 && !is_menu(line) &&
         !is_interruption(line) && !ends_body(line);
}

/// Where the parts of the page are, as indexes of lines.
struct Layout {
  std::size_t headline = 0;  // its last standing above the body
  bool repeated = false;     // it stands there twice
  std::size_t body = 0;      // first line of the body
  std::size_t end = 0;       // first line after it
};

/// A line above the first paragraph that stands there twice: breadcrumb and headline.
std::optional<std::size_t> repeated_headline(const Lines& lines, std::size_t limit) {
  for (std::size_t i = 0; i < limit; ++i) {
    if (!is_headline(lines[i].text)) {
      continue;
    }
    for (std::size_t k = limit; k-- > i + 1;) {
      if (lines[k].text == lines[i].text) {
        return k;
      }
    }
  }
  return std::nullopt;
}

/// The line nearest above the first date line that reads as a headline; without a date, the last
/// one above the first paragraph; without that, the first of all.
std::size_t plain_headline(const Lines& lines, std::size_t limit, const DateRules& dates) {
  std::size_t date = 0;
  while (date < limit && !read_info_line(lines[date].text, dates)) {
    ++date;
  }
  const bool anchored = date < limit || limit < lines.size();
  for (std::size_t i = date; anchored && i-- > 0;) {
    if (is_headline(lines[i].text)) {
      return i;
    }
  }
  for (std::size_t i = anchored ? date + 1 : 0; i < limit; ++i) {
    if (is_headline(lines[i].text) && !read_info_line(lines[i].text, dates)) {
      return i;
    }
  }
  return 0;
}

/// The line after the last one under the headline that tells date or author.
std::size_t end_of_info(const Lines& lines, std::size_t headline, const DateRules& dates) {
  std::size_t end = headline + 1;
  const std::size_t limit = std::min(lines.size(), headline + 1 + kInfoLines);
  for (std::size_t i = headline + 1; i < limit; ++i) {
    const std::string& line = lines[i].text;
    if (is_paragraph(line) || ends_body(line) ||
        (line.size() >= kSentenceBytes && ends_sentence(line))) {
      break;
    }
    if (read_info_line(lines[i].text, dates) || is_interruption(lines[i].text)) {
      end = i + 1;
    }
  }
  return end;
}

Layout lay_out(const Lines& lines, const DateRules& dates) {
  Layout layout;
  std::size_t limit = std::min(first_paragraph(lines, 0), lines.size());
  limit = std::min(limit, kHeadLines);
  const std::optional<std::size_t> repeated = repeated_headline(lines, limit);
  layout.repeated = repeated.has_value();
  layout.headline = repeated ? *repeated : plain_headline(lines, limit, dates);
  layout.body = end_of_info(lines, layout.headline, dates);
  layout.end = layout.body;
  while (layout.end < lines.size() && !ends_body(lines[layout.end].text) &&
         !starts_related_item(lines, layout.end, dates)) {
    ++layout.end;
  }
  return layout;
}

/// True when lines from @p from to @p to are one paragraph broken by a right margin: all but the
/// last have about its width, and not all of them end a sentence.
bool is_wrapped(const Lines& lines, std::size_t from, std::size_t to) {
  constexpr std::size_t kNarrow = 45;
  constexpr std::size_t kWide = 100;
  const std::span broken = std::span(lines).subspan(from, to - from - 1);
  return std::ranges::all_of(broken,
                             [](const PageLine& line) {
                               return line.text.size() >= kNarrow && line.text.size() <= kWide;
                             }) &&
         std::ranges::any_of(broken,
                             [](const PageLine& line) { return !ends_sentence(line.text); });
}

std::vector<std::string> body_of(const Lines& lines, const Layout& layout) {
  std::vector<std::string> body;
  for (std::size_t i = layout.body; i < layout.end;) {
    std::size_t next = i + 1;
    while (next < layout.end && !lines[next].after_gap) {
      ++next;
    }
    const bool wrapped = is_wrapped(lines, i, next);
    const std::size_t first = i;
    for (; i < next; ++i) {
      if (is_interruption(lines[i].text)) {
        continue;
      }
      if (wrapped && i > first) {
        body.back() += " " + lines[i].text;
      } else {
        body.push_back(lines[i].text);
      }
    }
  }
  while (body.size() > 1 && body.back().size() < kParagraphBytes && !ends_sentence(body.back()) &&
         is_paragraph(body.front())) {
    body.pop_back();
  }
  return body;
}

/// Takes what one line under the headline says, where it is not known yet.
Status take_info(const InfoLine& info, const std::string& line, const DateRules& dates,
                 Article& article) {
  if (!info.authors.empty() && article.authors.empty()) {
    article.authors = info.authors;
    add_evidence(article, "author", "byline", line);
  }
  const Clock clock = info.is_update ? Clock::Updated : Clock::Published;
  const bool known = info.is_update ? article.updated.known() : article.published.known();
  return info.time && !known ? set_time(article, clock, *info.time, "date-line", dates) : ok();
}

Status read_info(const Lines& lines, const Layout& layout, const DateRules& dates,
                 Article& article) {
  for (std::size_t i = layout.headline + 1; i < layout.body; ++i) {
    const std::optional<InfoLine> info = read_info_line(lines[i].text, dates);
    Status taken = info ? take_info(*info, lines[i].text, dates, article) : ok();
    if (!taken) {
      return taken;
    }
  }
  for (std::size_t i = layout.headline; i-- > 0 && !article.published.known();) {
    const std::optional<InfoLine> info = read_info_line(lines[i].text, dates);
    if (info && info->time) {
      return set_time(article, Clock::Published, *info->time, "date-line-above", dates);
    }
  }
  return ok();
}

/// Tells of what a person takes for a date around the headline and that is read as none.
void explain_unread(const Lines& lines, const Layout& layout, const DateRules& dates,
                    Explanation& explanation) {
  const std::size_t end = std::min(lines.size(), layout.headline + 1 + kInfoLines);
  for (std::size_t i = 0; i < end; ++i) {
    const std::string& line = lines[i].text;
    const std::string_view reason = is_paragraph(line) ? "" : why_unread(line, dates);
    if (!reason.empty()) {
      explanation.add({.field = "published",
                       .rule = "date-line",
                       .text = line,
                       .value = "",
                       .reason = std::string(reason)});
    }
  }
}

/// Only letters and digits, small: what a site's name and its host have in common.
std::string core_of(std::string_view text) {
  std::string core;
  for (const char letter : to_lower(text)) {
    if (is_letter(letter) || is_digit(letter)) {
      core += letter;
    }
  }
  return core;
}

void read_source(const Lines& lines, std::string_view fallback, Article& article) {
  for (auto line = lines.rbegin(); line != lines.rend() && article.source.empty(); ++line) {
    if (!is_copyright(line->text)) {
      continue;
    }
    for (const std::string_view word : split(line->text, " ,;()|\t")) {
      if (article.source.empty() && is_host(word)) {
        article.source = host_of("https://" + std::string(word));
        add_evidence(article, "source", "copyright-host", line->text);
      }
    }
  }
  const std::string host_core = core_of(article.source.substr(0, article.source.find('.')));
  if (!lines.empty() && !host_core.empty() && core_of(lines.front().text) == host_core) {
    article.source_name = lines.front().text;
  }
  if (article.source.empty()) {
    article.source = fallback;
  }
}

bool is_separator(std::string_view line) {
  constexpr auto kSeparators = std::to_array<std::string_view>(
      {"/", ">", "|", "\xC2\xBB", "\xE2\x80\xBA", "\xE2\x86\x92", ">>", "\\"});
  return std::ranges::find(kSeparators, line) != kSeparators.end();
}

/// The entries of a breadcrumb that stands in one line: "Home > Technology > Internet".
std::vector<std::string> crumbs_in(const std::string& line) {
  for (const std::string_view mark : {" > ", " \xC2\xBB ", " \xE2\x80\xBA ", " / ", " >> "}) {
    std::vector<std::string> crumbs;
    std::string_view rest = line;
    while (rest.find(mark) != std::string_view::npos) {
      crumbs.emplace_back(trim(rest.substr(0, rest.find(mark))));
      rest.remove_prefix(rest.find(mark) + mark.size());
    }
    if (!crumbs.empty() && line.size() <= kParagraphBytes + kParagraphBytes) {
      crumbs.emplace_back(trim(rest));
      return crumbs;
    }
  }
  return {};
}

std::vector<std::string> breadcrumb(const Lines& lines, const Layout& layout) {
  std::vector<std::string> crumbs;
  for (std::size_t i = 0; i <= layout.headline && i < lines.size(); ++i) {
    for (std::string& crumb : crumbs_in(lines[i].text)) {
      add_once(crumbs, std::move(crumb));
    }
    if (is_separator(lines[i].text) && i > 0 && i + 1 < lines.size()) {
      add_once(crumbs, lines[i - 1].text);
      add_once(crumbs, lines[i + 1].text);
    }
  }
  return crumbs;
}

void read_topics(const Lines& lines, const Layout& layout, Article& article) {
  constexpr std::size_t kLongestTopic = 60;
  const std::string host_core = core_of(article.source.substr(0, article.source.find('.')));
  for (const std::string& crumb : breadcrumb(lines, layout)) {
    const bool is_site = core_of(crumb) == host_core || crumb == article.source_name;
    const bool is_start = equal_ignoring_case(crumb, "home") ||
                          starts_ignoring_case(crumb, "you are here") ||
                          equal_ignoring_case(crumb, "homepage");
    if (!is_site && !is_start && crumb != article.title && crumb.size() <= kLongestTopic &&
        !is_separator(crumb)) {
      add_label(article.topics, crumb);
    }
  }
  if (!article.topics.empty()) {
    article.section = article.topics.front();
    add_evidence(article, "topic", "breadcrumb", article.section);
  }
}

}  // namespace

Result<Article> read_scraped_page(std::string_view bytes, const PageContext& context) {
  const Lines lines = page_lines(io::decode_text(bytes, ""));
  if (lines.empty()) {
    return Error{ErrorCode::BadInput, "the page has no text", ""};
  }
  Article article;
  read_source(lines, context.source, article);
  const DateRules& dates = context.dates.of_source(article.source);
  const Layout layout = lay_out(lines, dates);
  article.title = lines[layout.headline].text;
  add_evidence(article, "title", layout.repeated ? "repeated-headline" : "headline-line",
               article.title);
  const Status dated = read_info(lines, layout, dates, article);
  if (!dated) {
    return dated.error();
  }
  if (context.explanation != nullptr) {
    explain_unread(lines, layout, dates, *context.explanation);
  }
  article.body = body_of(lines, layout);
  lift_dateline(article);
  read_topics(lines, layout, article);
  article.related = read_related_items(lines, layout.end, dates);
  return article;
}

}  // namespace dateline::extract
