// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/retention.h"

#include <filesystem>
#include <set>
#include <system_error>
#include <utility>

#include "indexer/build_names.h"
#include "indexer/durable_files.h"

namespace dateline::indexer {
namespace {

using schema::ArchivePaths;
using schema::VersionCheck;

/// Removes the segments that are not in @p needed.
Status remove_segments(const ArchivePaths& paths, const std::set<std::string>& needed) {
  std::error_code failure;
  std::vector<std::filesystem::path> unneeded;
  for (const auto& entry : std::filesystem::directory_iterator(paths.segments(), failure)) {
    const std::string name = entry.path().filename().string();
    if (is_segment_name(name) && !needed.contains(name)) {
      unneeded.push_back(entry.path());
    }
  }
  if (failure) {
    return Error{ErrorCode::Io, paths.segments().string() + ": " + failure.message()};
  }
  for (const auto& segment : unneeded) {
    if (Status removed = remove_tree(segment); !removed) {
      return removed;
    }
  }
  return ok();
}

}  // namespace

Status collect_garbage(const ArchivePaths& paths, std::string_view current, std::int64_t now) {
  auto names = schema::list_generations(paths);
  if (!names) {
    return std::move(names).error();
  }
  std::erase_if(*names,
                [&](const std::string& name) { return !is_build_name(name) && name != current; });
  std::set<std::string> needed;
  bool all_readable = true;
  for (std::size_t i = 0; i < names->size(); ++i) {
    const std::string& name = (*names)[i];
    const auto generation = schema::read_generation(paths, name, VersionCheck::Any);
    const bool recent = i + kGenerationsKept >= names->size() ||
                        (generation && now - generation->created < kSecondsKept);
    if (!recent && name != current) {
      if (Status removed = remove_tree(paths.generation(name)); !removed) {
        return removed;
      }
      continue;
    }
    all_readable = all_readable && generation.has_value();
    if (generation) {
      for (const schema::SegmentRef& segment : generation->segments) {
        needed.insert(segment.name);
      }
    }
  }
  if (Status synced = sync_path(paths.generations()); !synced) {
    return synced;
  }
  return all_readable ? remove_segments(paths, needed) : ok();
}

}  // namespace dateline::indexer
