// SPDX-License-Identifier: GPL-3.0-or-later
// Symbols and names of companies in the texts of one article, each with a verdict.
#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/extract/company_names.h"
#include "indexer/extract/name_context.h"
#include "indexer/extract/symbol_table.h"
#include "indexer/extract/ticker_notations.h"
#include "indexer/schema/article.h"

namespace dateline::extract {

enum class NameRule : std::uint8_t { SymbolsOnly, SymbolsAndNames };

/// The rule by which names of companies are found.
inline constexpr std::string_view kNameRule = "name";

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

/// Reads one article and judges what it finds. Table and names must outlive it, the article's texts
/// its findings.
class TickerReading {
 public:
  TickerReading(const SymbolTable& table, const CompanyNames& names, NameRule rule,
                const Timestamp& when)
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

}  // namespace dateline::extract
