// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/facet_selection.h"

#include <algorithm>
#include <string>
#include <vector>

namespace dateline::searchd {
namespace {

/// The values of @p field that articles may carry; empty for any.
std::vector<std::string> chosen(const Selection& selection, schema::FieldId field) {
  const auto filter = std::ranges::find(selection.filters, field, &Filter::field);
  return filter == selection.filters.end() ? std::vector<std::string>{} : filter->any;
}

}  // namespace

FacetRequest facet_request(const Snapshot& snapshot, const Selection& selection,
                           schema::FieldId field) {
  const bool by_role = field == schema::FieldId::Ticker && selection.ticker_role.has_value();
  FacetRequest request{.field = field,
                       .column = by_role ? ticker_column(*selection.ticker_role) : column_of(field),
                       .versions = selection.versions,
                       .has_as_of = selection.as_of.has_value()};
  const Dictionary& dictionary = snapshot.dictionary(field);
  for (const std::string& label : chosen(selection, field)) {
    const std::uint32_t value = dictionary.find(field, label);
    if (value < dictionary.size()) {
      request.selected.push_back(value);
    }
  }
  return request;
}

Rows facet_rows(const SelectedArticles& articles, const Selection& selection, schema::FieldId field,
                FacetMode mode) {
  const bool widen = mode == FacetMode::Auto && !chosen(selection, field).empty();
  return widen ? articles.facet_base(field) : articles.matches();
}

}  // namespace dateline::searchd
