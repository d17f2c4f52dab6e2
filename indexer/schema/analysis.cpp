// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/analysis.h"

#include "indexer/schema/digest.h"
#include "indexer/schema/fields.h"

namespace dateline::schema {
namespace {

// Raised whenever a rule of the tokenizer, the folding or the stop words' use changes.
constexpr std::string_view kRules = "words-2";
constexpr const char* kStemmerKey = "dateline.stemmer";
constexpr const char* kVersionKey = "dateline.schema";
constexpr std::size_t kMaxWordsKept = 1'000'000;
constexpr std::size_t kFingerprintLetters = 16;

}  // namespace

std::string hard_fingerprint(const AnalysisProfile& profile) {
  std::string text(kRules);
  text += '\0';
  text += profile.stemmer;
  return to_hex(sha256(text)).substr(0, kFingerprintLetters);
}

void save_profile(const AnalysisProfile& profile, Xapian::WritableDatabase& database) {
  database.set_metadata(kVersionKey, std::to_string(kSchemaVersion));
  database.set_metadata(kStemmerKey, profile.stemmer);
}

Result<AnalysisProfile> load_profile(const Xapian::Database& database) {
  const std::string version = database.get_metadata(kVersionKey);
  if (version != std::to_string(kSchemaVersion)) {
    return Error{ErrorCode::SchemaMismatch,
                 "the database has schema version '" + version + "', this program needs " +
                     std::to_string(kSchemaVersion),
                 "run `dateline-index reindex`"};
  }
  AnalysisProfile profile{.stemmer = database.get_metadata(kStemmerKey)};
  if (profile.stemmer.empty()) {
    return Error{ErrorCode::Corrupt, "the database names no stemmer",
                 "run `dateline-index reindex`"};
  }
  return profile;
}

Analyzer::Analyzer(const AnalysisProfile& profile) : stem_(profile.stemmer) {}

Analyzer::Word& Analyzer::word(const std::string& form) {
  const auto known = words_.find(form);
  if (known != words_.end()) {
    return known->second;
  }
  if (words_.size() >= kMaxWordsKept) {
    words_.clear();
  }
  return words_.emplace(form, Word{.stem = stem_(form)}).first->second;
}

const std::string& Analyzer::term(const Token& token) {
  return token.stemmable ? word(token.form).stem : token.form;
}

}  // namespace dateline::schema
