// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/description.h"

#include <algorithm>
#include <vector>

#include "indexer/schema/digest.h"
#include "searchd/search/facets.h"

namespace dateline::searchd {
namespace {

/// Widens [first, last] to hold @p seconds.
void widen(std::int64_t seconds, IndexInfo& info) {
  info.first = std::min(info.first.value_or(seconds), seconds);
  info.last = std::max(info.last.value_or(seconds), seconds);
}

std::string digest_of_archive(const Snapshot& snapshot) {
  schema::DigestSum sum;
  for (std::size_t s = 0; s < snapshot.segment_count(); ++s) {
    const auto digest = schema::DigestSum::from_hex(snapshot.segment(s).manifest.digest);
    if (digest) {
      sum.add(*digest);
    }
  }
  return schema::to_hex(sum.value());
}

}  // namespace

IndexInfo describe_view(const Snapshot& snapshot, std::optional<std::int64_t> as_of) {
  const std::vector<RowSet> view = snapshot.view(Versions::Latest, as_of);
  IndexInfo info{.generation = snapshot.generation().name,
                 .articles = count_articles(snapshot, view, false)};
  for (std::size_t s = 0; s < view.size(); ++s) {
    const std::vector<Timestamp>& published = snapshot.columns(s).published;
    for (const std::uint32_t row : view[s]) {
      if (published[row].known()) {
        widen(published[row].seconds, info);
      }
    }
  }
  return info;
}

ArchiveStats describe_archive(const Snapshot& snapshot, std::optional<std::int64_t> as_of) {
  const std::vector<RowSet> view = snapshot.view(Versions::Latest, as_of);
  ArchiveStats stats{
      .index = describe_view(snapshot, as_of),
      .schema_version = snapshot.generation().schema_version,
      .versions = count_articles(snapshot, snapshot.view(Versions::All, as_of), false),
      .deleted = snapshot.generation().tombstones.size(),
      .digest = digest_of_archive(snapshot)};
  for (std::size_t s = 0; s < view.size(); ++s) {
    const Segment& segment = snapshot.segment(s);
    for (const std::uint32_t row : view[s]) {
      stats.undated += segment.columns.published[row].known() ? 0 : 1;
    }
    stats.segments.push_back({.name = segment.name,
                              .documents = segment.manifest.documents,
                              .first = segment.manifest.first,
                              .last = segment.manifest.last,
                              .bytes = segment.manifest.bytes});
  }
  const Deadline none(std::chrono::hours(1));
  for (const schema::Field& field : schema::kFields) {
    if (field.kind == schema::FieldKind::Values) {
      const Facet facet =
          count_facet(snapshot, view, {.field = field.id, .column = column_of(field.id)}, none);
      stats.fields.push_back({.field = field.id, .distinct = facet.distinct});
    }
  }
  return stats;
}

}  // namespace dateline::searchd
