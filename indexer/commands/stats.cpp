// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

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

using SourceCount = std::pair<std::string, std::uint64_t>;

/// The first of @p sources, one a line, and how many more there are.
void put_sources(const std::vector<SourceCount>& sources, std::string_view noun,
                 std::ostream& text) {
  const std::size_t shown = std::min(kTopSources, sources.size());
  for (std::size_t i = 0; i < shown; ++i) {
    text << "  " << sources[i].first << "  " << counted(sources[i].second, noun) << "\n";
  }
  if (shown < sources.size()) {
    text << "  … " << grouped(sources.size() - shown) << " more\n";
  }
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
  std::vector<SourceCount> sources = stats.sources;
  std::erase_if(sources, [](const SourceCount& source) { return source.first.empty(); });
  text << "sources      " << sources.size() << "\n";
  put_sources(sources, "document", text);
  text << "furniture    learned of " << counted(stats.furniture.size(), "source") << "\n";
  put_sources(stats.furniture, "line", text);
  return text.str();
}

nlohmann::ordered_json to_json(const SegmentStats& segment) {
  const schema::Manifest& manifest = segment.manifest;
  return {{"name", segment.name},
          {"documents", manifest.documents},
          {"undated", manifest.undated},
          {"first", time_or_null(manifest.first)},
          {"last", time_or_null(manifest.last)},
          {"bytes", manifest.data_bytes()},
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
