// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/ticker_info.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "indexer/schema/terms.h"
#include "searchd/search/answer_source.h"
#include "searchd/search/view_counter.h"

namespace dateline::searchd {
namespace {

using schema::TimeRange;

/// The end of a period that @p as_of knows of.
std::optional<std::int64_t> known_until(const Listing& listing, AsOf as_of) {
  const bool is_open = listing.end == std::numeric_limits<std::int64_t>::max();
  return is_open || (as_of && listing.end > *as_of) ? std::nullopt : std::optional(listing.end - 1);
}

SymbolPeriod period_of(const Listing& listing, AsOf as_of) {
  const bool is_open = listing.from == std::numeric_limits<std::int64_t>::min();
  return {.symbol = listing.symbol,
          .name = listing.name,
          .exchange = listing.exchange,
          .from = is_open ? std::nullopt : std::optional(listing.from),
          .until = known_until(listing, as_of)};
}

/// Those of @p rows that were published while @p listing held.
std::uint64_t count_within(const AnswerSource& source, const Rows& rows, const Listing& listing) {
  const TimeRange range = {
      .from = listing.from, .to = listing.end, .civil_from = listing.from, .civil_to = listing.end};
  std::uint64_t count = 0;
  for (std::size_t s = 0; s < rows.size(); ++s) {
    count +=
        rows[s].and_cardinality(source.matcher(s).rows_in_range(schema::FieldId::Published, range));
  }
  return count;
}

/// The earliest and latest publication of @p rows.
void add_dates(const AnswerSource& source, const Rows& rows, TickerInfo& info) {
  for (std::size_t s = 0; s < rows.size(); ++s) {
    const std::vector<Timestamp>& published = source.snapshot.columns(s).published;
    for (const std::uint32_t row : rows[s]) {
      source.deadline.check();
      if (published[row].known()) {
        const std::int64_t seconds = published[row].seconds;
        info.first = std::min(info.first.value_or(seconds), seconds);
        info.last = std::max(info.last.value_or(seconds), seconds);
      }
    }
  }
}

TickerIdentity identity_of(const Companies& companies, const Listing& listing, AsOf as_of) {
  TickerIdentity identity{.period = period_of(listing, as_of),
                          .country = listing.country,
                          .present = companies.present(listing, as_of).symbol};
  for (const extract::Alias& alias : listing.aliases) {
    identity.aliases.push_back(alias.text);
  }
  for (const Listing* const had : companies.history(listing, as_of)) {
    identity.history.push_back(period_of(*had, as_of));
  }
  return identity;
}

}  // namespace

Result<TickerInfo> describe_ticker(const AnswerSource& source, std::string_view symbol,
                                   const std::optional<Timestamp>& on, AsOf as_of) {
  TickerInfo info{.index = source.snapshot.info(as_of),
                  .symbol = extract::canonical_symbol(symbol)};
  const ViewCounter counter(source, source.snapshot.view(Versions::Latest, as_of));
  const Rows rows = counter.rows_of(schema::value_term(schema::FieldId::Ticker, info.symbol));
  info.articles = row_count(rows);
  info.headline =
      row_count(counter.rows_of(schema::ticker_term(TickerRole::Headline, info.symbol)));
  info.related = row_count(counter.rows_of(schema::ticker_term(TickerRole::Related, info.symbol)));
  add_dates(source, rows, info);
  const std::vector<const Listing*> carriers = source.companies.carriers(info.symbol, as_of);
  if (carriers.empty() && info.articles + info.related == 0) {
    return Error{ErrorCode::NotFound, "nothing is known of a symbol " + info.symbol.substr(0, 40),
                 as_of ? "it may have come later than as_of" : ""};
  }
  for (const Listing* const listing : carriers) {
    if (on && !extract::is_valid_at(*listing, *on)) {
      continue;
    }
    TickerIdentity identity = identity_of(source.companies, *listing, as_of);
    identity.articles = count_within(source, rows, *listing);
    info.identities.push_back(std::move(identity));
  }
  return info;
}

}  // namespace dateline::searchd
