// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/timeline.h"

#include <algorithm>
#include <memory>
#include <set>
#include <string>
#include <utility>

#include "searchd/search/article_times.h"
#include "searchd/search/facet_selection.h"
#include "searchd/search/selected_articles.h"
#include "searchd/search/time_buckets.h"

namespace dateline::searchd {
namespace {

using Ends = ArticleTimes::Ends;
using TimesPtr = std::unique_ptr<ArticleTimes>;

/// Counts the rows of all series over the same buckets.
class Counter {
 public:
  Counter(const AnswerSource& source, const Selection& selection)
      : source_(source), selection_(selection) {}

  /// The articles of a series. A row each, also when several of its wordings were found.
  void add(TimelineSeries series, Rows rows) {
    if (selection_.versions == Versions::All) {
      rows = last_wordings(source_.snapshot, rows);
    }
    series.articles = row_count(rows);
    times_.push_back(times_of(source_.snapshot, rows, selection_.date_field, source_.deadline));
    series.undated = times_.back()->undated();
    series_.push_back(std::move(series));
  }

  /// Cuts time for the series so far. The first one is all coverage.
  void count(Interval interval, const TimeZone& zone, Timeline& timeline) {
    const Ends ends = ends_of_series(zone);
    timeline.interval = fit_interval(interval, ends, most_buckets());
    timeline.coverage = series_.front().articles;
    timeline.undated = series_.front().undated;
    if (dated_) {
      for (const Stretch& stretch : cut_time(ends, timeline.interval, zone)) {
        count_stretch(stretch, timeline);
      }
    }
    timeline.series.assign(std::make_move_iterator(series_.begin() + 1),
                           std::make_move_iterator(series_.end()));
  }

 private:
  [[nodiscard]] std::size_t most_buckets() const {
    const std::size_t series = std::max<std::size_t>(1, series_.size() - 1);
    return std::min(kMaxBuckets, kMaxTimelineCounts / series);
  }

  Ends ends_of_series(const TimeZone& zone) {
    Ends all;
    for (std::size_t i = 1; i < times_.size(); ++i) {
      if (const auto ends = times_[i]->ends(zone)) {
        const auto [first, last] = std::minmax(ends->first, ends->second);
        all = dated_ ? Ends{std::min(all.first, first), std::max(all.second, last)}
                     : Ends{first, last};
        dated_ = true;
      }
    }
    return all;
  }

  void count_stretch(const Stretch& stretch, Timeline& timeline) {
    source_.deadline.check();
    timeline.buckets.push_back(
        {.from = stretch.from, .to = stretch.to, .total = times_.front()->count(stretch)});
    for (std::size_t i = 1; i < series_.size(); ++i) {
      series_[i].counts.push_back(times_[i]->count(stretch));
    }
  }

  const AnswerSource& source_;
  const Selection& selection_;
  std::vector<TimelineSeries> series_;
  std::vector<TimesPtr> times_;
  bool dated_ = false;
};

Result<SelectedArticles> find(const AnswerSource& source, const Selection& selection) {
  return SelectedArticles::find(source.snapshot, source.handles, selection, std::nullopt,
                                source.deadline);
}

/// The selection without q and filters: what a share is a share of.
Selection coverage_of(const Selection& selection) {
  Selection coverage = selection;
  coverage.q.clear();
  coverage.filters.clear();
  return coverage;
}

TimelineSeries series_of(const SelectedArticles& articles, const std::string& q) {
  return {.query = articles.echo(), .q = q, .lower_bound = articles.is_cut()};
}

Rows rows_with_value(const AnswerSource& source, const SelectedArticles& articles, ColumnId column,
                     std::uint32_t value) {
  Rows rows = articles.matches();
  for (std::size_t s = 0; s < rows.size(); ++s) {
    rows[s] &= *source.matcher(s).rows_with_value(column, value);
  }
  return rows;
}

/// A series for each value of the field that @p request says; returns how many values there are.
std::uint64_t add_values(const AnswerSource& source, const SelectedArticles& articles,
                         const Selection& selection, const TimelineRequest& request,
                         Counter& counter) {
  const schema::FieldId field = *request.by;
  FacetRequest facet = facet_request(source.snapshot, selection, field);
  facet.size = facet.selected.empty() ? request.size : 0;
  Facet found = count_facet(source.snapshot, articles.matches(), facet, source.deadline);
  for (FacetValue& value : found.values) {
    const std::uint32_t number = source.snapshot.dictionary(field).find(field, value.value);
    Rows rows = rows_with_value(source, articles, facet.column, number);
    TimelineSeries series = series_of(articles, selection.q);
    series.value = std::move(value);
    counter.add(std::move(series), std::move(rows));
  }
  return found.distinct;
}

/// Every selected value is a series of its own.
Status check_series(const Selection& selection, const TimelineRequest& request) {
  if (!request.by) {
    return ok();
  }
  if (request.queries.size() > 1) {
    return Error{ErrorCode::InvalidArgument, "by: stands with one q at most",
                 "ask for several queries or for the values of a field"};
  }
  for (const Filter& filter : selection.filters) {
    if (filter.field == *request.by &&
        std::set(filter.any.begin(), filter.any.end()).size() > kMaxSeries) {
      return Error{ErrorCode::InvalidArgument,
                   std::string(schema::field(filter.field).name) + ": there are more than " +
                       std::to_string(kMaxSeries) + " values, which are a series each with by",
                   "ask for fewer of them, or without by"};
    }
  }
  return ok();
}

}  // namespace

Result<Timeline> count_timeline(const AnswerSource& source, const Selection& selection,
                                const TimelineRequest& request) {
  if (Status checked = check_series(selection, request); !checked) {
    return std::move(checked).error();
  }
  const Selection coverage = coverage_of(selection);
  auto everything = find(source, coverage);
  if (!everything) {
    return std::move(everything).error();
  }
  Timeline timeline{.index = source.snapshot.info(selection.as_of),
                    .from = everything->from(),
                    .to = everything->to()};
  Counter counter(source, selection);
  counter.add({}, everything->matches());
  const std::vector<std::string> own{selection.q};
  for (const std::string& q : request.queries.empty() ? own : request.queries) {
    Selection one = selection;
    one.q = q;
    auto articles = find(source, one);
    if (!articles) {
      return std::move(articles).error();
    }
    if (request.by) {
      timeline.distinct = add_values(source, *articles, one, request, counter);
    } else {
      counter.add(series_of(*articles, q), articles->matches());
    }
  }
  counter.count(request.interval, everything->zone(), timeline);
  return timeline;
}

}  // namespace dateline::searchd
