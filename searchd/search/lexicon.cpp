// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/lexicon.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <utility>

#include "indexer/schema/fields.h"
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

}  // namespace

std::vector<std::string> forms_with_prefix(const Handles& handles, std::span<const RowSet> view,
                                           std::string_view prefix, const Deadline& deadline,
                                           bool& cut) {
  const std::string_view field_prefix = schema::field(schema::FieldId::Form).prefix;
  const std::string wanted = std::string(field_prefix) + std::string(prefix);
  std::map<std::string, std::uint64_t> frequencies;
  for (std::size_t s = 0; s < view.size(); ++s) {
    const Xapian::Database& database = handles.databases[s];
    for (auto term = database.allterms_begin(wanted); term != database.allterms_end(wanted);
         ++term) {
      const std::uint64_t count = frequency_in(database, *term, view[s], deadline);
      if (count > 0) {
        frequencies[(*term).substr(field_prefix.size())] += count;
      }
    }
  }
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
