// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/html_date_marks.h"

#include <gumbo.h>

#include <string>
#include <string_view>

#include "indexer/extract/script_dates.h"
#include "indexer/extract/words.h"

namespace dateline::extract {
namespace {

constexpr double kItempropScore = 92;
constexpr double kPublishedTimeScore = 88;
constexpr double kJsonLdKeyScore = 84;
constexpr double kPublishedNameScore = 78;
constexpr double kDateNameScore = 66;
constexpr double kTimeScore = 64;
constexpr double kBookmarkScore = 60;
constexpr double kScriptKeyScore = 50;
constexpr double kVagueKey = -10;  // of a name that speaks of no publication: "dateCreated", "date"
constexpr double kImageUrlScore = 8;  // when nothing else does

Clock clock_of(bool update) {
  return update ? Clock::Updated : Clock::Published;
}

void add_time_date(const GumboNode& element, NameKind kind, const DatePlace& place,
                   DateList& list) {
  std::string_view machine = attribute(element, "datetime");
  machine = machine.empty() ? attribute(element, "content") : machine;
  const std::string_view property = attribute(element, "itemprop");
  const bool published = kind == NameKind::Published || property == "datePublished" ||
                         gumbo_get_attribute(&element.v.element.attributes, "pubdate") != nullptr;
  const double score = published ? kPublishedTimeScore : kTimeScore;
  list.add_machine({.clock = clock_of(kind == NameKind::Updated || property == "dateModified"),
                    .rule = "time",
                    .text = machine,
                    .score = property.empty() ? score : kItempropScore,
                    .place = place});
}

/// The whole date behind an abbreviated one: <abbr title="2025-03-31T06:21:00Z">.
void add_title_date(const GumboNode& element, NameKind kind, const DatePlace& place,
                    DateList& list) {
  const bool abbreviated = tag_of(element) == GUMBO_TAG_ABBR;
  if (abbreviated || kind >= NameKind::Date) {
    list.add_readable({.clock = clock_of(kind == NameKind::Updated),
                       .rule = abbreviated ? "title of abbr" : "title of element",
                       .text = attribute(element, "title"),
                       .score = kPublishedNameScore,
                       .place = place});
  }
}

}  // namespace

void add_meta_date(const GumboNode& meta, const std::optional<DatePlace>& place, DateList& list) {
  const std::string_view content = attribute(meta, "content");
  for (const char* name : {"property", "name", "itemprop", "http-equiv"}) {
    const std::string_view printed = trim(attribute(meta, name));
    const std::string key = plain_key(printed);
    if (const MetaDate* known = find_meta_date(key); known != nullptr) {
      list.add_machine({.clock = known->clock,
                        .rule = "meta " + to_lower(printed),
                        .text = content,
                        .score = known->score,
                        .place = place});
      return;
    }
    if (key == "ogimage" || key == "twitterimage") {
      list.add_url({.rule = "image-url", .text = content, .score = kImageUrlScore});
    }
  }
}

void add_link_date(const GumboNode& link, const DatePlace& place, DateList& list) {
  const std::string_view relation = attribute(link, "rel");
  DateText url{.rule = "url of " + std::string(relation),
               .text = attribute(link, "href"),
               .score = kBookmarkScore};
  if (relation == "bookmark") {
    url.place = place;  // of this page, or of another one that it lists
    list.add_url(url);
  } else if (relation == "shortlink" || relation == "amphtml") {
    list.add_url(url);
  }
}

void add_script_dates(const GumboNode& script, DateList& list) {
  const bool linked_data = is_json_ld(script);
  const auto holds = [](std::string_view key, std::string_view part) {
    return key.find(part) != std::string_view::npos;
  };
  for (const ScriptDate& date : script_dates(script_of(script))) {
    const bool update = holds(date.key, "odif") || holds(date.key, "pdate");
    const bool publication = update || holds(date.key, "ubli");
    const double score = linked_data ? kJsonLdKeyScore : kScriptKeyScore;
    list.add_machine({.clock = clock_of(update),
                      .rule = (linked_data ? "json-ld " : "script ") + date.key,
                      .text = date.value,
                      .score = score + (publication ? 0 : kVagueKey)});
  }
}

void add_attribute_dates(const GumboNode& element, NameKind kind, const DatePlace& place,
                         DateList& list) {
  if (tag_of(element) == GUMBO_TAG_TIME) {
    add_time_date(element, kind, place, list);
    return;
  }
  const std::string_view property = attribute(element, "itemprop");
  if (property == "datePublished" || property == "dateCreated" || property == "dateModified") {
    list.add_machine({.clock = clock_of(property == "dateModified"),
                      .rule = "itemprop " + std::string(property),
                      .text = attribute(element, "content"),
                      .score = kItempropScore,
                      .place = place});
  }
  for (const char* name : {"data-utime", "data-timestamp", "data-datetime", "data-date",
                           "data-published", "datetime"}) {
    list.add_machine(
        {.rule = name, .text = attribute(element, name), .score = kDateNameScore, .place = place});
  }
  add_title_date(element, kind, place, list);
}

}  // namespace dateline::extract
