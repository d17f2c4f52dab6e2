// SPDX-License-Identifier: GPL-3.0-or-later
// The words that set a selection of articles apart. Plain data.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "searchd/search/search_result.h"

namespace dateline::searchd {

struct SignificantTerm {
  std::string term;              // stemmed
  std::string word;              // as an article of the selection has it, folded
  std::uint64_t articles = 0;    // of the selection that hold it
  std::uint64_t background = 0;  // of all visible ones, these included
  double score = 0;
};

/// Articles are counted, each once, with Versions::All too.
struct SignificantTerms {
  IndexInfo index;
  QueryEcho query;
  std::optional<std::int64_t> from;  // resolved range, half-open
  std::optional<std::int64_t> to;
  bool lower_bound = false;      // a wildcard was cut
  std::uint64_t articles = 0;    // of the selection
  std::uint64_t background = 0;  // all visible ones
  std::uint64_t read = 0;        // of the selection in which terms were looked for; fewer than
                                 // articles: a sample, and a term may be missing. The counts
                                 // of those given are exact all the same
  std::vector<SignificantTerm> terms;  // the most significant first
};

}  // namespace dateline::searchd
