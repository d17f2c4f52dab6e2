// SPDX-License-Identifier: GPL-3.0-or-later
// The words of documents as terms, and terms as words that a person can read.
#pragma once

#include <map>
#include <string>

#include <xapian.h>

#include "indexer/schema/analysis.h"
#include "indexer/schema/article.h"

namespace dateline::searchd {

/// Calls @p take(term, wdf) for every term of the stemmed stream of a document that begins with a
/// letter, in the order of bytes. Numbers and prefixed terms are left out.
template <typename Take>
void for_each_word(const Xapian::Database& database, Xapian::docid docid, const Take& take) {
  auto at = database.termlist_begin(docid);
  const auto end = database.termlist_end(docid);
  if (at != end) {
    at.skip_to("a");  // prefixes are capitals, words are never
  }
  for (; at != end; ++at) {
    take(*at, at.get_wdf());
  }
}

/// Fills in the first word of title and text that each of the terms stands for, folded; a term that
/// none stands for stays empty.
void find_words(const Article& article, schema::Analyzer& analyzer,
                std::map<std::string, std::string>& words);

}  // namespace dateline::searchd
