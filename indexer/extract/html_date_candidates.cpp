// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/html_date_candidates.h"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "indexer/extract/html_date_list.h"
#include "indexer/extract/html_date_marks.h"
#include "indexer/extract/html_date_names.h"
#include "indexer/extract/html_date_places.h"
#include "indexer/extract/relative_date.h"
#include "indexer/extract/words.h"
#include "indexer/io/text.h"

namespace dateline::extract {
namespace {

constexpr std::size_t kLongestNamed = 200;  // bytes of an element that is named after a date
constexpr std::size_t kLongestLine = 240;   // bytes of a block of text that may hold a date
constexpr std::size_t kMostNamed = 4;       // named elements open in each other

constexpr double kJsonLdScore = 98;
constexpr double kUrlScore = 88;
constexpr double kPublishedNameScore = 78;
constexpr double kDateNameScore = 66;
constexpr double kMetaNameScore = 58;  // of lines for author and date
constexpr double kLineScore = 46;      // a line that is a date as a whole
constexpr double kWithinScore = 30;    // a date within a line

bool breaks_line(HtmlTag tag) {
  constexpr auto kInline = std::to_array<HtmlTag>(
      {GUMBO_TAG_A,      GUMBO_TAG_ABBR, GUMBO_TAG_ACRONYM, GUMBO_TAG_B,    GUMBO_TAG_CITE,
       GUMBO_TAG_EM,     GUMBO_TAG_FONT, GUMBO_TAG_I,       GUMBO_TAG_IMG,  GUMBO_TAG_SMALL,
       GUMBO_TAG_SPAN,   GUMBO_TAG_SUB,  GUMBO_TAG_SUP,     GUMBO_TAG_TIME, GUMBO_TAG_U,
       GUMBO_TAG_STRONG, GUMBO_TAG_BIG,  GUMBO_TAG_MARK,    GUMBO_TAG_S,    GUMBO_TAG_UNKNOWN});
  return std::ranges::find(kInline, tag) == kInline.end();
}

/// True for languages whose dates of digits begin with the day; English in America begins with
/// the month, and nobody knows about plain "en".
DateOrder order_of_language(std::string_view tag) {
  const std::string lower = to_lower(tag);
  const std::string_view base = std::string_view(lower).substr(0, lower.find_first_of("-_"));
  if (base == "en") {
    return lower == "en-us" || lower == "en_us" ? DateOrder::MonthFirst
           : lower.size() > 2                   ? DateOrder::DayFirst
                                                : DateOrder::Unknown;
  }
  constexpr auto kDayFirst = std::to_array<std::string_view>(
      {"de", "fr", "es", "it", "pt", "nl", "pl", "cs", "sk", "ru", "uk", "da", "no", "nb",
       "nn", "fi", "tr", "el", "ro", "bg", "sr", "hr", "sl", "ca", "id", "vi", "he", "ar"});
  return std::ranges::find(kDayFirst, base) == kDayFirst.end() ? DateOrder::Unknown
                                                               : DateOrder::DayFirst;
}

double score_of(NameKind kind) {
  switch (kind) {
    case NameKind::Meta:
      return kMetaNameScore;
    case NameKind::Published:
      return kPublishedNameScore;
    case NameKind::None:
    case NameKind::Date:
    case NameKind::Updated:
      return kDateNameScore;
  }
  return kDateNameScore;
}

/// An element whose text may be a date by what it is called, or a headline.
struct Named {
  const GumboNode* node = nullptr;
  NameKind kind = NameKind::None;
  std::string rule;
  std::string text;  // so far
};

/// What class and id of an element say about the dates in it.
Named named_by(const GumboNode& element, const std::vector<std::string>& names) {
  Named named{.node = &element, .kind = NameKind::None, .rule = {}, .text = {}};
  for (const std::string& name : names) {
    if (const NameKind kind = kind_of_name(name); kind > named.kind) {
      named.kind = kind;
      named.rule = "class " + name;
    }
  }
  return named;
}

/// One pass over the page.
class Gatherer {
 public:
  Gatherer(const PageFacts& facts, const DateRules& dates, DateOrder order)
      : facts_(&facts), list_(dates, order) {}

  std::vector<DateCandidate> gather(const HtmlDocument& page) {
    add_claims();
    walk(
        page.root(), [this](const GumboNode& node) { return enter(node); },
        [this](const GumboNode& node) { leave(node); });
    flush_line();
    list_.add_url({.rule = "url", .text = facts_->url, .score = kUrlScore});
    return list_.take(places_);
  }

 private:
  void add_claims() {
    for (const auto& [field, clock] : {std::pair{ClaimField::Published, Clock::Published},
                                       std::pair{ClaimField::Updated, Clock::Updated}}) {
      for (const Claim& claim : facts_->claims.about(field)) {
        list_.add_machine(
            {.clock = clock, .rule = claim.rule, .text = claim.value, .score = kJsonLdScore});
      }
    }
  }

  bool enter(const GumboNode& node) {
    if (is_text(node)) {
      take_text(node.v.text.text);
      return false;
    }
    switch (tag_of(node)) {
      case GUMBO_TAG_META:
        add_meta_date(node, in_body_ ? std::optional(places_.here()) : std::nullopt, list_);
        return false;
      case GUMBO_TAG_SCRIPT:
        add_script_dates(node, list_);
        return false;
      case GUMBO_TAG_STYLE:
      case GUMBO_TAG_TEMPLATE:
      case GUMBO_TAG_TITLE:
        return false;
      case GUMBO_TAG_LINK:
      case GUMBO_TAG_A:
        add_link_date(node, places_.here(), list_);
        break;
      default:
        break;
    }
    if (breaks_line(tag_of(node))) {
      flush_line();
    }
    in_body_ = in_body_ || tag_of(node) == GUMBO_TAG_BODY;
    if (is_element(node)) {
      open(node);
    }
    return true;
  }

  void open(const GumboNode& element) {
    const std::vector<std::string> names = names_of(element);
    Named named = named_by(element, names);
    const NameKind kind = named.kind;
    places_.enter(element, names);
    open_named(std::move(named));
    add_attribute_dates(element, kind, places_.here(), list_);
  }

  /// Notes an element whose text will be looked at when it ends.
  void open_named(Named named) {
    const HtmlTag tag = tag_of(*named.node);
    const std::string_view property = attribute(*named.node, "itemprop");
    if (property == "datePublished" || property == "dateModified") {
      named.kind = property == "dateModified" ? NameKind::Updated : NameKind::Published;
      named.rule = "itemprop " + std::string(property);
    } else if (tag == GUMBO_TAG_TIME) {
      named.kind = named.kind == NameKind::None ? NameKind::Date : named.kind;
      named.rule = "time";
    }
    const bool telling = named.kind != NameKind::None || may_be_headline(*named.node);
    if (is_whole_page(tag) || !telling) {
      return;
    }
    named_.push_back(std::move(named));
    if (named_.size() > kMostNamed) {
      named_.erase(named_.begin());
    }
  }

  void leave(const GumboNode& node) {
    if (breaks_line(tag_of(node))) {
      flush_line();
    }
    if (!named_.empty() && named_.back().node == &node) {
      const Named named = std::move(named_.back());
      named_.pop_back();
      close_named(named);
    }
    places_.leave(node);
  }

  void close_named(const Named& named) {
    const std::string text = io::collapse_blanks(io::clean_text(named.text));
    if (may_be_headline(*named.node)) {
      places_.see_heading(*named.node, text, facts_->title);
    }
    if (named.kind == NameKind::None || text.empty() || text.size() > kLongestNamed) {
      return;
    }
    DateText line{.clock = named.kind == NameKind::Updated ? Clock::Updated : Clock::Published,
                  .rule = named.rule,
                  .text = text,
                  .score = score_of(named.kind),
                  .place = places_.here()};
    if (const std::optional<Timestamp> time = read_relative_date(text, facts_->seen)) {
      line.rule += " (relative)";
      list_.add_known(std::move(line), {.printed = {.time = *time, .text = text},
                                        .zone = time->is_period() ? "" : "given"});
    } else {
      list_.add_printed(line, line.score);
    }
  }

  void take_text(std::string_view text) {
    if (line_.size() <= 2 * kLongestLine) {
      line_.append(text);
    }
    for (Named& named : named_) {
      if (named.text.size() <= 2 * kLongestNamed) {
        named.text.append(text);
      }
    }
  }

  void flush_line() {
    const std::string text = io::collapse_blanks(io::clean_text(std::exchange(line_, {})));
    for (Named& named : named_) {
      named.text += ' ';
    }
    if (text.empty()) {
      return;
    }
    places_.next_line();
    if (text.size() > kLongestLine) {
      list_.add_opening(
          {.rule = "opening", .text = text, .score = kWithinScore, .place = places_.here()});
    } else {
      list_.add_printed(
          {.rule = "text", .text = text, .score = kLineScore, .place = places_.here()},
          kWithinScore);
    }
  }

  const PageFacts* facts_;
  DateList list_;
  DatePlaces places_;
  std::vector<Named> named_;  // open ones, the innermost last
  std::string line_;
  bool in_body_ = false;
};

/// The order that the page itself shows, else that of its language.
DateOrder order_of(const HtmlDocument& page, std::string_view lang) {
  DateOrder shown = DateOrder::Unknown;
  walk(page.root(), [&shown](const GumboNode& node) {
    const std::string_view text = is_text(node) ? node.v.text.text : "";
    if (shown == DateOrder::Unknown && text.size() <= kLongestLine &&
        text.find('/') != std::string_view::npos) {
      shown = shown_order(text);
    }
    return tag_of(node) != GUMBO_TAG_SCRIPT && tag_of(node) != GUMBO_TAG_STYLE;
  });
  return shown == DateOrder::Unknown ? order_of_language(lang) : shown;
}

}  // namespace

std::vector<DateCandidate> gather_date_candidates(const HtmlDocument& page, const PageFacts& facts,
                                                  const DateRules& dates) {
  return Gatherer(facts, dates, order_of(page, facts.lang)).gather(page);
}

}  // namespace dateline::extract
