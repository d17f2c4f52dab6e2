// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <sstream>

#include <nlohmann/json.hpp>

#include "indexer/archive_stats.h"
#include "indexer/base/timestamp.h"
#include "indexer/commands/commands.h"
#include "indexer/commands/input.h"

namespace dateline::indexer {
namespace {

constexpr std::size_t kTopSources = 10;

std::string day_or_dash(const std::optional<std::int64_t>& seconds) {
  return seconds ? to_iso_day(*seconds) : "-";
}

nlohmann::ordered_json time_or_null(const std::optional<std::int64_t>& seconds) {
  return seconds ? nlohmann::ordered_json(to_rfc3339(*seconds)) : nlohmann::ordered_json(nullptr);
}

std::string table(const ArchiveStats& stats) {
  std::ostringstream text;
  text << "generation   " << stats.generation.name << " (" << stats.generation.command << ", "
       << to_rfc3339(stats.generation.created) << ")\n"
       << "articles     " << grouped(stats.articles) << "\n"
       << "documents    " << grouped(stats.live) << " live, "
       << grouped(stats.documents - stats.live) << " deleted, " << grouped(stats.undated)
       << " undated\n"
       << "published    " << day_or_dash(stats.first) << " to " << day_or_dash(stats.last) << "\n"
       << "tombstones   " << grouped(stats.generation.tombstones.size()) << "\n"
       << "bytes        " << grouped(stats.bytes) << "\n"
       << "digest       " << stats.digest << "\n"
       << "segments     " << stats.segments.size() << "\n";
  for (const SegmentStats& segment : stats.segments) {
    text << "  " << segment.name << "  " << counted(segment.manifest.documents, "document") << ", "
         << day_or_dash(segment.manifest.first) << " to " << day_or_dash(segment.manifest.last)
         << ", analysis " << segment.manifest.hard_fingerprint << "/"
         << segment.manifest.soft_fingerprint << "\n";
  }
  text << "sources      " << stats.sources.size() << "\n";
  for (std::size_t i = 0; i < std::min(kTopSources, stats.sources.size()); ++i) {
    const auto& [source, count] = stats.sources[i];
    text << "  " << (source.empty() ? "(none)" : source) << "  " << grouped(count) << "\n";
  }
  text << "furniture    learned of " << counted(stats.furniture.size(), "source") << "\n";
  for (std::size_t i = 0; i < std::min(kTopSources, stats.furniture.size()); ++i) {
    const auto& [source, count] = stats.furniture[i];
    text << "  " << source << "  " << counted(count, "line") << "\n";
  }
  return text.str();
}

nlohmann::ordered_json to_json(const SegmentStats& segment) {
  const schema::Manifest& manifest = segment.manifest;
  return {{"name", segment.name},
          {"documents", manifest.documents},
          {"undated", manifest.undated},
          {"first", time_or_null(manifest.first)},
          {"last", time_or_null(manifest.last)},
          {"bytes", manifest.bytes},
          {"hard_fingerprint", manifest.hard_fingerprint},
          {"soft_fingerprint", manifest.soft_fingerprint},
          {"digest", manifest.digest}};
}

nlohmann::ordered_json to_json(const ArchiveStats& stats) {
  nlohmann::ordered_json object = {{"event", "result"},
                                   {"command", "stats"},
                                   {"generation", stats.generation.name},
                                   {"made_by", stats.generation.command},
                                   {"created", to_rfc3339(stats.generation.created)},
                                   {"schema_version", stats.generation.schema_version},
                                   {"articles", stats.articles},
                                   {"documents", stats.documents},
                                   {"live_documents", stats.live},
                                   {"undated", stats.undated},
                                   {"tombstones", stats.generation.tombstones.size()},
                                   {"first", time_or_null(stats.first)},
                                   {"last", time_or_null(stats.last)},
                                   {"bytes", stats.bytes},
                                   {"digest", stats.digest}};
  object["segments"] = nlohmann::ordered_json::array();
  for (const SegmentStats& segment : stats.segments) {
    object["segments"].push_back(to_json(segment));
  }
  object["sources"] = nlohmann::ordered_json::array();
  for (const auto& [source, count] : stats.sources) {
    object["sources"].push_back({{"source", source}, {"documents", count}});
  }
  object["furniture"] = nlohmann::ordered_json::array();
  for (const auto& [source, count] : stats.furniture) {
    object["furniture"].push_back({{"source", source}, {"lines", count}});
  }
  return object;
}

}  // namespace

Result<ExitStatus> run_stats(const Options& options, const Console& console) {
  const auto archive = archive_of(options);
  if (!archive) {
    return archive.error();
  }
  const auto stats = read_stats(*archive);
  if (!stats) {
    return stats.error();
  }
  console.answer(table(*stats), to_json(*stats));
  return ExitStatus::Fine;
}

}  // namespace dateline::indexer
