// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/html_date_names.h"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "indexer/extract/element_names.h"
#include "indexer/extract/words.h"

namespace dateline::extract {
namespace {

// "date" and its like are often the day of print, or of the last change: what stands under the
// headline outranks them.
constexpr std::array kMetaDates = {
    MetaDate{"articlepublishedtime", Clock::Published, 95},
    MetaDate{"ogarticlepublishedtime", Clock::Published, 95},
    MetaDate{"ogpublishedtime", Clock::Published, 95},
    MetaDate{"articlepublished", Clock::Published, 95},
    MetaDate{"ogarticlepublished", Clock::Published, 95},
    MetaDate{"articlepublicationdate", Clock::Published, 95},
    MetaDate{"ogpublishdate", Clock::Published, 95},
    MetaDate{"ogpubdate", Clock::Published, 95},
    MetaDate{"ogdatepublished", Clock::Published, 95},
    MetaDate{"rnewsdatepublished", Clock::Published, 94},
    MetaDate{"datepublished", Clock::Published, 94},
    MetaDate{"originalpublicationdate", Clock::Published, 94},
    MetaDate{"articledateoriginal", Clock::Published, 94},
    MetaDate{"dcsextarticlefirstpublished", Clock::Published, 94},
    MetaDate{"parselypubdate", Clock::Published, 94},
    MetaDate{"cxenseparserecspublishtime", Clock::Published, 93},
    MetaDate{"articlepublishdate", Clock::Published, 93},
    MetaDate{"shareaholicarticlepublishedtime", Clock::Published, 93},
    MetaDate{"mediatorpublishedtime", Clock::Published, 93},
    MetaDate{"vrpublishedtime", Clock::Published, 93},
    MetaDate{"btpubdate", Clock::Published, 92},
    MetaDate{"citationpublicationdate", Clock::Published, 92},
    MetaDate{"citationonlinedate", Clock::Published, 92},
    MetaDate{"citationdate", Clock::Published, 90},
    MetaDate{"prismpublicationdate", Clock::Published, 92},
    MetaDate{"dcdateissued", Clock::Published, 92},
    MetaDate{"dctermsissued", Clock::Published, 92},
    MetaDate{"dcdatepublished", Clock::Published, 92},
    MetaDate{"dcdatepublication", Clock::Published, 92},
    MetaDate{"dcdatecreated", Clock::Published, 90},
    MetaDate{"dctermscreated", Clock::Published, 90},
    MetaDate{"dccreated", Clock::Published, 90},
    MetaDate{"sailthrudate", Clock::Published, 90},
    MetaDate{"pubdate", Clock::Published, 90},
    MetaDate{"publishdate", Clock::Published, 90},
    MetaDate{"publicationdate", Clock::Published, 90},
    MetaDate{"publisheddate", Clock::Published, 90},
    MetaDate{"publishtime", Clock::Published, 90},
    MetaDate{"published", Clock::Published, 90},
    MetaDate{"publishedtime", Clock::Published, 90},
    MetaDate{"twtpublishedat", Clock::Published, 90},
    MetaDate{"videoreleasedate", Clock::Published, 86},
    MetaDate{"articlepostdate", Clock::Published, 88},
    MetaDate{"articlecreatedtime", Clock::Published, 88},
    MetaDate{"articlecreated", Clock::Published, 88},
    MetaDate{"createdtime", Clock::Published, 86},
    MetaDate{"datecreated", Clock::Published, 86},
    MetaDate{"dateposted", Clock::Published, 86},
    MetaDate{"displaydate", Clock::Published, 84},
    MetaDate{"articledate", Clock::Published, 84},
    MetaDate{"analyticsattributesarticledate", Clock::Published, 84},
    MetaDate{"created", Clock::Published, 80},
    MetaDate{"date", Clock::Published, 74},
    MetaDate{"dcdate", Clock::Published, 74},
    MetaDate{"dctermsdate", Clock::Published, 74},
    MetaDate{"timestamp", Clock::Published, 66},
    MetaDate{"pdate", Clock::Published, 80},
    MetaDate{"articlemodifiedtime", Clock::Updated, 95},
    MetaDate{"ogarticlemodifiedtime", Clock::Updated, 95},
    MetaDate{"articlemodified", Clock::Updated, 95},
    MetaDate{"articlepostmodified", Clock::Updated, 92},
    MetaDate{"ogmodifiedtime", Clock::Updated, 92},
    MetaDate{"ogupdatedtime", Clock::Updated, 90},
    MetaDate{"datemodified", Clock::Updated, 94},
    MetaDate{"dctermsmodified", Clock::Updated, 90},
    MetaDate{"dcdatemodified", Clock::Updated, 90},
    MetaDate{"dcmodified", Clock::Updated, 90},
    MetaDate{"btmoddate", Clock::Updated, 90},
    MetaDate{"lastmod", Clock::Updated, 86},
    MetaDate{"modifiedtime", Clock::Updated, 86},
    MetaDate{"moddate", Clock::Updated, 86},
    MetaDate{"modificationdate", Clock::Updated, 86},
    MetaDate{"updatedtime", Clock::Updated, 86},
    MetaDate{"lastmodified", Clock::Updated, 80},
    MetaDate{"lastupdated", Clock::Updated, 80},
    MetaDate{"dateupdate", Clock::Updated, 80},
    MetaDate{"revised", Clock::Updated, 70},
};

bool is_aside_word(std::string_view word) {
  constexpr auto kOpenings = std::to_array<std::string_view>(
      {"comment",  "kommentar", "related",  "recommend",  "sidebar",  "footer",
       "popular",  "latest",    "recent",   "archive",    "calendar", "kalender",
       "teaser",   "widget",    "trending", "newsticker", "reply",    "disqus",
       "upcoming", "events",    "mehr",     "promo",      "pager",    "termine"});
  constexpr auto kWhole =
      std::to_array<std::string_view>({"nav", "navi", "menu", "aside", "next", "prev", "previous",
                                       "ticker", "wm", "rail", "similar", "top"});
  return std::ranges::find(kWhole, word) != kWhole.end() ||
         std::ranges::any_of(
             kOpenings, [word](std::string_view opening) { return word.starts_with(opening); });
}

}  // namespace

const MetaDate* find_meta_date(std::string_view key) {
  const auto* found = std::ranges::find(kMetaDates, key, &MetaDate::key);
  return found == kMetaDates.end() ? nullptr : found;
}

std::string plain_key(std::string_view key) {
  std::string letters = to_lower(key);
  std::erase_if(letters, [](char c) { return !is_letter(c) && !is_digit(c); });
  return letters;
}

std::vector<std::string> names_of(const GumboNode& element) {
  std::vector<std::string> words = words_of_name(attribute(element, "class"));
  std::ranges::move(words_of_name(attribute(element, "id")), std::back_inserter(words));
  return words;
}

NameKind kind_of_name(std::string_view word) {
  constexpr auto kMeta = std::to_array<std::string_view>(
      {"byline", "meta", "postmeta", "entrymeta", "info", "infos", "details", "autor", "author",
       "submitted", "dateline", "kicker"});
  constexpr auto kDates =
      std::to_array<std::string_view>({"time", "timestamp", "datum", "fecha", "datetime", "day",
                                       "tag", "artikeldatum", "newsdate", "created"});
  if (word.starts_with("updat") || word.starts_with("modifi") || word.starts_with("lastmod") ||
      word == "aktualisiert" || word == "changed") {
    return NameKind::Updated;
  }
  if (word.starts_with("publi") || word.starts_with("pubdate") || word == "posted" ||
      word.starts_with("entrydate") || word.starts_with("postdate") || word == "pubtime") {
    return NameKind::Published;
  }
  const bool date = word.starts_with("date") || word.ends_with("date") || word.ends_with("datum");
  constexpr auto kOtherDates =
      std::to_array<std::string_view>({"candidate", "validate", "mandate", "accessdate"});
  if ((date && std::ranges::find(kOtherDates, word) == kOtherDates.end()) ||
      std::ranges::find(kDates, word) != kDates.end()) {
    return NameKind::Date;
  }
  return std::ranges::find(kMeta, word) != kMeta.end() ? NameKind::Meta : NameKind::None;
}

bool is_aside(const GumboNode& element, std::span<const std::string> names) {
  const HtmlTag tag = tag_of(element);
  if (is_whole_page(tag)) {
    return false;
  }
  return tag == GUMBO_TAG_NAV || tag == GUMBO_TAG_ASIDE || tag == GUMBO_TAG_FOOTER ||
         std::ranges::any_of(names, is_aside_word);
}

}  // namespace dateline::extract
