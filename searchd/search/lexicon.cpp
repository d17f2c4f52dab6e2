// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/lexicon.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <utility>

#include "indexer/schema/forms.h"
#include "indexer/schema/query_plan.h"

namespace dateline::searchd {

namespace {

/// In how many documents of the view a term stands.
std::uint64_t frequency_in(const Xapian::Database& database, const std::string& term,
                           const RowSet& view, const Deadline& deadline) {
  if (view.cardinality() == database.get_doccount()) {
    return database.get_termfreq(term);
  }
  std::uint64_t count = 0;
  for (auto at = database.postlist_begin(term); at != database.postlist_end(term); ++at) {
    deadline.check();
    count += view.contains(*at - 1) ? 1 : 0;
  }
  return count;
}

using Frequencies = std::map<std::string, std::uint64_t>;

}  // namespace

std::vector<std::string> forms_with_prefix(const Handles& handles, std::span<const RowSet> view,
                                           std::string_view prefix, const Deadline& deadline,
                                           bool& cut) {
  Frequencies frequencies;
  for (std::size_t s = 0; s < view.size(); ++s) {
    const Xapian::Database& database = handles.databases[s];
    schema::for_each_form(database, prefix, [&](const std::string& term, const std::string& form) {
      frequencies[form] += frequency_in(database, term, view[s], deadline);
      return true;
    });
  }
  std::erase_if(frequencies, [](const auto& entry) { return entry.second == 0; });
  std::vector<std::pair<std::string, std::uint64_t>> forms(frequencies.begin(), frequencies.end());
  std::ranges::stable_sort(forms, std::ranges::greater(),
                           &std::pair<std::string, std::uint64_t>::second);
  cut = forms.size() > schema::kMaxExpansion;
  std::vector<std::string> names;
  for (auto& [form, frequency] : forms) {
    if (names.size() < schema::kMaxExpansion) {
      names.push_back(std::move(form));
    }
  }
  return names;
}

}  // namespace dateline::searchd
