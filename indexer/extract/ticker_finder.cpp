// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/ticker_finder.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_set>
#include <utility>
#include <vector>

#include "indexer/extract/evidence.h"
#include "indexer/extract/name_context.h"
#include "indexer/extract/symbol_tables.h"
#include "indexer/extract/ticker_notations.h"
#include "indexer/extract/tickers.h"
#include "indexer/extract/words.h"

namespace dateline::extract {
namespace {

constexpr std::size_t kMostTold = 60;          // candidates in an explanation
constexpr std::size_t kMostEvidence = 30;      // tickers of one article
constexpr std::size_t kMostFindings = 20'000;  // kept of one article
constexpr std::size_t kNearBytes = 80;         // how far before a bracket its company's name stands
constexpr std::size_t kRightBehind = 2;        // bytes between a name and its symbol
constexpr std::size_t kEnoughCompanies = 2;    // that an article names clearly, to be of business
constexpr std::size_t kEnoughPlainNames = 3;   // of an ambiguous name, to mean the company

constexpr std::string_view kName = "name";  // the rule by which names of companies are found

/// A text of the article and what was found in it.
struct Passage {
  TickerRole role = TickerRole::Body;
  NamedText named = {};
  std::vector<PrintedSymbol> symbols = {};
  std::vector<NameMatch> names = {};
};

/// One thing found, with the verdict over it.
struct Finding {
  const Passage* passage = nullptr;
  const Listing* listing = nullptr;  // null: not in the table
  std::string symbol = {};           // canonical
  std::string exchange = {};         // as printed, by its code
  std::string_view rule = {};
  std::string_view printed = {};  // points into the passage
  bool accepted = false;
  std::string_view reason = {};
  std::size_t begin = 0;  // bytes of the passage
  std::size_t end = 0;
};

/// Whether a notation stands for itself, or needs the article to speak for it.
enum class Clarity : std::uint8_t { Clear, Weak };

Clarity clarity_of(Notation notation) {
  return notation < Notation::SpacedBracket ? Clarity::Clear : Clarity::Weak;
}

/// Words and acronyms that in brackets are no symbols unless the company's name stands near.
bool is_ordinary(std::string_view symbol) {
  static const std::unordered_set<std::string_view> ordinary = [] {
    std::unordered_set<std::string_view> words;
    for (const std::string_view word : words_of(embedded_word_lists().front().bytes)) {
      words.insert(word);
    }
    return words;
  }();
  return ordinary.contains(symbol);
}

/// The number of the first word at or after byte @p begin.
std::size_t word_at_byte(const NamedText& text, std::size_t begin) {
  const auto found = std::ranges::lower_bound(text.words, begin, {}, &NameWord::begin);
  return static_cast<std::size_t>(found - text.words.begin());
}

/// True when the words before @p word begin with the letters of @p symbol, small words left out:
/// "Bank for International Settlements (BIS)".
bool spells(const NamedText& text, std::size_t word, std::string_view symbol) {
  constexpr auto kSmall =
      std::to_array<std::string_view>({"of", "the", "for", "in", "on", "to", "de", "a"});
  std::size_t left = symbol.size();
  while (left > 0 && word > 0) {
    const std::string& before = text.words[--word].folded;
    if (to_lower(symbol.substr(left - 1, 1)) == before.substr(0, 1)) {
      --left;
    } else if (std::ranges::find(kSmall, before) == kSmall.end()) {
      return false;
    }
  }
  return left == 0;
}

/// True for `( HPKM )` behind a name: a link to a symbol of which the table, whose list is one of
/// today, may not know.
bool is_link_left(const NamedText& text, const PrintedSymbol& printed) {
  constexpr std::size_t kShortest = 3;
  const std::size_t word = word_at_byte(text, printed.begin);
  return printed.notation == Notation::SpacedBracket && printed.symbol.size() >= kShortest &&
         word > 0 && text.words[word - 1].capital && !is_ordinary(printed.symbol) &&
         !spells(text, word, printed.symbol);
}

/// Words that many companies' names begin with.
bool is_common_in_names(std::string_view word) {
  constexpr auto kCommon = std::to_array<std::string_view>(
      {"advanced",      "american", "asia",      "atlantic", "bank",     "british", "canadian",
       "capital",       "central",  "china",     "credit",   "deutsche", "east",    "eastern",
       "european",      "federal",  "financial", "first",    "general",  "global",  "great",
       "international", "national", "new",       "north",    "northern", "pacific", "public",
       "royal",         "south",    "southern",  "standard", "texas",    "the",     "united",
       "universal",     "west",     "western",   "world"});
  return std::ranges::find(kCommon, word) != kCommon.end();
}

/// True when one of the words just before the bracket is the first word of the company's name, or
/// of one of its aliases.
bool begins_its_name(const NamedText& text, std::size_t word, const Listing& listing) {
  constexpr std::size_t kWordsBack = 6;
  constexpr std::size_t kTellingWord = 3;
  const auto names = [&](const NameWord& candidate) {
    const auto begins = [&](std::string_view name) {
      const std::vector<NameWord> words = name_words(name);
      return !words.empty() && words.front().folded == candidate.folded;
    };
    return candidate.capital && candidate.folded.size() >= kTellingWord &&
           !is_common_in_names(candidate.folded) &&
           (begins(listing.name) || std::ranges::any_of(listing.aliases, [&](const Alias& alias) {
              return begins(alias.text);
            }));
  };
  const auto end = text.words.begin() + static_cast<std::ptrdiff_t>(word);
  const auto begin = end - static_cast<std::ptrdiff_t>(std::min(word, kWordsBack));
  return std::any_of(begin, end, names);
}

constexpr std::string_view kNotMeant =
    "also an ordinary word, and too little speaks for the company";

/// What speaks against a name where it stands; empty when nothing does.
std::string_view context_objection(NameContext context) {
  switch (context) {
    case NameContext::Business:
    case NameContext::Plain:
    case NameContext::Headline:
      return "";
    case NameContext::Product:
    case NameContext::OtherName:
      return "part of a longer name";
    case NameContext::Invitation:
      return "an invitation to readers";
  }
  return "";
}

/// Reads one article.
class Reading {
 public:
  Reading(const SymbolTable& table, const CompanyNames& names, NameRule rule, const Timestamp& when)
      : table_(table), names_(names), rule_(rule), when_(when) {}

  void read(const Article& article);
  [[nodiscard]] const std::vector<Finding>& findings() const { return findings_; }
  [[nodiscard]] const std::vector<Passage>& passages() const { return passages_; }

 private:
  void read_passage(std::string_view text, TickerRole role);
  void take_clear_names();
  void take_symbols(Clarity clarity);
  void take_symbol(const Passage& passage, const PrintedSymbol& printed);
  void take_ambiguous_names();
  [[nodiscard]] bool is_meant(const std::string& company,
                              const std::vector<std::pair<const Passage*, NameMatch>>& uses) const;
  [[nodiscard]] Finding name_finding(const Passage& passage, const NameMatch& match) const;
  void accept(Finding finding, std::string_view objection);
  [[nodiscard]] std::string_view objection(const Passage& passage, const PrintedSymbol& printed,
                                           const Finding& finding) const;
  [[nodiscard]] bool is_named_before(const Passage& passage, const PrintedSymbol& printed,
                                     const Listing& listing) const;
  /// One key for all listings of a company in a country.
  [[nodiscard]] std::string company_of(const Listing& listing) const {
    const Listing& present = table_.present(listing);
    return present.country + ":" + present.name;
  }

  const SymbolTable& table_;
  const CompanyNames& names_;
  NameRule rule_;
  Timestamp when_;
  std::vector<Passage> passages_;
  std::vector<Finding> findings_;
  std::set<std::string> accepted_;          // companies
  std::set<std::string> accepted_symbols_;  // by some notation
};

void Reading::read(const Article& article) {
  passages_.reserve(1 + article.body.size() + 2 * article.related.size());
  read_passage(article.title, TickerRole::Headline);
  for (const std::string& paragraph : article.body) {
    read_passage(paragraph, TickerRole::Body);
  }
  for (const RelatedItem& item : article.related) {
    read_passage(item.title, TickerRole::Related);
    read_passage(item.text, TickerRole::Related);
  }
  take_clear_names();
  take_symbols(Clarity::Clear);
  take_symbols(Clarity::Weak);
  take_ambiguous_names();
}

void Reading::read_passage(std::string_view text, TickerRole role) {
  Passage passage{.role = role, .named = named_text(text), .symbols = printed_symbols(text)};
  if (role != TickerRole::Related) {  // a related box is full of other companies' headlines
    passage.names = names_.find(text, passage.named.words, when_);
  }
  passages_.push_back(std::move(passage));
}

Finding Reading::name_finding(const Passage& passage, const NameMatch& match) const {
  const std::size_t begin = passage.named.words[match.first].begin;
  const std::size_t end = passage.named.words[match.last - 1].end;
  return {.passage = &passage,
          .listing = match.listing,
          .symbol = match.listing->symbol,
          .exchange = match.listing->exchange,
          .rule = kName,
          .printed = passage.named.text.substr(begin, end - begin),
          .begin = begin,
          .end = end};
}

/// Keeps the finding with the verdict over it; what nobody objects to speaks for its company.
void Reading::accept(Finding finding, std::string_view objection) {
  finding.accepted = objection.empty();
  finding.reason = objection;
  if (finding.accepted && finding.listing != nullptr) {
    accepted_.insert(company_of(*finding.listing));
  }
  if (finding.accepted && finding.rule != kName) {
    accepted_symbols_.insert(finding.symbol);
  }
  const bool wanted = finding.rule != kName || rule_ == NameRule::SymbolsAndNames;
  if (wanted && findings_.size() < kMostFindings) {
    findings_.push_back(std::move(finding));
  }
}

void Reading::take_clear_names() {
  for (const Passage& passage : passages_) {
    for (const NameMatch& match : passage.names) {
      if (!match.needs_support) {
        accept(name_finding(passage, match), context_objection(context_of(passage.named, match)));
      }
    }
  }
}

void Reading::take_symbols(Clarity clarity) {
  for (const Passage& passage : passages_) {
    for (const PrintedSymbol& printed : passage.symbols) {
      if (clarity_of(printed.notation) == clarity) {
        take_symbol(passage, printed);
      }
    }
  }
}

void Reading::take_symbol(const Passage& passage, const PrintedSymbol& printed) {
  Finding finding{.passage = &passage, .symbol = canonical_symbol(printed.symbol)};
  std::string_view country;
  if (printed.exchange != nullptr) {
    country = printed.exchange->country;
    finding.exchange = printed.exchange->code;
  }
  finding.listing = table_.find(finding.symbol, country, when_);
  finding.rule = finding.listing == nullptr ? "notation-unlisted" : "notation";
  finding.printed = passage.named.text.substr(printed.begin, printed.end - printed.begin);
  finding.begin = printed.begin;
  finding.end = printed.end;
  const std::string_view against = objection(passage, printed, finding);
  accept(std::move(finding), against);
}

/// Why a symbol is none; empty when it is one.
std::string_view Reading::objection(const Passage& passage, const PrintedSymbol& printed,
                                    const Finding& finding) const {
  if (finding.listing == nullptr) {
    const bool clear = printed.notation == Notation::Listed ||
                       (printed.notation == Notation::Wire && printed.symbol.size() > 1) ||
                       accepted_symbols_.contains(finding.symbol) ||
                       is_link_left(passage.named, printed);
    return clear ? "" : "no listing of that symbol at that time";
  }
  if (clarity_of(printed.notation) == Clarity::Clear ||
      is_named_before(passage, printed, *finding.listing)) {
    return "";
  }
  if (printed.symbol.size() == 1 || is_ordinary(finding.symbol)) {
    return "a letter, word or acronym without the company's name before it";
  }
  if (printed.notation == Notation::SpacedBracket ||
      accepted_.contains(company_of(*finding.listing))) {
    return "";
  }
  return "nothing in the article speaks for the company";
}

bool Reading::is_named_before(const Passage& passage, const PrintedSymbol& printed,
                              const Listing& listing) const {
  const std::size_t word = word_at_byte(passage.named, printed.begin);
  auto match = std::ranges::upper_bound(passage.names, word, {}, &NameMatch::last);
  while (match != passage.names.begin()) {
    --match;
    if (printed.begin - passage.named.words[match->last - 1].end > kNearBytes) {
      break;
    }
    if (company_of(*match->listing) == company_of(listing)) {
      return true;
    }
  }
  return begins_its_name(passage.named, word, listing);
}

void Reading::take_ambiguous_names() {
  std::map<std::string, std::vector<std::pair<const Passage*, NameMatch>>> uses;
  for (const Passage& passage : passages_) {
    for (const NameMatch& match : passage.names) {
      if (match.needs_support) {
        uses[company_of(*match.listing)].emplace_back(&passage, match);
      }
    }
  }
  std::set<std::string> meant;  // all verdicts first, so that their order does not matter
  for (const auto& [company, names] : uses) {
    if (is_meant(company, names)) {
      meant.insert(company);
    }
  }
  for (const auto& [company, names] : uses) {
    for (const auto& [passage, match] : names) {
      std::string_view objection = context_objection(context_of(passage->named, match));
      objection = objection.empty() && !meant.contains(company) ? kNotMeant : objection;
      accept(name_finding(*passage, match), objection);
    }
  }
}

/// True when an ambiguous name means the company: the article names it clearly, or writes of it as
/// one writes of companies, and not of the thing or person of the same name.
bool Reading::is_meant(const std::string& company,
                       const std::vector<std::pair<const Passage*, NameMatch>>& uses) const {
  if (accepted_.contains(company)) {
    return true;
  }
  std::map<NameContext, std::size_t> contexts;
  std::set<std::string> forms;
  for (const auto& [passage, match] : uses) {
    ++contexts[context_of(passage->named, match)];
    forms.insert(passage->named.words[match.first].folded);
  }
  std::size_t things = contexts[NameContext::OtherName];
  for (const Passage& passage : passages_) {
    for (const std::string& form : forms) {
      things += small_uses(passage.named, form);
    }
  }
  const std::size_t business = contexts[NameContext::Business];
  const std::size_t all = business + contexts[NameContext::Plain];
  const bool among_companies = all > 0 && accepted_.size() >= kEnoughCompanies;
  return things == 0 ? business > 0 || all >= kEnoughPlainNames || among_companies
                     : business > 0 && all >= kEnoughPlainNames + things;
}

/// The time by whose symbols an article is read.
Timestamp time_of(const Article& article) {
  for (const PrintedTime* const time : {&article.published, &article.updated}) {
    if (time->known()) {
      return time->time;
    }
  }
  return article.first_seen.time;
}

/// Fills what the table knows: the company's present symbol, its name, an exchange if none is said.
void complete(const SymbolTable& table, const Listing& listing, Ticker& ticker) {
  const Listing& present = table.present(listing);
  ticker.symbol = present.symbol;
  ticker.then = present.symbol == listing.symbol ? "" : listing.symbol;
  ticker.name = present.name;
  ticker.exchange = ticker.exchange.empty() ? listing.exchange : ticker.exchange;
}

Ticker to_ticker(const SymbolTable& table, const Finding& finding) {
  Ticker ticker{
      .symbol = finding.symbol, .exchange = finding.exchange, .role = finding.passage->role};
  if (finding.listing != nullptr) {
    complete(table, *finding.listing, ticker);
  }
  return ticker;
}

/// What the source listed, in its canonical form and with what the table knows.
void complete_listed(const SymbolTable& table, const Timestamp& when, std::vector<Ticker>& listed) {
  for (Ticker& ticker : listed) {
    const Exchange* exchange = find_exchange(ticker.exchange);
    exchange = exchange == nullptr ? find_exchange_suffix(ticker.exchange) : exchange;
    if (exchange != nullptr) {
      ticker.exchange = exchange->code;
    }
    ticker.symbol = canonical_symbol(ticker.symbol);
    const std::string_view country = exchange == nullptr ? std::string_view{} : exchange->country;
    if (const Listing* const listing = table.find(ticker.symbol, country, when)) {
      complete(table, *listing, ticker);
    }
  }
}

/// The findings that become tickers. A symbol right behind the company's name is one mention with
/// it.
std::vector<const Finding*> counted(const std::vector<Finding>& findings) {
  std::set<std::tuple<const Passage*, const Listing*, std::size_t>> names;  // and where they end
  for (const Finding& finding : findings) {
    if (finding.accepted && finding.rule == kName) {
      names.emplace(finding.passage, finding.listing, finding.end);
    }
  }
  const auto repeats = [&names](const Finding& finding) {
    const std::size_t nearest = finding.begin - std::min(finding.begin, kRightBehind);
    const auto name = names.lower_bound({finding.passage, finding.listing, nearest});
    return finding.rule != kName && name != names.end() && std::get<0>(*name) == finding.passage &&
           std::get<1>(*name) == finding.listing && std::get<2>(*name) <= finding.begin;
  };
  std::vector<const Finding*> kept;
  for (const Finding& finding : findings) {
    if (finding.accepted && !repeats(finding)) {
      kept.push_back(&finding);
    }
  }
  return kept;
}

/// Evidence for each ticker once: its clearest notation, else its name.
void add_ticker_evidence(const std::vector<Finding>& findings, Article& article) {
  std::map<std::string, const Finding*> best;
  for (const Finding& finding : findings) {
    if (!finding.accepted) {
      continue;
    }
    const Finding*& current = best[finding.symbol];
    if (current == nullptr || (current->rule == kName && finding.rule != kName)) {
      current = &finding;
    }
  }
  std::size_t added = 0;
  for (const auto& [symbol, finding] : best) {
    if (added++ < kMostEvidence) {
      add_evidence(article, "ticker", finding->rule, finding->printed);
    }
  }
}

void explain(const std::vector<Finding>& findings, Explanation& explanation) {
  std::set<std::tuple<std::string_view, std::string_view, bool>> told;
  for (const Finding& finding : findings) {
    if (told.size() < kMostTold &&
        told.emplace(finding.printed, finding.rule, finding.accepted).second) {
      explanation.add({.field = "ticker",
                       .rule = std::string(finding.rule),
                       .text = std::string(finding.printed),
                       .value = finding.symbol,
                       .score = finding.accepted ? 1.0 : 0.0,
                       .chosen = finding.accepted,
                       .reason = std::string(finding.reason)});
    }
  }
}

/// Gives each related item the symbols that stand in it, beside those its source listed.
void fill_related(const Reading& reading, const SymbolTable& table, Article& article) {
  const std::size_t first = 1 + article.body.size();  // passage of the first item's title
  for (const Finding& finding : reading.findings()) {
    if (finding.accepted && finding.passage->role == TickerRole::Related) {
      const auto passage = static_cast<std::size_t>(finding.passage - reading.passages().data());
      add_once(article.related[(passage - first) / 2].tickers, to_ticker(table, finding).symbol);
    }
  }
}

}  // namespace

TickerFinder::TickerFinder(const SymbolTable& table, NameRule names)
    : table_(table), names_(table), rule_(names) {}

void TickerFinder::annotate(Article& article, Explanation* explanation) const {
  complete_listed(table_, time_of(article), article.tickers);
  Reading reading(table_, names_, rule_, time_of(article));
  reading.read(article);
  if (explanation != nullptr) {
    explain(reading.findings(), *explanation);
  }
  std::vector<Ticker> found;
  for (const Finding* const finding : counted(reading.findings())) {
    found.push_back(to_ticker(table_, *finding));
  }
  merge_tickers(found);
  // What the source listed without saying where stands in the text here: it is counted once.
  std::erase_if(article.tickers, [&](const Ticker& listed) {
    return std::ranges::any_of(found, [&](const Ticker& ticker) {
      return listed.symbol == ticker.symbol && listed.role == ticker.role;
    });
  });
  std::ranges::move(found, std::back_inserter(article.tickers));
  merge_tickers(article.tickers);
  // The findings point into the texts, so these come first and the boxes, whose texts stay, last.
  add_ticker_evidence(reading.findings(), article);
  fill_related(reading, table_, article);
}

}  // namespace dateline::extract
