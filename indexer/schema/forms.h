// SPDX-License-Identifier: GPL-3.0-or-later
// Walks through the words of a database as they were written.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include <xapian.h>

#include "indexer/schema/fields.h"
#include "indexer/schema/terms.h"

namespace dateline::schema {

/// Calls @p take(term, form) for every form that begins with @p prefix, which is folded, until it
/// returns false. Forms of letters come first, those with a digit or sign after them. Throws what
/// Xapian throws.
template <typename Take>
void for_each_form(const Xapian::Database& database, std::string_view prefix, const Take& take) {
  const std::string_view stream = field(FieldId::Form).prefix;
  const std::array beginnings = {std::string(stream).append(prefix), std::string(prefix)};
  for (const std::string& beginning : beginnings) {
    const bool is_stream = &beginning == beginnings.data();
    const auto end = database.allterms_end(beginning);
    for (auto at = database.allterms_begin(beginning); at != end; ++at) {
      const std::string term = *at;
      const std::string form = is_stream ? term.substr(stream.size()) : term;
      if ((is_stream || !is_stemmed(term)) && !take(term, form)) {
        return;
      }
    }
  }
}

}  // namespace dateline::schema
