// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/html_date_candidates.h"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <span>
#include <utility>

#include "indexer/base/utf8.h"
#include "indexer/extract/calendar_names.h"
#include "indexer/extract/html_date_names.h"
#include "indexer/extract/relative_date.h"
#include "indexer/extract/script_dates.h"
#include "indexer/extract/url_date.h"
#include "indexer/extract/words.h"
#include "indexer/io/text.h"

namespace dateline::extract {
namespace {

constexpr std::size_t kLongestNamed = 200;  // bytes of an element that is named after a date
constexpr std::size_t kLongestLine = 240;   // bytes of a block of text that may hold a date
constexpr std::size_t kMostNamed = 4;       // named elements open in each other
constexpr std::size_t kMostCandidates = 400;

constexpr double kJsonLdScore = 98;
constexpr double kJsonLdKeyScore = 84;  // in JSON-LD of whatever kind, or broken JSON
constexpr double kScriptKeyScore = 50;
constexpr double kVagueKey = -10;  // of a name that speaks of no publication: "dateCreated", "date"
constexpr double kItempropScore = 92;
constexpr double kPublishedNameScore = 78;
constexpr double kDateNameScore = 66;
constexpr double kMetaNameScore = 58;  // of lines for author and date
constexpr double kTimeScore = 64;
constexpr double kLabelledScore = 62;
constexpr double kLineScore = 46;    // a line that is a date as a whole
constexpr double kWithinScore = 30;  // a date within a line
constexpr double kUrlScore = 88;
constexpr double kBookmarkScore = 60;
constexpr double kImageUrlScore = 8;  // when nothing else does
constexpr double kNearHeadline = 14;
constexpr double kAboveHeadline = 8;
constexpr double kFarBelow = -12;
constexpr double kAside = -34;

bool is_whole_page(HtmlTag tag) {
  return tag == GUMBO_TAG_HTML || tag == GUMBO_TAG_BODY || tag == GUMBO_TAG_MAIN ||
         tag == GUMBO_TAG_ARTICLE;
}

bool breaks_line(HtmlTag tag) {
  constexpr auto kInline = std::to_array<HtmlTag>(
      {GUMBO_TAG_A,      GUMBO_TAG_ABBR, GUMBO_TAG_ACRONYM, GUMBO_TAG_B,    GUMBO_TAG_CITE,
       GUMBO_TAG_EM,     GUMBO_TAG_FONT, GUMBO_TAG_I,       GUMBO_TAG_IMG,  GUMBO_TAG_SMALL,
       GUMBO_TAG_SPAN,   GUMBO_TAG_SUB,  GUMBO_TAG_SUP,     GUMBO_TAG_TIME, GUMBO_TAG_U,
       GUMBO_TAG_STRONG, GUMBO_TAG_BIG,  GUMBO_TAG_MARK,    GUMBO_TAG_S,    GUMBO_TAG_UNKNOWN});
  return std::ranges::find(kInline, tag) == kInline.end();
}

bool is_heading(HtmlTag tag) {
  return tag == GUMBO_TAG_H1 || tag == GUMBO_TAG_H2 || tag == GUMBO_TAG_H3;
}

std::string clean(std::string_view text) {
  return io::collapse_blanks(io::clean_text(text));
}

/// Seconds since 1970 written as 10 digits, or milliseconds as 13.
std::optional<std::int64_t> unix_seconds(std::string_view text) {
  constexpr std::size_t kSecondsDigits = 10;
  constexpr std::size_t kMillisecondsDigits = 13;
  if ((text.size() != kSecondsDigits && text.size() != kMillisecondsDigits) ||
      !std::ranges::all_of(text, is_digit)) {
    return std::nullopt;
  }
  std::int64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return text.size() == kSecondsDigits ? value : value / 1000;
}

/// The end of @p text, where the label of a date behind it stands.
std::string_view label_before(std::string_view text) {
  constexpr std::size_t kLongestLabel = 60;
  return text.substr(text.size() - std::min(text.size(), kLongestLabel));
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

/// One pass over the page.
class Gatherer {
 public:
  Gatherer(const PageFacts& facts, const DateRules& dates, DateOrder order)
      : facts_(&facts), dates_(&dates), order_(order) {}

  std::vector<DateCandidate> gather(const HtmlDocument& page) {
    add_claims();
    walk(
        page.root(), [this](const GumboNode& node) { return enter(node); },
        [this](const GumboNode& node) { leave(node); });
    flush_line();
    add_url("url", facts_->url, kUrlScore);
    weigh_places();
    return take();
  }

 private:
  /// A candidate with its place on the page.
  struct Placed {
    DateCandidate candidate;
    bool on_page = false;  // it has a place: scores depend on it
    std::size_t line = 0;
    std::size_t aside = 0;  // number of the aside around it; 0: none
  };
  struct Named {
    const GumboNode* node;
    NameKind kind;
    std::string rule;
    std::string text;
  };

  void add(DateCandidate candidate, bool on_page) {
    if (!on_page || placed_.size() < kMostCandidates) {
      placed_.push_back({.candidate = std::move(candidate),
                         .on_page = on_page,
                         .line = line_number_,
                         .aside = aside_});
    }
  }

  /// A value for machines: one date as a whole, or nothing.
  void add_machine(Clock clock, std::string rule, std::string_view text, double score,
                   bool on_page = false) {
    const std::string value = clean(text);
    if (value.empty()) {
      return;
    }
    std::optional<FoundTime> time = dates_->read(value, order_);
    if (const std::optional<std::int64_t> seconds = unix_seconds(value); !time && seconds) {
      time = DateRules::from_unix(*seconds, value);
    }
    add({.clock = clock,
         .rule = std::move(rule),
         .text = value,
         .time = std::move(time),
         .score = score,
         .is_claim = true},
        on_page);
  }

  /// The dates of a short text that people read.
  void add_printed(const std::string& rule, std::string_view text, double score, bool update) {
    if (std::optional<FoundTime> whole = dates_->read(text, order_)) {
      if (whole->printed.time.precision >= Precision::Day) {
        add({.clock = update || names_update(text) ? Clock::Updated : Clock::Published,
             .rule = rule,
             .text = std::string(text),
             .time = std::move(whole),
             .score = score},
            true);
      }
      return;
    }
    if (score > kLineScore && add_relative(rule, text, score)) {
      return;
    }
    std::size_t from = 0;
    for (FoundTime& time : dates_->find(text, order_)) {
      const std::size_t at = text.find(time.printed.text, from);
      const std::string_view label = label_before(text.substr(from, at - from));
      from = at + time.printed.text.size();
      const bool is_update = update || names_update(label);
      const bool labelled = is_update || names_publication(label);
      std::string printed = time.printed.text;
      add({.clock = is_update ? Clock::Updated : Clock::Published,
           .rule = rule,
           .text = std::move(printed),
           .time = std::move(time),
           .score = labelled ? std::max(score, kLabelledScore) : score},
          true);
    }
  }

  /// "3 hours ago", in an element that is named after its date.
  bool add_relative(const std::string& rule, std::string_view text, double score) {
    const std::optional<Timestamp> time = read_relative_date(text, facts_->seen);
    if (!time) {
      return false;
    }
    add({.rule = rule + " (relative)",
         .text = std::string(text),
         .time = FoundTime{.printed = {.time = *time, .text = std::string(text)},
                           .zone = time->is_period() ? "" : "given"},
         .score = score},
        true);
    return true;
  }

  void add_claims() {
    for (const auto& [field, clock] : {std::pair{ClaimField::Published, Clock::Published},
                                       std::pair{ClaimField::Updated, Clock::Updated}}) {
      for (const Claim& claim : facts_->claims.about(field)) {
        if (claim.rank == ClaimRank::JsonLd) {
          add_machine(clock, claim.rule, claim.value, kJsonLdScore);
        }
      }
    }
  }

  void add_url(const std::string& rule, std::string_view url, double score) {
    std::optional<FoundTime> time = date_in_url(url, *dates_);
    if (time) {
      add({.rule = rule, .text = std::string(url), .time = std::move(time), .score = score},
          rule == "url of bookmark");
    }
  }

  void see_meta(const GumboNode& element) {
    for (const char* name : {"property", "name", "itemprop", "http-equiv"}) {
      const std::string_view printed = trim(attribute(element, name));
      const std::string key = plain_key(printed);
      const MetaDate* row = find_meta_date(key);
      if (row != nullptr) {
        add_machine(row->clock, "meta " + to_lower(printed), attribute(element, "content"),
                    row->score, in_body_);
        return;
      }
      if (key == "ogimage" || key == "twitterimage") {
        add_url("image-url", attribute(element, "content"), kImageUrlScore);
      }
    }
  }

  /// Other addresses of the page itself.
  void see_link(const GumboNode& element) {
    const std::string_view relation = attribute(element, "rel");
    if (relation == "bookmark" || relation == "shortlink" || relation == "amphtml") {
      add_url("url of " + std::string(relation), attribute(element, "href"), kBookmarkScore);
    }
  }

  void see_script(const GumboNode& element) {
    const bool linked_data =
        starts_ignoring_case(trim(attribute(element, "type")), "application/ld+json");
    std::string text;
    walk(element, [&text](const GumboNode& part) {
      text += is_text(part) ? part.v.text.text : "";
      return true;
    });
    for (const ScriptDate& date : script_dates(text)) {
      const bool update =
          date.key.find("odif") != std::string::npos || date.key.find("pdate") != std::string::npos;
      const bool publication = update || date.key.find("ubli") != std::string::npos;
      add_machine(
          update ? Clock::Updated : Clock::Published,
          (linked_data ? "json-ld " : "script ") + date.key, date.value,
          (linked_data ? kJsonLdKeyScore : kScriptKeyScore) + (publication ? 0 : kVagueKey));
    }
  }

  void see_time(const GumboNode& element, NameKind kind) {
    std::string_view machine = attribute(element, "datetime");
    machine = machine.empty() ? attribute(element, "content") : machine;
    const std::string_view property = attribute(element, "itemprop");
    const bool update = kind == NameKind::Updated || property == "dateModified";
    const bool published = kind == NameKind::Published || property == "datePublished" ||
                           gumbo_get_attribute(&element.v.element.attributes, "pubdate") != nullptr;
    if (!machine.empty()) {
      const double score = published ? kItempropScore - 4 : kTimeScore;
      add_machine(update ? Clock::Updated : Clock::Published, "time", machine,
                  property.empty() ? score : kItempropScore, true);
    }
  }

  void see_attributes(const GumboNode& element, NameKind kind) {
    const std::string_view property = attribute(element, "itemprop");
    if (property == "datePublished" || property == "dateCreated" || property == "dateModified") {
      add_machine(property == "dateModified" ? Clock::Updated : Clock::Published,
                  "itemprop " + std::string(property), attribute(element, "content"),
                  kItempropScore, true);
    }
    for (const char* name : {"data-utime", "data-timestamp", "data-datetime", "data-date",
                             "data-published", "datetime"}) {
      add_machine(Clock::Published, name, attribute(element, name), kDateNameScore, true);
    }
    if (tag_of(element) == GUMBO_TAG_ABBR || kind >= NameKind::Date) {
      const std::string_view title = attribute(element, "title");
      if (!title.empty() && dates_->read(clean(title), order_)) {
        add_machine(
            kind == NameKind::Updated ? Clock::Updated : Clock::Published,
            "title of " + std::string(tag_of(element) == GUMBO_TAG_ABBR ? "abbr" : "element"),
            title, kPublishedNameScore, true);
      }
    }
  }

  bool enter(const GumboNode& node) {
    if (is_text(node)) {
      take_text(node.v.text.text);
      return false;
    }
    const HtmlTag tag = tag_of(node);
    if (tag == GUMBO_TAG_META) {
      see_meta(node);
      return false;
    }
    if (tag == GUMBO_TAG_SCRIPT) {
      see_script(node);
      return false;
    }
    if (tag == GUMBO_TAG_LINK || tag == GUMBO_TAG_A) {
      see_link(node);
    }
    if (tag == GUMBO_TAG_STYLE || tag == GUMBO_TAG_TEMPLATE || tag == GUMBO_TAG_TITLE) {
      return false;
    }
    if (breaks_line(tag)) {
      flush_line();
    }
    in_body_ = in_body_ || tag == GUMBO_TAG_BODY;
    if (is_element(node)) {
      open(node);
    }
    return true;
  }

  void open(const GumboNode& node) {
    const std::vector<std::string> names = names_of(node);
    const std::string* named = nullptr;
    NameKind kind = NameKind::None;
    for (const std::string& name : names) {
      const NameKind other = kind_of_name(name);
      if (other > kind) {
        kind = other;
        named = &name;
      }
    }
    if (aside_ == 0 && is_aside(node, names)) {
      aside_ = ++asides_;
      aside_node_ = &node;
    }
    if (is_heading(tag_of(node)) || tag_of(node) == GUMBO_TAG_TIME || kind != NameKind::None ||
        !attribute(node, "itemprop").empty()) {
      open_named(node, kind, named);
    }
    if (tag_of(node) == GUMBO_TAG_TIME) {
      see_time(node, kind);
    } else {
      see_attributes(node, kind);
    }
  }

  void open_named(const GumboNode& node, NameKind kind, const std::string* name) {
    const std::string_view property = attribute(node, "itemprop");
    std::string rule = name == nullptr ? std::string(property) : "class " + *name;
    if (property == "datePublished" || property == "dateModified") {
      kind = property == "dateModified" ? NameKind::Updated : NameKind::Published;
      rule = "itemprop " + std::string(property);
    } else if (tag_of(node) == GUMBO_TAG_TIME) {
      kind = kind == NameKind::None ? NameKind::Date : kind;
      rule = "time";
    }
    if (is_whole_page(tag_of(node)) || (kind == NameKind::None && !is_heading(tag_of(node)))) {
      return;
    }
    named_.push_back({.node = &node, .kind = kind, .rule = std::move(rule), .text = {}});
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
    if (aside_node_ == &node) {
      aside_ = 0;
      aside_node_ = nullptr;
    }
  }

  void close_named(const Named& named) {
    const std::string text = clean(named.text);
    if (is_heading(tag_of(*named.node))) {
      see_heading(text, tag_of(*named.node));
    }
    if (named.kind == NameKind::None || text.empty() || text.size() > kLongestNamed) {
      return;
    }
    const double score = named.kind == NameKind::Meta        ? kMetaNameScore
                         : named.kind == NameKind::Published ? kPublishedNameScore
                                                             : kDateNameScore;
    add_printed(named.rule, text, score, named.kind == NameKind::Updated);
  }

  /// The headline is the first heading that the title knows; else the first of the highest rank.
  void see_heading(const std::string& text, HtmlTag tag) {
    constexpr std::size_t kShortest = 8;
    const bool known = text.size() >= kShortest && !facts_->title.empty() &&
                       (facts_->title.find(text) != std::string_view::npos ||
                        text.find(facts_->title) != std::string::npos);
    const int rank = known ? 2 : (tag == GUMBO_TAG_H1 ? 1 : 0);
    if (rank > headline_rank_) {
      headline_rank_ = rank;
      headline_line_ = line_number_;
      headline_aside_ = aside_;
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
    const std::string text = clean(std::exchange(line_, {}));
    for (Named& named : named_) {
      named.text += ' ';
    }
    if (text.empty()) {
      return;
    }
    ++line_number_;
    if (text.size() > kLongestLine) {
      add_opening(text);
      return;
    }
    const bool whole = dates_->read(text, order_).has_value();
    add_printed("text", text, whole ? kLineScore : kWithinScore, false);
  }

  /// The date that a paragraph opens with, as in "31 March 2025 - The …" or "Published on …".
  void add_opening(std::string_view paragraph) {
    constexpr std::size_t kOpening = 80;
    const std::string_view opening = utf8_prefix(paragraph, kOpening);
    const std::vector<FoundTime> found = dates_->find(opening, order_);
    const std::size_t at = found.empty() ? 0 : opening.find(found.front().printed.text);
    const std::string_view label = opening.substr(0, at);
    if (!found.empty() && (at == 0 || names_publication(label) || names_update(label))) {
      add_printed("opening", opening.substr(0, at + found.front().printed.text.size()),
                  kWithinScore, false);
    }
  }

  /// How much the place of each candidate speaks for it, now that the headline is known.
  void weigh_places() {
    for (Placed& placed : placed_) {
      if (placed.on_page) {
        placed.candidate.score += weight_of_place(placed);
      }
    }
  }

  [[nodiscard]] double weight_of_place(const Placed& placed) const {
    constexpr std::size_t kNear = 8;
    constexpr std::size_t kFar = 60;
    double weight = 0;
    if (headline_rank_ > 0 && placed.line < headline_line_) {
      weight = headline_line_ - placed.line <= kNear ? kAboveHeadline : kFarBelow;
    } else if (headline_rank_ > 0) {
      const std::size_t below = placed.line - headline_line_;
      weight = below <= kNear ? kNearHeadline : (below > kFar ? kFarBelow : 0);
    }
    const bool aside = placed.aside != 0 && placed.aside != headline_aside_;
    return aside ? kAside + weight / 2 : weight;
  }

  std::vector<DateCandidate> take() {
    std::vector<DateCandidate> candidates;
    for (Placed& placed : placed_) {
      candidates.push_back(std::move(placed.candidate));
    }
    return candidates;
  }

  const PageFacts* facts_;
  const DateRules* dates_;
  DateOrder order_;
  std::vector<Placed> placed_;
  std::vector<Named> named_;
  std::string line_;
  bool in_body_ = false;
  std::size_t line_number_ = 0;
  std::size_t aside_ = 0;
  std::size_t asides_ = 0;
  const GumboNode* aside_node_ = nullptr;
  std::size_t headline_line_ = 0;
  std::size_t headline_aside_ = 0;
  int headline_rank_ = -1;
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
