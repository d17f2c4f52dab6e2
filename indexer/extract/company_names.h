// SPDX-License-Identifier: GPL-3.0-or-later
// Names of companies in running text, found in one pass over its words.
//
// A name counts where all of it stands there with capitals: the name of a listing together with its
// legal form ("Apple Inc", "Home Depot, Inc."), an alias as it is ("Google").
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/base/timestamp.h"
#include "indexer/extract/symbol_table.h"

namespace dateline::extract {

/// A word as names are made of words: "Apple's" is two, "U.S." and "AT&T" are one.
struct NameWord {
  std::string folded;     // small letters, no dots
  std::size_t begin = 0;  // bytes of the text
  std::size_t end = 0;
  bool capital = false;  // it holds a capital, or is a number
};

[[nodiscard]] std::vector<NameWord> name_words(std::string_view text);

/// A name found in a text.
struct NameMatch {
  const Listing* listing = nullptr;
  std::size_t first = 0;  // its words, by their number
  std::size_t last = 0;   // the one after them
  bool needs_support = false;
};

/// The names of a table, which must outlive it. Immutable, so any number of threads may ask it.
class CompanyNames {
 public:
  explicit CompanyNames(const SymbolTable& table);

  /// Every name of a company listed at @p when, left to right, the longest at each place. A name
  /// that two companies had at that time is none.
  [[nodiscard]] std::vector<NameMatch> find(std::string_view text,
                                            const std::vector<NameWord>& words,
                                            const Timestamp& when) const;

 private:
  struct Owner {
    std::size_t listing = 0;
    bool needs_support = false;
    bool needs_form = false;  // a legal form must follow
  };
  /// All owners of the name that ends here; empty for the beginning of a longer one.
  using Owners = std::vector<Owner>;

  void add(const std::vector<NameWord>& words, std::size_t length, const Owner& owner);
  [[nodiscard]] std::optional<NameMatch> longest_at(std::string_view text,
                                                    const std::vector<NameWord>& words,
                                                    std::size_t first, const Timestamp& when) const;
  [[nodiscard]] std::optional<Owner> owner_of(const Owners& owners, bool has_form,
                                              const Timestamp& when) const;

  const SymbolTable& table_;
  std::unordered_map<std::string, Owners> names_;  // words joined by blanks
};

}  // namespace dateline::extract
