// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/ticker_reading.h"

#include <algorithm>
#include <map>

#include "indexer/extract/symbol_support.h"
#include "indexer/extract/tickers.h"

namespace dateline::extract {
namespace {

constexpr std::size_t kMostFindings = 20'000;  // kept of one article
constexpr std::size_t kNearBytes = 80;         // how far before a bracket its company's name stands
constexpr std::size_t kEnoughCompanies = 2;    // that an article names clearly, to be of business
constexpr std::size_t kEnoughPlainNames = 3;   // of an ambiguous name, to mean the company

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

Clarity clarity_of(Notation notation) {
  return notation < Notation::SpacedBracket ? Clarity::Clear : Clarity::Weak;
}

}  // namespace

void TickerReading::read(const Article& article) {
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

void TickerReading::read_passage(std::string_view text, TickerRole role) {
  Passage passage{.role = role, .named = named_text(text), .symbols = printed_symbols(text)};
  if (role != TickerRole::Related) {  // a related box is full of other companies' headlines
    passage.names = names_.find(text, passage.named.words, when_);
  }
  passages_.push_back(std::move(passage));
}

Finding TickerReading::name_finding(const Passage& passage, const NameMatch& match) const {
  const std::size_t begin = passage.named.words[match.first].begin;
  const std::size_t end = passage.named.words[match.last - 1].end;
  return {.passage = &passage,
          .listing = match.listing,
          .symbol = match.listing->symbol,
          .exchange = match.listing->exchange,
          .rule = kNameRule,
          .printed = passage.named.text.substr(begin, end - begin),
          .begin = begin,
          .end = end};
}

/// Keeps the finding with the verdict over it; what nobody objects to speaks for its company.
void TickerReading::accept(Finding finding, std::string_view objection) {
  finding.accepted = objection.empty();
  finding.reason = objection;
  if (finding.accepted && finding.listing != nullptr) {
    accepted_.insert(company_of(*finding.listing));
  }
  if (finding.accepted && finding.rule != kNameRule) {
    accepted_symbols_.insert(finding.symbol);
  }
  const bool wanted = finding.rule != kNameRule || rule_ == NameRule::SymbolsAndNames;
  if (wanted && findings_.size() < kMostFindings) {
    findings_.push_back(std::move(finding));
  }
}

void TickerReading::take_clear_names() {
  for (const Passage& passage : passages_) {
    for (const NameMatch& match : passage.names) {
      if (!match.needs_support) {
        accept(name_finding(passage, match), context_objection(context_of(passage.named, match)));
      }
    }
  }
}

void TickerReading::take_symbols(Clarity clarity) {
  for (const Passage& passage : passages_) {
    for (const PrintedSymbol& printed : passage.symbols) {
      if (clarity_of(printed.notation) == clarity) {
        take_symbol(passage, printed);
      }
    }
  }
}

void TickerReading::take_symbol(const Passage& passage, const PrintedSymbol& printed) {
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
std::string_view TickerReading::objection(const Passage& passage, const PrintedSymbol& printed,
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

bool TickerReading::is_named_before(const Passage& passage, const PrintedSymbol& printed,
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

void TickerReading::take_ambiguous_names() {
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
bool TickerReading::is_meant(const std::string& company,
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

}  // namespace dateline::extract
