// SPDX-License-Identifier: GPL-3.0-or-later
// The stretch of an article's text that shows best why it was found.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/schema/analysis.h"
#include "indexer/schema/query_plan.h"
#include "searchd/search/search_result.h"

namespace dateline::searchd {

/// Finds the words of one query in texts. Lives for one search, on one thread.
class SnippetMaker {
 public:
  SnippetMaker(const schema::QueryPlan& plan, schema::Analyzer& analyzer);

  /// About @p chars code points of the paragraphs around the window that holds the most different
  /// words of the query, cut at words; the beginning where none of them occurs. A phrase is marked
  /// only where it stands as a phrase. Empty text for an article without text.
  [[nodiscard]] Snippet make(const std::vector<std::string>& paragraphs, std::uint32_t chars) const;

 private:
  /// What is looked for: words one after the other.
  struct Pattern {
    std::vector<std::string> forms;
    std::vector<std::string> terms;  // their stems, where stems count
    bool is_prefix = false;
    bool is_exact = false;
  };
  struct Word {
    std::uint32_t begin = 0;  // bytes of the joined text
    std::uint32_t end = 0;
    std::uint32_t paragraph = 0;
    std::string form;
    std::string term;
    std::string pair;  // with the next word, of a script without spaces
    std::uint32_t pair_end = 0;
  };
  struct Mark {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t pattern = 0;
  };

  void add_patterns(const schema::PlanNode& node);
  void add_pattern(std::vector<std::string> forms, const schema::PlanNode& leaf);
  [[nodiscard]] std::vector<Word> words_of(const std::vector<std::string>& paragraphs) const;
  [[nodiscard]] static bool is_pair(const Word& word, const std::string& wanted);
  [[nodiscard]] bool matches(const Pattern& pattern, std::size_t nth, const Word& word) const;
  [[nodiscard]] std::vector<Mark> marks_of(const std::vector<Word>& words) const;

  schema::Analyzer& analyzer_;
  std::vector<Pattern> patterns_;
};

}  // namespace dateline::searchd
