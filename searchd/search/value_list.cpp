// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/value_list.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <unordered_map>
#include <utility>
#include <vector>

#include "searchd/search/facet_selection.h"
#include "searchd/search/hits.h"
#include "searchd/search/label_filter.h"
#include "searchd/search/value_dates.h"

namespace dateline::searchd {
namespace {

using schema::FieldId;

/// What stands before the last slash of a topic; empty at the top.
std::string_view parent_of(std::string_view topic) {
  const std::size_t slash = topic.rfind('/');
  return topic.substr(0, slash == std::string_view::npos ? 0 : slash);
}

/// Orders topics as their tree is written down: slashes before all else, so that what lies below a
/// topic follows it.
bool stands_before(std::string_view a, std::string_view b) {
  return std::ranges::lexicographical_compare(a, b, [](char x, char y) {
    const auto rank = [](char c) { return c == '/' ? 0 : 1 + static_cast<unsigned char>(c); };
    return rank(x) < rank(y);
  });
}

/// Decides which values a request asks for.
class Wanted {
 public:
  Wanted(const AnswerSource& source, FieldId field, AsOf as_of, const ListRequest& request)
      : companies_(source.companies),
        deadline_(source.deadline),
        field_(field),
        as_of_(as_of),
        filter_(request.prefix, request.contains) {
    if (request.parent) {
      parent_ = fold_quickly(*request.parent);
    }
  }

  [[nodiscard]] bool operator()(const std::string& value) const {
    deadline_.check();
    if (parent_ && fold_quickly(parent_of(value)) != *parent_) {
      return false;
    }
    return filter_.accepts(value) ||
           (field_ == FieldId::Ticker && companies_.has_name(value, filter_, as_of_));
  }

 private:
  const Companies& companies_;
  const Deadline& deadline_;
  FieldId field_;
  AsOf as_of_;
  LabelFilter filter_;
  std::optional<std::string> parent_;
};

ListedValue listed(const AnswerSource& source, FieldId field, AsOf as_of, FacetValue value) {
  ListedValue entry{
      .value = std::move(value.value), .count = value.count, .selected = value.selected};
  const Listing* const company =
      field == FieldId::Ticker ? source.companies.filed_under(entry.value, as_of) : nullptr;
  if (company != nullptr) {
    entry.name = company->name;
    entry.exchange = company->exchange;
  }
  return entry;
}

/// Cuts the page out of all values counted.
ValueList page_of(const AnswerSource& source, Facet facet, AsOf as_of, const ListRequest& request) {
  ValueList list{.mode = facet.mode,
                 .distinct = facet.distinct,
                 .missing = facet.missing,
                 .page = request.page};
  for (const FacetValue& value : facet.values) {
    list.other += value.count;
  }
  const Wanted wanted(source, facet.field, as_of, request);
  std::erase_if(facet.values, [&](const FacetValue& value) {
    return !wanted(value.value) || (value.count == 0 && !value.selected);
  });
  if (request.order == ListOrder::Value) {
    std::ranges::sort(facet.values, stands_before, &FacetValue::value);
  }
  list.matching = facet.values.size();
  const std::size_t begin =
      std::min<std::size_t>(std::size_t{request.page - 1} * request.size, facet.values.size());
  const std::size_t end = std::min<std::size_t>(begin + request.size, facet.values.size());
  list.has_more = end < facet.values.size();
  for (std::size_t i = begin; i < end; ++i) {
    list.other -= facet.values[i].count;
    list.values.push_back(listed(source, facet.field, as_of, std::move(facet.values[i])));
  }
  return list;
}

Facet count_all(const AnswerSource& source, const Rows& rows, FacetRequest request) {
  request.size = std::numeric_limits<std::uint32_t>::max();
  return count_facet(source.snapshot, rows, request, source.deadline);
}

/// How many values lie directly below each topic of @p facet.
void count_children(const Facet& facet, ValueList& list) {
  std::unordered_map<std::string, std::uint32_t> children;
  for (const FacetValue& value : facet.values) {
    if (value.count > 0) {
      ++children[fold_quickly(parent_of(value.value))];
    }
  }
  for (ListedValue& value : list.values) {
    const auto found = children.find(fold_quickly(value.value));
    value.children = found == children.end() ? 0 : found->second;
  }
}

/// Sources are called what the newest article of each calls them.
Status name_source(const AnswerSource& source, AsOf as_of, DocRef newest, ListedValue& value) {
  source.deadline.check_now();
  const auto hit = load_hit(source.snapshot, source.handles, newest, as_of);
  if (!hit) {
    return hit.error();
  }
  value.name = hit->article.source_name;
  return ok();
}

}  // namespace

Result<ValueList> list_values(const AnswerSource& source, FieldId field, const Selection& selection,
                              FacetMode mode, const ListRequest& request) {
  const auto articles = SelectedArticles::find(source.snapshot, source.handles, selection,
                                               std::nullopt, source.deadline);
  if (!articles) {
    return articles.error();
  }
  Facet facet = count_all(source, facet_rows(*articles, selection, field, mode),
                          facet_request(source.snapshot, selection, field));
  facet.mode = mode;
  ValueList list = page_of(source, std::move(facet), selection.as_of, request);
  list.index = source.snapshot.info(selection.as_of);
  list.query = articles->echo();
  list.from = articles->from();
  list.to = articles->to();
  list.lower_bound = articles->is_cut();
  return list;
}

Result<ValueList> list_values_with_dates(const AnswerSource& source, FieldId field, AsOf as_of,
                                         const ListRequest& request) {
  const Rows rows = source.snapshot.view(Versions::Latest, as_of);
  const Facet facet = count_all(
      source, rows, {.field = field, .column = column_of(field), .has_as_of = as_of.has_value()});
  ValueList list = page_of(source, facet, as_of, request);
  list.index = source.snapshot.info(as_of);
  if (field == FieldId::Topic) {
    count_children(facet, list);
  }
  std::vector<std::uint32_t> numbers;
  for (const ListedValue& value : list.values) {
    numbers.push_back(source.snapshot.dictionary(field).find(field, value.value));
  }
  const auto dates =
      dates_of_values(source.snapshot, rows, column_of(field), numbers, source.deadline);
  for (std::size_t i = 0; i < dates.size(); ++i) {
    list.values[i].first = dates[i].first;
    list.values[i].last = dates[i].last;
    if (field == FieldId::Source && dates[i].newest) {
      if (Status named = name_source(source, as_of, *dates[i].newest, list.values[i]); !named) {
        return std::move(named).error();
      }
    }
  }
  return list;
}

}  // namespace dateline::searchd
