// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/word_list.h"

#include <algorithm>
#include <utility>

#include "indexer/schema/fields.h"

namespace dateline::searchd {

std::optional<WordList> WordList::read(const Xapian::Database& database,
                                       const std::stop_token& stop) {
  constexpr std::size_t kLongest = 40;  // bytes; what is longer is no word that anybody types
  const std::string prefix(schema::field(schema::FieldId::Form).prefix);
  const std::uint64_t documents = database.get_doccount();
  WordList list;
  const auto end = database.allterms_end(prefix);
  for (auto at = database.allterms_begin(prefix); at != end; ++at) {
    if (stop.stop_requested()) {
      return std::nullopt;
    }
    const std::string term = *at;
    if (term.size() <= kLongest && at.get_termfreq() * kRarity >= documents) {
      list.words_.push_back({.form = term.substr(prefix.size()), .frequency = at.get_termfreq()});
    }
  }
  list.words_.shrink_to_fit();
  return list;
}

std::span<const ListedWord> WordList::beginning_with(std::string_view prefix) const {
  const auto first = std::ranges::lower_bound(words_, prefix, {}, &ListedWord::form);
  const auto last = std::partition_point(first, words_.end(), [prefix](const ListedWord& word) {
    return word.form.starts_with(prefix);
  });
  return {first, last};
}

bool LazyWordList::read(const Xapian::Database& database, const std::stop_token& stop) {
  if (ready() != nullptr) {
    return true;
  }
  auto list = WordList::read(database, stop);
  if (!list) {
    return false;
  }
  words_ = *std::move(list);
  is_ready_.store(true, std::memory_order_release);
  return true;
}

}  // namespace dateline::searchd
