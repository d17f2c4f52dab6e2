// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/archive_stats.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "indexer/open_generation.h"
#include "indexer/schema/digest.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/xapian_guard.h"

namespace dateline::indexer {
namespace {

/// Articles with at least one document, without the deleted ones.
std::uint64_t count_articles(const OpenGeneration& live) {
  if (live.databases.empty()) {
    return 0;
  }
  const Xapian::Database all = joined(live.databases);
  const std::string prefix(schema::field(schema::FieldId::Article).prefix);
  std::uint64_t count = 0;
  for (auto term = all.allterms_begin(prefix); term != all.allterms_end(prefix); ++term) {
    const std::string id = (*term).substr(prefix.size());
    count += is_deleted(live.generation.tombstones, id) ? 0U : 1U;
  }
  return count;
}

/// The smaller or larger of two dates, where there are two.
template <typename Choose>
void take(std::optional<std::int64_t>& target, const std::optional<std::int64_t>& value,
          const Choose& choose) {
  if (value) {
    target = target ? choose(*target, *value) : *value;
  }
}

Status add_manifest(const schema::Manifest& manifest, ArchiveStats& stats,
                    std::map<std::string, std::uint64_t>& sources, schema::DigestSum& digest) {
  const auto segment_digest = schema::DigestSum::from_hex(manifest.digest);
  if (!segment_digest) {
    return segment_digest.error();
  }
  digest.add(*segment_digest);
  stats.documents += manifest.documents;
  stats.undated += manifest.undated;
  stats.bytes += manifest.data_bytes();
  take(stats.first, manifest.first, [](auto a, auto b) { return std::min(a, b); });
  take(stats.last, manifest.last, [](auto a, auto b) { return std::max(a, b); });
  for (const auto& [source, count] : manifest.sources) {
    sources[source] += count;
  }
  return ok();
}

std::vector<std::pair<std::string, std::uint64_t>> count_furniture(
    const std::vector<schema::FurnitureLine>& lines) {
  std::map<std::string, std::uint64_t> counts;
  for (const schema::FurnitureLine& line : lines) {
    ++counts[line.source];
  }
  return {counts.begin(), counts.end()};
}

}  // namespace

Result<ArchiveStats> read_stats(const std::filesystem::path& archive) {
  const auto live = open_current({archive});
  if (!live) {
    return live.error();
  }
  ArchiveStats stats{.generation = live->generation};
  std::map<std::string, std::uint64_t> sources;
  schema::DigestSum digest;
  for (std::size_t i = 0; i < live->manifests.size(); ++i) {
    stats.segments.push_back({live->generation.segments[i].name, live->manifests[i]});
    if (Status added = add_manifest(live->manifests[i], stats, sources, digest); !added) {
      return std::move(added).error();
    }
  }
  stats.digest = schema::to_hex(digest.value());
  stats.sources.assign(sources.begin(), sources.end());
  std::stable_sort(stats.sources.begin(), stats.sources.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  stats.furniture = count_furniture(live->generation.furniture);
  const auto articles = schema::guarded("counting articles", [&] { return count_articles(*live); });
  const auto documents = count_live(live->databases, live->generation.tombstones);
  if (!articles || !documents) {
    return articles ? documents.error() : articles.error();
  }
  stats.articles = *articles;
  stats.live = *documents;
  return stats;
}

}  // namespace dateline::indexer
