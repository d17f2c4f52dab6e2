// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/selected_articles.h"

#include <algorithm>
#include <utility>

#include "indexer/query/parser.h"
#include "indexer/schema/terms.h"
#include "searchd/search/facets.h"
#include "searchd/search/lexicon.h"

namespace dateline::searchd {
namespace {

using schema::FieldId;
using schema::PlanKind;

void intersect(std::vector<RowSet>& rows, const std::vector<RowSet>& others) {
  for (std::size_t s = 0; s < rows.size(); ++s) {
    rows[s] &= others[s];
  }
}

void unite(std::vector<RowSet>& rows, const std::vector<RowSet>& others) {
  for (std::size_t s = 0; s < rows.size(); ++s) {
    rows[s] |= others[s];
  }
}

void subtract(std::vector<RowSet>& rows, const std::vector<RowSet>& others) {
  for (std::size_t s = 0; s < rows.size(); ++s) {
    rows[s] -= others[s];
  }
}

/// A bare word as it was typed, folded. Analysis may have made a phrase of it.
std::string shown_word(const schema::PlanNode& word) {
  return word.kind == PlanKind::Near ? word.shown.substr(1, word.shown.size() - 2)
                                     : word.forms.front();
}

bool plan_has_dates(const schema::PlanNode& node) {
  return node.kind == PlanKind::Instant || std::ranges::any_of(node.children, plan_has_dates);
}

}  // namespace

Result<SelectedArticles> SelectedArticles::find(const Snapshot& snapshot, const Handles& handles,
                                                const Selection& selection,
                                                const std::optional<Decided>& decided,
                                                const Deadline& deadline) {
  auto zone = TimeZone::open(selection.tz);
  if (!zone) {
    return Error{ErrorCode::InvalidArgument, "tz: \"" + selection.tz + "\" is no time zone",
                 "an IANA name such as Europe/Berlin"};
  }
  SelectedArticles found(snapshot, handles, selection, decided ? decided->now : selection.now,
                         *std::move(zone), deadline);
  found.make_plan();
  found.match_ = decided ? decided->match : found.decide_match();
  found.find_matches();
  return found;
}

SelectedArticles::SelectedArticles(const Snapshot& snapshot, const Handles& handles,
                                   const Selection& selection, std::int64_t now, TimeZone zone,
                                   const Deadline& deadline)
    : snapshot_(snapshot),
      handles_(handles),
      selection_(selection),
      deadline_(deadline),
      now_(now),
      analyzer_(snapshot.profile()),
      zone_(std::move(zone)),
      range_(schema::resolve_range(selection.from, selection.to, zone_.clock(now))),
      view_(snapshot.view(selection.versions, selection.as_of)) {}

void SelectedArticles::make_plan() {
  const schema::PlanContext context{
      .analyzer = analyzer_,
      .expand =
          [this](std::string_view prefix, bool& cut) {
            return forms_with_prefix(handles_, view_, prefix, deadline_, cut);
          },
      .resolve_dates =
          [this](std::string_view low, std::string_view high) {
            return schema::resolve_date_texts(low, high, zone_.clock(now_));
          }};
  plan_ = schema::make_plan(query::parse(selection_.q, schema::query_grammar()), context);
}

Rows SelectedArticles::evaluate(const schema::PlanNode& plan) const {
  Rows rows;
  for (std::size_t s = 0; s < snapshot_.segment_count(); ++s) {
    rows.push_back(matcher(s).matches(plan));
  }
  return rows;
}

void SelectedArticles::find_matches() {
  base_ = evaluate(plan_.joined(match_ == MatchMode::All ? PlanKind::And : PlanKind::Or));
  intersect(base_, view_);
  if (!range_.is_open()) {
    for (std::size_t s = 0; s < base_.size(); ++s) {
      base_[s] &= matcher(s).rows_in_range(selection_.date_field, range_);
    }
  }
  matches_ = base_;
  for (const Filter& filter : selection_.filters) {
    intersect(matches_, rows_of_filter(filter));
    if (!filter.any.empty()) {
      intersect(matches_, rows_with_any(filter));
    }
  }
}

/// All words where enough articles have them all, judged before filters, dates and page, so that
/// narrowing a search never changes what its words mean.
MatchMode SelectedArticles::decide_match() const {
  if (selection_.match != MatchMode::Auto) {
    return selection_.match;
  }
  if (plan_.bare.size() < 2) {
    return MatchMode::All;
  }
  Rows rows = evaluate({.kind = PlanKind::And, .children = plan_.bare});
  intersect(rows, view_);
  const bool enough = count_articles(snapshot_, rows, selection_.versions) >= kEnoughArticles;
  return enough ? MatchMode::All : MatchMode::Any;
}

Rows SelectedArticles::rows_of_label(const Filter& filter, const std::string& label) const {
  Rows rows;
  for (std::size_t s = 0; s < snapshot_.segment_count(); ++s) {
    const Matcher in = matcher(s);
    if (filter.field != FieldId::Ticker || !selection_.ticker_role) {
      rows.push_back(*in.rows_of_term(schema::value_term(filter.field, label)));
    } else if (*selection_.ticker_role != TickerRole::Body) {
      rows.push_back(*in.rows_of_term(schema::ticker_term(*selection_.ticker_role, label)));
    } else {
      const std::uint32_t value = snapshot_.dictionary(filter.field).find(filter.field, label);
      rows.push_back(*in.rows_with_value(ColumnId::TickerBody, value));
    }
  }
  return rows;
}

Rows SelectedArticles::rows_with_any(const Filter& filter) const {
  Rows rows(snapshot_.segment_count());
  for (const std::string& label : filter.any) {
    unite(rows, rows_of_label(filter, label));
  }
  return rows;
}

/// What a filter demands besides its choice of values: all of some and none of others.
Rows SelectedArticles::rows_of_filter(const Filter& filter) const {
  Rows rows = view_;
  for (const std::string& label : filter.all) {
    intersect(rows, rows_of_label(filter, label));
  }
  for (const std::string& label : filter.none) {
    subtract(rows, rows_of_label(filter, label));
  }
  return rows;
}

/// The rows a facet counts over: its own choice of values is left out, so that siblings of a
/// selected value keep their counts; exclusions and `.all` hold everywhere.
Rows SelectedArticles::facet_base(FieldId field) const {
  Rows rows = base_;
  for (const Filter& filter : selection_.filters) {
    intersect(rows, rows_of_filter(filter));
    if (!filter.any.empty() && filter.field != field) {
      intersect(rows, rows_with_any(filter));
    }
  }
  return rows;
}

std::optional<std::int64_t> SelectedArticles::from() const {
  return range_.from == schema::TimeRange::kBegin ? std::nullopt : std::optional(range_.from);
}

std::optional<std::int64_t> SelectedArticles::to() const {
  return range_.to == schema::TimeRange::kEnd ? std::nullopt : std::optional(range_.to);
}

bool SelectedArticles::has_dates() const {
  return !range_.is_open() || plan_has_dates(plan_.required);
}

std::uint64_t SelectedArticles::count() const {
  return count_articles(snapshot_, matches_, selection_.versions);
}

bool SelectedArticles::is_cut() const {
  return std::ranges::any_of(plan_.expanded, &schema::Expansion::cut);
}

QueryEcho SelectedArticles::echo() const {
  QueryEcho echo{.match = match_, .ignored = plan_.ignored};
  echo.parsed = to_text(plan_.joined(match_ == MatchMode::All ? PlanKind::And : PlanKind::Or));
  for (const schema::Expansion& expansion : plan_.expanded) {
    echo.expanded.push_back(
        {.word = expansion.word, .forms = expansion.forms, .cut = expansion.cut});
  }
  if (selection_.match == MatchMode::Auto && match_ == MatchMode::Any) {
    for (const schema::PlanNode& word : plan_.bare) {
      echo.relaxed.push_back(shown_word(word));
    }
  }
  return echo;
}

}  // namespace dateline::searchd
