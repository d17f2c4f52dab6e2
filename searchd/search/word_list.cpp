// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/word_list.h"

#include <algorithm>

#include "indexer/schema/fields.h"

namespace dateline::searchd {

WordList::WordList(const Xapian::Database& database, const Deadline& deadline) {
  constexpr std::size_t kLongest = 40;  // bytes; what is longer is no word that anybody types
  const std::string prefix(schema::field(schema::FieldId::Form).prefix);
  const std::uint64_t documents = database.get_doccount();
  const auto end = database.allterms_end(prefix);
  for (auto at = database.allterms_begin(prefix); at != end; ++at) {
    deadline.check();
    const std::string term = *at;
    if (term.size() <= kLongest && at.get_termfreq() * kRarity >= documents) {
      words_.push_back({.form = term.substr(prefix.size()), .frequency = at.get_termfreq()});
    }
  }
  words_.shrink_to_fit();
}

std::span<const ListedWord> WordList::beginning_with(std::string_view prefix) const {
  const auto first = std::ranges::lower_bound(words_, prefix, {}, &ListedWord::form);
  const auto last = std::partition_point(first, words_.end(), [prefix](const ListedWord& word) {
    return word.form.starts_with(prefix);
  });
  return {first, last};
}

const WordList& LazyWordList::get(const Xapian::Database& database, const Deadline& deadline) {
  std::call_once(once_, [&] { words_ = WordList(database, deadline); });
  return words_;
}

}  // namespace dateline::searchd
