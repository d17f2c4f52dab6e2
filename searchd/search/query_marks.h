// SPDX-License-Identifier: GPL-3.0-or-later
// Where the words and phrases of a query stand in a text.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "indexer/schema/analysis.h"
#include "indexer/schema/query_plan.h"

namespace dateline::searchd {

/// A word or phrase of the query, found.
struct Mark {
  std::uint32_t begin = 0;  // bytes of the paragraphs, joined by one byte each
  std::uint32_t end = 0;
  std::uint32_t pattern = 0;  // which word or phrase of the query
};

/// Finds the words of one query in texts, in one pass over each. Lives for one search, on one
/// thread; the analyzer must outlive it.
class QueryMarks {
 public:
  QueryMarks(const schema::QueryPlan& plan, schema::Analyzer& analyzer);

  /// All of them, in the order of their beginnings. A phrase is found only where it stands as a
  /// phrase, never across paragraphs.
  [[nodiscard]] std::vector<Mark> find(const std::vector<std::string>& paragraphs) const;

  /// Above every Mark::pattern.
  [[nodiscard]] std::size_t pattern_count() const { return patterns_.size(); }

 private:
  /// One word that is looked for.
  struct Wanted {
    std::string form;
    std::string term;  // its stem, where stems count
    bool is_prefix = false;
    bool is_exact = false;
  };
  using Pattern = std::vector<Wanted>;  // words one after the other

  struct Word {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t pair_end = 0;  // of the pair with the next word, of a script without spaces
  };
  /// A wanted word, found.
  struct Find {
    std::uint32_t word = 0;
    std::uint32_t pattern = 0;
    std::uint32_t nth = 0;  // which word of the pattern
    bool by_pair = false;
  };
  struct Finds {
    std::vector<Word> words;
    std::vector<Find> finds;  // in the order of words, of patterns, of the words of patterns

    [[nodiscard]] const Find* at(std::uint32_t word, std::uint32_t pattern,
                                 std::uint32_t nth) const;
  };

  void add_patterns(const schema::PlanNode& node);
  void add_pattern(const std::vector<std::string>& forms, const schema::PlanNode& leaf);
  void take_word(const schema::Token& token, Finds& into) const;
  void find_in(const std::string& paragraph, std::uint32_t offset, Finds& into) const;
  void join_patterns(const Finds& found, std::vector<Mark>& marks) const;

  schema::Analyzer& analyzer_;
  std::vector<Pattern> patterns_;
  std::array<bool, 256> may_begin_{};  // first bytes of forms that can be a wanted word
};

}  // namespace dateline::searchd
