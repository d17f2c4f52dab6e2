// SPDX-License-Identifier: GPL-3.0-or-later
// How text becomes words and words become terms; the same for articles and for queries.
//
// The rules stand, numbered, in README.md ("What is a word?"). A change of any of them changes the
// hard fingerprint and means a reindex.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "indexer/base/result.h"

namespace dateline::schema {

/// What an archive fixes once: all its segments agree on it.
struct AnalysisProfile {
  std::string stemmer = "english";  // a name Xapian::Stem knows; "none" switches stemming off
};

/// Hex hash over the rules' version and the profile; segments of one generation share it.
[[nodiscard]] std::string hard_fingerprint(const AnalysisProfile& profile);

void save_profile(const AnalysisProfile& profile, Xapian::WritableDatabase& database);
/// SchemaMismatch when the database states no profile or another schema version.
[[nodiscard]] Result<AnalysisProfile> load_profile(const Xapian::Database& database);

/// Positions of the one stemmed stream.
inline constexpr std::uint32_t kFirstTitlePosition = 1;
inline constexpr std::uint32_t kFirstBodyPosition = 1000;
inline constexpr std::uint32_t kParagraphGap = 10;
inline constexpr std::uint32_t kMaxTitleWords = 900;
/// Weights of the one stemmed stream, in wdf.
inline constexpr std::uint32_t kTitleWdf = 3;
inline constexpr std::uint32_t kLeadWdf = 2;
inline constexpr std::uint32_t kLeadWords = 30;

/// One word of a text.
struct Token {
  std::string form;  // folded; empty when it is too long to index (it still has a position)
  /// Rule 10: this character and the next one of a script without spaces, folded; it stands at the
  /// position of the token too. Empty for all other tokens and at the end of a run.
  std::string pair;
  std::uint32_t begin = 0;  // bytes of the text it came from
  std::uint32_t end = 0;
  bool stemmable = false;  // letters and apostrophes only
};

/// Cuts UTF-8 text into tokens, left to right. @p text must outlive it.
class Tokenizer {
 public:
  explicit Tokenizer(std::string_view text) : text_(text) {}

  /// Fills @p token (its memory is used again); false at the end.
  [[nodiscard]] bool next(Token& token);

 private:
  void take_gram(Token& token);

  std::string_view text_;
  std::size_t position_ = 0;
};

/// Tokens of a word or phrase as a person typed it: a chunk that is a market symbol in any case
/// (brk.b, u.s.) is one token as it is in print.
[[nodiscard]] std::vector<Token> tokenize_query(std::string_view text);

/// Folds a label for comparison: case, width and accents folded, white space collapsed.
[[nodiscard]] std::string fold_label(std::string_view text);

/// True for English words too common to select by (stop_words.cpp); @p form is folded.
[[nodiscard]] bool is_stop_word(std::string_view form);

/// Stems, with a memory. Not thread-safe.
class Analyzer {
 public:
  /// What is remembered of a form.
  struct Word {
    std::string stem;
    std::uint64_t met_in = 0;  // for the caller: the text in which it last met this form
  };

  explicit Analyzer(const AnalysisProfile& profile);

  /// The word of a stemmable form. Valid until the next call.
  [[nodiscard]] Word& word(const std::string& form);

  /// The term of a token in the stemmed stream. Valid until the next call.
  [[nodiscard]] const std::string& term(const Token& token);

 private:
  Xapian::Stem stem_;
  std::unordered_map<std::string, Word> words_;
};

}  // namespace dateline::schema
