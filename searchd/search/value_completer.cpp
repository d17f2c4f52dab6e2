// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/value_completer.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "searchd/search/column_counts.h"
#include "searchd/search/frequent_words.h"
#include "searchd/search/label_filter.h"

namespace dateline::searchd {
namespace {

using schema::FieldId;

/// A value in quotes where it needs them.
std::string in_quotes(const std::string& value) {
  const bool plain = value.find_first_of(" ():\"") == std::string::npos;
  return plain ? value : '"' + without_quotes(value) + '"';
}

/// What is typed to ask for a value.
std::string asked_by(FieldId field, const std::string& value) {
  return field == FieldId::Ticker ? "$" + value
                                  : std::string(schema::field(field).name) + ":" + in_quotes(value);
}

/// How many articles of the view have each value. What came later crowds nothing out.
ColumnCounts counts_of(const CompletionTask& task, FieldId field) {
  const auto& [snapshot, handles, companies, deadline] = task.source;
  const ColumnId column = column_of(field);
  if (!task.request.as_of) {
    return snapshot.counts(Versions::Latest, column, deadline);
  }
  ColumnCounts counts = no_counts(snapshot.dictionary(field).size());
  const Rows& rows = task.counter.view();
  for (std::size_t s = 0; s < rows.size(); ++s) {
    count_rows<1>(snapshot.columns(s).list(column), rows[s], counts, deadline);
  }
  return counts;
}

RankedTexts meant_values(const CompletionTask& task, FieldId field, std::string_view typed) {
  const auto& [snapshot, handles, companies, deadline] = task.source;
  const Dictionary& dictionary = snapshot.dictionary(field);
  const std::vector<std::uint32_t> counts = counts_of(task, field).by_value;
  const LabelFilter filter(typed, "");
  RankedTexts values;
  for (std::uint32_t value = 0; value < dictionary.size(); ++value) {
    deadline.check();
    const std::string& label = dictionary.label(value);
    if (counts[value] > 0 &&
        (has_word_beginning(fold_quickly(label), typed) ||
         (field == FieldId::Ticker && companies.has_name(label, filter, task.request.as_of)))) {
      values.emplace_back(label, counts[value]);
    }
  }
  const auto is_typed = [&](const auto& value) { return fold_quickly(value.first) == typed; };
  keep_largest(values, values.size());
  std::stable_partition(values.begin(), values.end(), is_typed);
  values.resize(std::min<std::size_t>(values.size(), task.request.size));
  return values;
}

/// For people: a ticker with the name of its company.
std::string shown(const CompletionTask& task, FieldId field, const std::string& value) {
  const Listing* const company = field == FieldId::Ticker
                                     ? task.source.companies.filed_under(value, task.request.as_of)
                                     : nullptr;
  return company == nullptr ? value : value + " " + company->name;
}

}  // namespace

void complete_values(const CompletionTask& task, CompletionType type, FieldId field,
                     Completions& result) {
  const TypedText& text = task.text;
  RankedTexts values = meant_values(task, field, text.trimmed);
  std::string head = text.type ? text.head : "";
  if (const std::string last = fold_quickly(text.last); values.empty() && !last.empty()) {
    values = meant_values(task, field, last);
    head = text.head;
  }
  for (auto& [value, count] : values) {
    std::string label = shown(task, field, value);
    std::string q = head + asked_by(field, value);
    result.items.push_back({.type = type,
                            .text = std::move(label),
                            .value = std::move(value),
                            .count = count,
                            .q = std::move(q)});
  }
}

}  // namespace dateline::searchd
