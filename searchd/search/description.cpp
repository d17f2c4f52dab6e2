// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/description.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "indexer/schema/digest.h"
#include "searchd/search/facets.h"

namespace dateline::searchd {
namespace {

Result<std::string> digest_of_archive(const Snapshot& snapshot) {
  schema::DigestSum sum;
  for (std::size_t s = 0; s < snapshot.segment_count(); ++s) {
    const auto digest = schema::DigestSum::from_hex(snapshot.segment(s).manifest.digest);
    if (!digest) {
      return digest.error();
    }
    sum.add(*digest);
  }
  return schema::to_hex(sum.value());
}

SegmentStats describe_segment(const Segment& segment) {
  return {.name = segment.name,
          .documents = segment.manifest.documents,
          .first = segment.manifest.first,
          .last = segment.manifest.last,
          .bytes = segment.manifest.data_bytes()};
}

/// The segment as if it held @p rows alone, so that nothing later shows.
SegmentStats describe_rows(const Segment& segment, const RowSet& rows) {
  SegmentStats stats{.name = segment.name, .documents = rows.cardinality()};
  for (const std::uint32_t row : rows) {
    const Timestamp& published = segment.columns.published[row];
    if (published.known()) {
      stats.first = std::min(stats.first.value_or(published.seconds), published.seconds);
      stats.last = std::max(stats.last.value_or(published.seconds), published.seconds);
    }
  }
  return stats;
}

}  // namespace

Result<ArchiveStats> describe_archive(const Snapshot& snapshot, std::optional<std::int64_t> as_of,
                                      const Deadline& deadline) {
  const std::vector<RowSet> view = snapshot.view(Versions::Latest, as_of);
  const std::vector<RowSet> wordings = snapshot.view(Versions::All, as_of);
  ArchiveStats stats{.index = snapshot.info(as_of),
                     .schema_version = snapshot.generation().schema_version,
                     .versions = row_count(wordings),
                     .deleted = snapshot.generation().tombstones.size()};
  if (!as_of) {
    auto digest = digest_of_archive(snapshot);
    if (!digest) {
      return std::move(digest).error();
    }
    stats.digest = *std::move(digest);
  }
  for (std::size_t s = 0; s < view.size(); ++s) {
    const Segment& segment = snapshot.segment(s);
    for (const std::uint32_t row : view[s]) {
      stats.undated += segment.columns.published[row].known() ? 0 : 1;
    }
    if (!as_of) {
      stats.segments.push_back(describe_segment(segment));
    } else if (!wordings[s].isEmpty()) {
      stats.segments.push_back(describe_rows(segment, wordings[s]));
    }
  }
  for (const schema::Field& field : schema::kFields) {
    if (field.kind == schema::FieldKind::Values) {
      const Facet facet = count_facet(
          snapshot, view,
          {.field = field.id, .column = column_of(field.id), .has_as_of = as_of.has_value()},
          deadline);
      stats.fields.push_back({.field = field.id, .distinct = facet.distinct});
    }
  }
  return stats;
}

}  // namespace dateline::searchd
