// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/lexicon.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <utility>

#include "indexer/schema/fields.h"
#include "indexer/schema/query_plan.h"

namespace dateline::searchd {

std::vector<std::string> forms_with_prefix(const Handles& handles, std::string_view prefix,
                                           const Deadline& deadline, bool& cut) {
  const std::string_view field_prefix = schema::field(schema::FieldId::Form).prefix;
  const std::string wanted = std::string(field_prefix) + std::string(prefix);
  std::map<std::string, std::uint64_t> frequencies;
  for (const Xapian::Database& database : handles.databases) {
    for (auto term = database.allterms_begin(wanted); term != database.allterms_end(wanted);
         ++term) {
      deadline.check();
      frequencies[(*term).substr(field_prefix.size())] += term.get_termfreq();
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
