// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/ticker_finder.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "indexer/extract/evidence.h"
#include "indexer/extract/tickers.h"
#include "indexer/extract/words.h"

namespace dateline::extract {
namespace {

constexpr std::size_t kMostTold = 60;      // candidates in an explanation
constexpr std::size_t kMostEvidence = 30;  // tickers of one article
constexpr std::size_t kRightBehind = 2;    // bytes between a name and its symbol

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
    if (finding.accepted && finding.rule == kNameRule) {
      names.emplace(finding.passage, finding.listing, finding.end);
    }
  }
  const auto repeats = [&names](const Finding& finding) {
    const std::size_t nearest = finding.begin - std::min(finding.begin, kRightBehind);
    const auto name = names.lower_bound({finding.passage, finding.listing, nearest});
    return finding.rule != kNameRule && name != names.end() &&
           std::get<0>(*name) == finding.passage && std::get<1>(*name) == finding.listing &&
           std::get<2>(*name) <= finding.begin;
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
    if (current == nullptr || (current->rule == kNameRule && finding.rule != kNameRule)) {
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
void fill_related(const TickerReading& reading, const SymbolTable& table, Article& article) {
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
  TickerReading reading(table_, names_, rule_, time_of(article));
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
