// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/wire_article.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "indexer/extract/byline.h"
#include "indexer/extract/dateline.h"
#include "indexer/extract/tickers.h"
#include "indexer/extract/url.h"
#include "indexer/extract/words.h"
#include "indexer/readers/record_source.h"

namespace dateline::indexer {
namespace {

constexpr std::size_t kLongestTopic = 80;
constexpr std::size_t kLongestByline = 1000;
constexpr std::size_t kMostLabels = 200;  // topics, places, authors or tickers: each must be new

std::string rule_of(const WireDraft& draft, std::string_view name) {
  return std::string(draft.format) + " " + std::string(name);
}

/// Tells who asked about a value; @p objection says why it was not taken, empty when it was.
void explain(const WireDraft& draft, std::string_view field, std::string_view name,
             std::string_view text, std::string_view objection = "") {
  if (draft.context.options.explanation == nullptr) {
    return;
  }
  const bool chosen = objection.empty();
  draft.context.options.explanation->add(
      {.field = std::string(field),
       .rule = rule_of(draft, name),
       .text = std::string(text),
       .value = std::string(chosen ? text : ""),
       .score = chosen ? 1.0 : 0.0,
       .chosen = chosen,
       .reason = std::string(chosen ? "the format names it" : objection)});
}

std::string_view name_of(extract::Clock clock) {
  switch (clock) {
    case extract::Clock::Published:
      return "published";
    case extract::Clock::Updated:
      return "updated";
    case extract::Clock::FirstSeen:
      return "first_seen";
  }
  return "published";
}

void note(WireDraft& draft, std::string_view field, std::string_view name, std::string_view text) {
  extract::add_evidence(draft.article, field, rule_of(draft, name), text);
  explain(draft, field, name, text);
}

void set(WireDraft& draft, std::string& value, std::string_view field, std::string_view name,
         const std::string& text) {
  if (!text.empty()) {
    value = text;
    note(draft, field, name, text);
  }
}

bool are_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, extract::is_digit);
}

}  // namespace

void set_title(WireDraft& draft, std::string_view name, const std::string& text) {
  set(draft, draft.article.title, "title", name, text);
}

void set_agency(WireDraft& draft, std::string_view name, const std::string& text) {
  set(draft, draft.article.agency, "agency", name, text);
}

void set_section(WireDraft& draft, std::string_view name, const std::string& text) {
  set(draft, draft.article.section, "section", name, text);
}

void set_own_id(WireDraft& draft, std::string_view name, const std::string& text) {
  set(draft, draft.article.own_id, "own_id", name, text);
}

void set_url(WireDraft& draft, std::string_view name, std::string_view text) {
  set(draft, draft.article.url, "url", name, extract::canonical_url(text));
}

void add_place(WireDraft& draft, std::string_view name, const std::string& text) {
  const std::size_t before = draft.article.places.size();
  if (before == kMostLabels) {
    return;
  }
  extract::add_once(draft.article.places, text);
  if (draft.article.places.size() > before) {
    note(draft, "place", name, text);
  }
}

void add_dateline_place(WireDraft& draft, std::string_view name, std::string_view text) {
  std::string_view place = text.substr(0, text.find_first_of(",(-0123456789"));
  if (place.size() > kLongestTopic) {
    return;
  }
  for (const std::string_view word : extract::words_of(place)) {
    if (extract::read_printed_date(std::string(word) + " 2000")) {  // "BERGEN March 31"
      place = place.substr(0, static_cast<std::size_t>(word.data() - place.data()));
      break;
    }
  }
  for (const std::string& city : extract::split_places(extract::trim(place))) {
    add_place(draft, name, city);
  }
}

void set_source(WireDraft& draft, std::string_view name, const std::string& id,
                const std::string& people_call_it) {
  const std::string value = id.empty() ? people_call_it : id;
  set(draft, draft.article.source, "source", name,
      extract::is_host(value) ? extract::host_of("https://" + value) : value);
  draft.article.source_name = people_call_it == draft.article.source ? "" : people_call_it;
}

void add_authors(WireDraft& draft, std::string_view name, const std::string& text) {
  if (text.empty() || text.size() > kLongestByline || draft.article.authors.size() >= kMostLabels) {
    return;
  }
  if (extract::is_agency(text)) {
    if (draft.article.agency.empty()) {
      set_agency(draft, name, text);
    }
    return;
  }
  std::vector<std::string> names = extract::read_byline(text);
  if (names.empty()) {
    names = extract::split_names(text);
  }
  if (names.empty()) {
    return;
  }
  for (std::string& author : names) {
    extract::add_once(draft.article.authors, std::move(author));
  }
  note(draft, "author", name, text);
}

void add_topic(WireDraft& draft, std::string_view name, const std::string& text) {
  std::vector<std::string>& topics = draft.article.topics;
  if (text.size() < 2 || text.size() > kLongestTopic || topics.size() == kMostLabels) {
    return;
  }
  const std::size_t before = topics.size();
  extract::add_once(topics, text);
  if (topics.size() > before && before == 0) {
    note(draft, "topic", name, text);
  }
}

void add_ticker(WireDraft& draft, std::string_view name, const std::string& text) {
  const std::optional<Ticker> ticker = extract::read_ticker(text);
  if (ticker && draft.article.tickers.size() < kMostLabels) {
    draft.article.tickers.push_back(*ticker);
    note(draft, "ticker", name, text);
  }
}

void set_body(WireDraft& draft, std::string_view name, std::vector<std::string> paragraphs) {
  if (!paragraphs.empty()) {
    draft.article.body = std::move(paragraphs);
    note(draft, "body", name, draft.article.body.front());
  }
}

Status set_clock(WireDraft& draft, extract::Clock clock, std::string_view name,
                 const std::string& text) {
  const extract::DateRules& dates = dates_of(draft.article, draft.context);
  const std::optional<extract::FoundTime> found = read_wire_date(text, dates);
  if (!found) {
    if (!text.empty()) {
      explain(draft, name_of(clock), name, text, "no date");
    }
    return ok();
  }
  Status set = extract::set_time(draft.article, clock, *found, rule_of(draft, name), dates);
  explain(draft, name_of(clock), name, text, set ? "" : "lies in the future");
  return set;
}

std::string iso_with_separators(std::string_view text) {
  if (text.size() < 8 || !are_digits(text.substr(0, 8))) {
    return std::string(text);
  }
  std::string out;
  out.append(text, 0, 4).append("-").append(text, 4, 2).append("-").append(text, 6, 2);
  const std::string_view time = text.substr(8);
  if (time.empty()) {
    return out;
  }
  const std::string_view clock = time.substr(1);
  if (time.front() != 'T' || clock.size() < 4 || !are_digits(clock.substr(0, 4))) {
    return std::string(text);
  }
  out.append("T").append(clock, 0, 2).append(":").append(clock, 2, 2);
  const bool seconds = clock.size() >= 6 && are_digits(clock.substr(4, 2));
  if (seconds) {
    out.append(":").append(clock, 4, 2);
  }
  return out.append(clock.substr(seconds ? 6 : 4));
}

std::optional<extract::FoundTime> read_wire_date(std::string_view text,
                                                 const extract::DateRules& dates) {
  text = extract::trim(text);
  std::optional<extract::FoundTime> found = dates.read(iso_with_separators(text));
  if (found) {
    found->printed.text = text;
  }
  return found;
}

std::string topic_code(std::string_view code) {
  const std::size_t colon = code.find(':');
  const std::string_view digits = code.substr(colon == std::string_view::npos ? 0 : colon + 1);
  if (digits.size() != 8 || !are_digits(digits)) {
    return {};
  }
  return (code.starts_with("medtop:") ? "medtop:" : "subj:") + std::string(digits);
}

Status check_usable(const WireDraft& draft, std::string_view status, const std::string& embargo) {
  const std::string state = extract::to_lower(status.substr(status.rfind(':') + 1));
  if (state.starts_with("cancel") || state == "withheld") {
    return Error{
        ErrorCode::BadInput,
        "its source has " + std::string(state == "withheld" ? "withheld" : "canceled") +
            " this item",
        "if an earlier version is in the archive, take it out with `dateline-index delete`"};
  }
  const extract::DateRules& dates = dates_of(draft.article, draft.context);
  const std::optional<extract::FoundTime> until = read_wire_date(embargo, dates);
  if (state == "embargoed" && !until) {
    return Error{ErrorCode::BadInput, "the item is embargoed, and it does not say until when", ""};
  }
  if (until && until->printed.time.seconds > dates.now()) {
    return Error{ErrorCode::BadInput, "the item is embargoed until " + embargo,
                 "read it again after that"};
  }
  return ok();
}

void publish_after(WireDraft& draft, std::string_view name, const std::string& embargo) {
  const std::optional<extract::FoundTime> until =
      read_wire_date(embargo, dates_of(draft.article, draft.context));
  if (until && until->printed.time.seconds > draft.article.published.time.seconds) {
    (void)set_clock(draft, extract::Clock::Published, name, embargo);
  }
}

Result<std::optional<Article>> finish(WireDraft draft) {
  Article& article = draft.article;
  if (article.title.empty() && article.body.empty()) {
    return Error{ErrorCode::BadInput, "the item has neither a title nor text of its own", ""};
  }
  fill_source(article, draft.context);
  extract::lift_dateline(article);
  return std::optional(std::move(article));
}

}  // namespace dateline::indexer
