// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/search_run.h"

#include <algorithm>
#include <utility>

#include "indexer/query/parser.h"
#include "indexer/schema/terms.h"
#include "searchd/search/facets.h"
#include "searchd/search/histogram.h"
#include "searchd/search/hits.h"
#include "searchd/search/lexicon.h"
#include "searchd/search/snippets.h"

namespace dateline::searchd {
namespace {

using schema::FieldId;
using schema::PlanKind;

constexpr double kDay = 86400;
constexpr double kDefaultHalfLife = 365 * kDay;
constexpr double kRecencyWorth = 0.2;

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

RowSet rows_with_value(const Columns& columns, ColumnId column, std::uint32_t value) {
  RowSet rows;
  for (std::uint32_t row = 0; row < columns.rows; ++row) {
    if (std::ranges::binary_search(columns.list(column)[row], value)) {
      rows.add(row);
    }
  }
  return rows;
}

}  // namespace

SearchRun::SearchRun(const Snapshot& snapshot, const Handles& handles, const SearchRequest& request,
                     const std::optional<Cursor>& cursor, const Deadline& deadline)
    : snapshot_(snapshot),
      handles_(handles),
      request_(request),
      cursor_(cursor),
      deadline_(deadline),
      analyzer_(snapshot.profile()) {}

Result<SearchResult> SearchRun::run() {
  if (Status zone = open_zone(); !zone) {
    return std::move(zone).error();
  }
  view_ = snapshot_.view(request_.versions, request_.as_of);
  make_plan();
  find_matches();
  tell_query();
  tell_index();
  tell_counts();
  tell_facets();
  tell_histogram();
  if (Status hits = tell_hits(); !hits) {
    return std::move(hits).error();
  }
  return std::move(result_);
}

Status SearchRun::open_zone() {
  zone_ = TimeZone::open(request_.tz);
  if (!zone_) {
    return Error{ErrorCode::InvalidArgument, "tz: \"" + request_.tz + "\" is no time zone",
                 "an IANA name such as Europe/Berlin"};
  }
  const std::int64_t now = cursor_ ? cursor_->now : request_.now;
  range_ = schema::resolve_range(request_.from, request_.to, zone_->clock(now));
  return ok();
}

void SearchRun::make_plan() {
  const std::int64_t now = cursor_ ? cursor_->now : request_.now;
  const schema::PlanContext context{
      .analyzer = analyzer_,
      .expand =
          [this](std::string_view prefix, bool& cut) {
            return forms_with_prefix(handles_, view_, prefix, deadline_, cut);
          },
      .resolve_dates =
          [this, now](std::string_view low, std::string_view high) {
            return schema::resolve_date_texts(low, high, zone_->clock(now));
          }};
  plan_ = schema::make_plan(query::parse(request_.q, schema::query_grammar()), context);
}

SearchRun::Rows SearchRun::evaluate(const schema::PlanNode& plan) const {
  Rows rows;
  for (std::size_t s = 0; s < snapshot_.segment_count(); ++s) {
    rows.push_back(Matcher(handles_.databases[s], snapshot_.columns(s), deadline_).matches(plan));
  }
  return rows;
}

void SearchRun::find_matches() {
  decide_match();
  base_ = evaluate(plan_.joined(match_ == MatchMode::All ? PlanKind::And : PlanKind::Or));
  intersect(base_, view_);
  if (!range_.is_open()) {
    for (std::size_t s = 0; s < base_.size(); ++s) {
      base_[s] &= Matcher(handles_.databases[s], snapshot_.columns(s), deadline_)
                      .rows_in_range(request_.date_field, range_);
    }
  }
  matches_ = base_;
  for (const Filter& filter : request_.filters) {
    intersect(matches_, rows_of_filter(filter));
    if (!filter.any.empty()) {
      intersect(matches_, rows_with_any(filter));
    }
  }
}

/// All words where enough articles have them all, judged before filters, dates and page, so that
/// narrowing a search never changes what its words mean.
void SearchRun::decide_match() {
  if (cursor_ || request_.match != MatchMode::Auto) {
    match_ = cursor_ ? cursor_->match : request_.match;
    return;
  }
  match_ = MatchMode::All;
  if (plan_.bare.size() < 2) {
    return;
  }
  Rows rows = evaluate({.kind = PlanKind::And, .children = plan_.bare});
  intersect(rows, view_);
  const bool distinct = request_.versions == Versions::All;
  if (count_articles(snapshot_, rows, distinct) < kEnoughArticles) {
    match_ = MatchMode::Any;
  }
}

SearchRun::Rows SearchRun::rows_of_label(const Filter& filter, const std::string& label) const {
  Rows rows;
  for (std::size_t s = 0; s < snapshot_.segment_count(); ++s) {
    const Matcher matcher(handles_.databases[s], snapshot_.columns(s), deadline_);
    if (filter.field != FieldId::Ticker || !request_.ticker_role) {
      rows.push_back(matcher.rows_of_term(schema::value_term(filter.field, label)));
    } else if (*request_.ticker_role != TickerRole::Body) {
      rows.push_back(matcher.rows_of_term(schema::ticker_term(*request_.ticker_role, label)));
    } else {
      const std::uint32_t value = snapshot_.dictionary(filter.field).find(filter.field, label);
      rows.push_back(rows_with_value(snapshot_.columns(s), ColumnId::TickerBody, value));
    }
  }
  return rows;
}

SearchRun::Rows SearchRun::rows_with_any(const Filter& filter) const {
  Rows rows(snapshot_.segment_count());
  for (const std::string& label : filter.any) {
    unite(rows, rows_of_label(filter, label));
  }
  return rows;
}

/// What a filter demands besides its choice of values: all of some and none of others.
SearchRun::Rows SearchRun::rows_of_filter(const Filter& filter) const {
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
SearchRun::Rows SearchRun::facet_base(FieldId field) const {
  Rows rows = base_;
  for (const Filter& filter : request_.filters) {
    intersect(rows, rows_of_filter(filter));
    if (!filter.any.empty() && filter.field != field) {
      intersect(rows, rows_with_any(filter));
    }
  }
  return rows;
}

bool SearchRun::has_dates() const {
  return !range_.is_open() || plan_has_dates(plan_.required);
}

std::optional<RecencyPrior> SearchRun::recency() const {
  const bool off = request_.recency.mode == Recency::Mode::Off ||
                   (request_.recency.mode == Recency::Mode::Auto && has_dates());
  if (off || !result_.index.last) {
    return std::nullopt;
  }
  const bool given = request_.recency.mode == Recency::Mode::HalfLife;
  return RecencyPrior{.worth = kRecencyWorth,
                      .newest = *result_.index.last,
                      .half_life = given ? static_cast<double>(request_.recency.half_life_seconds)
                                         : kDefaultHalfLife};
}

std::vector<RankedDoc> SearchRun::page(Window window) const {
  std::vector<DocRef> docs;
  switch (request_.sort) {
    case SortOrder::Relevance:
      if (has_rank_terms(plan_)) {
        return page_by_relevance(window);
      }
      docs = newest(snapshot_, matches_, window);
      break;
    case SortOrder::Newest:
      docs = newest(snapshot_, matches_, window);
      break;
    case SortOrder::Oldest:
      docs = oldest(snapshot_, matches_, window);
      break;
    case SortOrder::Updated:
      docs = last_updated(snapshot_, matches_, window);
      break;
  }
  std::vector<RankedDoc> page;
  page.reserve(docs.size());
  for (const DocRef doc : docs) {
    page.push_back({.doc = doc});
  }
  return page;
}

/// The best kMaxRanked by score; what comes after them newest first.
std::vector<RankedDoc> SearchRun::page_by_relevance(Window window) const {
  const Ranker ranker(snapshot_, handles_, deadline_);
  const Ranking ranking{.plan = plan_, .match = match_, .recency = recency()};
  const std::size_t wanted = std::min<std::size_t>(window.offset + window.count, kMaxRanked);
  std::vector<RankedDoc> ranked = ranker.best(ranking, matches_, wanted);
  std::vector<RankedDoc> page;
  for (std::size_t i = window.offset; i < ranked.size(); ++i) {
    page.push_back(ranked[i]);
  }
  if (ranked.size() < kMaxRanked || page.size() == window.count) {
    return page;
  }
  Rows rest = matches_;
  for (const RankedDoc& best : ranked) {
    rest[best.doc.segment].remove(best.doc.row);
  }
  const std::size_t skipped = std::max<std::size_t>(window.offset, kMaxRanked) - kMaxRanked;
  for (const DocRef doc : newest(snapshot_, rest, {skipped, window.count - page.size()})) {
    page.push_back({.doc = doc});
  }
  return page;
}

void SearchRun::tell_query() {
  QueryEcho& echo = result_.query;
  echo.match = match_;
  echo.parsed = to_text(plan_.joined(match_ == MatchMode::All ? PlanKind::And : PlanKind::Or));
  echo.ignored = plan_.ignored;
  for (const schema::Expansion& expansion : plan_.expanded) {
    echo.expanded.push_back(
        {.word = expansion.word, .forms = expansion.forms, .cut = expansion.cut});
    result_.lower_bound = result_.lower_bound || expansion.cut;
  }
  if (request_.match == MatchMode::Auto && match_ == MatchMode::Any) {
    for (const schema::PlanNode& word : plan_.bare) {
      echo.relaxed.push_back(shown_word(word));
    }
  }
  if (!range_.is_open()) {
    result_.from =
        range_.from == schema::TimeRange::kBegin ? std::nullopt : std::optional(range_.from);
    result_.to = range_.to == schema::TimeRange::kEnd ? std::nullopt : std::optional(range_.to);
  }
}

void SearchRun::tell_index() {
  result_.index = snapshot_.info(request_.as_of);
}

void SearchRun::tell_counts() {
  const bool several = request_.versions == Versions::All;
  result_.articles = count_articles(snapshot_, matches_, several);
  if (several) {
    result_.versions = count_articles(snapshot_, matches_, false);
  }
}

void SearchRun::tell_facets() {
  for (const FieldId field : request_.facets) {
    const auto filter = std::ranges::find(request_.filters, field, &Filter::field);
    const bool chosen = filter != request_.filters.end() && !filter->any.empty();
    const bool by_role = field == FieldId::Ticker && request_.ticker_role.has_value();
    FacetRequest facet{.field = field,
                       .column = by_role ? ticker_column(*request_.ticker_role) : column_of(field),
                       .size = request_.facet_size,
                       .distinct_articles = request_.versions == Versions::All};
    const Dictionary& dictionary = snapshot_.dictionary(field);
    for (const std::string& label : chosen ? filter->any : std::vector<std::string>{}) {
      const std::uint32_t value = dictionary.find(field, label);
      if (value < dictionary.size()) {
        facet.selected.push_back(value);
      }
    }
    const bool widen = chosen && request_.facet_mode == FacetMode::Auto;
    const Rows rows = widen ? facet_base(field) : matches_;
    result_.facets.push_back(count_facet(snapshot_, rows, facet, deadline_));
    result_.facets.back().mode = request_.facet_mode;
  }
}

void SearchRun::tell_histogram() {
  if (request_.histogram == Interval::Off) {
    return;
  }
  result_.histogram = count_histogram(snapshot_, matches_, view_,
                                      {.field = request_.date_field,
                                       .interval = request_.histogram,
                                       .tz = request_.tz,
                                       .zone = *zone_,
                                       .distinct_articles = request_.versions == Versions::All},
                                      deadline_);
  const Interval given = result_.histogram->interval;
  if (request_.histogram != Interval::Auto && given != request_.histogram) {
    result_.warnings.emplace_back(
        "the histogram's interval was widened: there are at most 2,000 buckets");
  }
}

Status SearchRun::tell_hits() {
  const std::uint64_t offset =
      cursor_ ? cursor_->offset : std::uint64_t{request_.page - 1} * request_.size;
  const SnippetMaker snippets(plan_, analyzer_);
  for (const RankedDoc& ranked : page({.offset = offset, .count = request_.size})) {
    deadline_.check_now();
    auto hit = load_hit(snapshot_, handles_, ranked.doc, request_.as_of);
    if (!hit) {
      return std::move(hit).error();
    }
    hit->score = ranked.score;
    if (request_.snippet_chars > 0) {
      hit->snippet = snippets.make(hit->article.body, request_.snippet_chars);
    }
    hit->article.body.clear();
    hit->article.related.clear();
    result_.hits.push_back(*std::move(hit));
  }
  result_.page = static_cast<std::uint32_t>(offset / request_.size) + 1;
  const std::uint64_t rows = result_.versions.value_or(result_.articles);
  const std::uint64_t next = offset + result_.hits.size();
  if (next < rows && !result_.hits.empty()) {
    result_.next_cursor = encode({.generation = snapshot_.generation().name,
                                  .request = digest_of(request_),
                                  .offset = next,
                                  .now = cursor_ ? cursor_->now : request_.now,
                                  .match = match_});
  }
  return ok();
}

}  // namespace dateline::searchd
