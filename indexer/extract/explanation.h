// SPDX-License-Identifier: GPL-3.0-or-later
// What was considered for each field of an article, and why one value won: `extract --explain`.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dateline::extract {

/// One value that could have become a field of the article.
struct Candidate {
  std::string field;  // as in Evidence: "title", "published", "body", …
  std::string rule;   // where it was found: "json-ld", "meta og:title", "h1"
  std::string text;   // the characters it was read from, cut to 200 bytes
  std::string value;  // as it would be stored; empty when the text could not be read
  double score = 0;   // comparable within one field only; the highest readable one wins
  bool chosen = false;
  std::string reason;  // why it won or lost, for people: "future date", "site name left out"
};

/// The candidates of one article, in the order in which they were looked at. Extraction writes into
/// one only where somebody asked for it: everywhere else the pointer to it is null. Not
/// thread-safe.
class Explanation {
 public:
  void add(Candidate candidate);

  /// Everything so far; the explanation is empty afterwards.
  [[nodiscard]] std::vector<Candidate> take() { return std::exchange(candidates_, {}); }

 private:
  std::vector<Candidate> candidates_;
};

}  // namespace dateline::extract
