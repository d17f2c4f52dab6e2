// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/archive_check.h"

#include <algorithm>
#include <map>
#include <system_error>
#include <utility>

#include "indexer/archive_lock.h"
#include "indexer/child_process.h"
#include "indexer/open_generation.h"
#include "indexer/publisher.h"
#include "indexer/segment_check.h"

namespace dateline::indexer {
namespace {

using schema::ArchivePaths;

/// Whether the segments looked at so far are whole, by name.
using Verdicts = std::map<std::string, bool>;

Status check_one(const ArchivePaths& paths, const schema::SegmentRef& segment) {
  const auto manifest = schema::read_manifest(paths, segment);
  if (!manifest) {
    return manifest.error();
  }
  constexpr std::uint32_t kSeconds = 24 * 60 * 60;
  return run_in_child({.seconds = kSeconds}, [&] {
    return check_segment(paths.segment(segment.name), *manifest, CheckDepth::Whole);
  });
}

void check_segments(const ArchivePaths& paths, const schema::Generation& generation,
                    const OnSegment& on_segment, CheckReport& report, Verdicts& verdicts) {
  if (const Status verified = schema::verify_files(paths, generation); !verified) {
    report.problems.push_back(verified.error().message);
  }
  for (const schema::SegmentRef& segment : generation.segments) {
    on_segment(segment.name, ++report.segments, generation.segments.size());
    report.documents += segment.documents;
    const Status checked = check_one(paths, segment);
    verdicts[segment.name] = checked.has_value();
    if (!checked) {
      report.problems.push_back("segment " + segment.name + ": " + checked.error().message);
    }
  }
}

/// The generation before @p current: its parent, else the newest one that is older.
std::string previous_of(const ArchivePaths& paths, const std::string& current,
                        const std::vector<std::string>& names) {
  const auto generation = schema::read_generation(paths, current);
  if (generation && std::find(names.begin(), names.end(), generation->parent) != names.end()) {
    return generation->parent;
  }
  const auto after = std::lower_bound(names.begin(), names.end(), current);
  return after == names.begin() ? "" : *std::prev(after);
}

std::uint64_t count_restored(const ArchivePaths& paths, const std::string& from,
                             const schema::Generation& to) {
  const auto before = schema::read_generation(paths, from);
  if (!before) {
    return 0;
  }
  const auto& deleted = before->tombstones;
  return static_cast<std::uint64_t>(
      std::count_if(deleted.begin(), deleted.end(), [&](const schema::Tombstone& tombstone) {
        return !is_deleted(to.tombstones, tombstone.article_id);
      }));
}

/// A second look at a generation that seems damaged: an indexer at work may have removed it.
bool is_gone(const ArchivePaths& paths, const std::string& name) {
  const auto names = schema::list_generations(paths);
  return names && std::find(names->begin(), names->end(), name) == names->end();
}

Status hash_one(const ArchivePaths& paths, const schema::SegmentRef& segment) {
  const auto manifest = schema::read_manifest(paths, segment);
  return manifest ? check_hash(paths.segment(segment.name), *manifest) : Status(manifest.error());
}

/// Hashes the segments of @p generation that nobody has looked at. The first fault among them.
Status hash_new_segments(const ArchivePaths& paths, const schema::Generation& generation,
                         CheckReport& report, Verdicts& verdicts) {
  Status first = ok();
  for (const schema::SegmentRef& segment : generation.segments) {
    if (verdicts.contains(segment.name)) {
      continue;
    }
    ++report.kept_segments;
    const Status hashed = hash_one(paths, segment);
    verdicts[segment.name] = hashed.has_value();
    if (first && !hashed) {
      first = hashed;
    }
  }
  return first;
}

/// Whether a kept generation and all its segments are whole. A damaged segment is a problem of the
/// first generation that has it alone.
bool check_other(const ArchivePaths& paths, const std::string& name, CheckReport& report,
                 Verdicts& verdicts) {
  const auto other = schema::read_generation(paths, name);
  Status agrees = other ? schema::verify_files(paths, *other) : Status(other.error());
  if (agrees) {
    agrees = hash_new_segments(paths, *other, report, verdicts);
  }
  if (!agrees) {
    if (!is_gone(paths, name)) {
      report.problems.push_back("kept generation " + name + ": " + agrees.error().message);
    }
    return false;
  }
  return std::all_of(other->segments.begin(), other->segments.end(),
                     [&](const auto& segment) { return verdicts.at(segment.name); });
}

/// Checks the generations in @p names but the current one, and finds the way back.
void check_others(const ArchivePaths& paths, const std::vector<std::string>& names,
                  CheckReport& report, Verdicts& verdicts) {
  std::vector<std::string> whole;
  for (const std::string& name : names) {
    if (name != report.generation && check_other(paths, name, report, verdicts)) {
      whole.push_back(name);
    }
  }
  if (!whole.empty()) {
    const auto after = std::lower_bound(whole.begin(), whole.end(), report.generation);
    report.way_back = after == whole.begin() ? whole.back() : *std::prev(after);
  }
}

/// Whether another generation took the place of @p checked, which was then removed.
bool is_superseded(const ArchivePaths& paths, const std::string& checked) {
  const auto current = schema::read_current(paths);
  return current && *current != checked && is_gone(paths, checked);
}

/// Whether every file of @p generation is what it was when it was written.
Status verify_whole(const ArchivePaths& paths, const schema::Generation& generation) {
  Status verified = schema::verify_files(paths, generation);
  for (const schema::SegmentRef& segment : generation.segments) {
    if (verified) {
      verified = hash_one(paths, segment);
    }
  }
  return verified;
}

Error not_whole(const std::string& name, const Error& error) {
  if (error.code == ErrorCode::SchemaMismatch) {
    return error;
  }
  return Error{error.code,
               "generation " + name + " is not whole and does not go live: " + error.message,
               "`dateline-index check` names the newest whole one that is kept"};
}

Error no_generation(const std::string& what) {
  return Error{ErrorCode::NotFound, what, "`dateline-index generations` lists those kept"};
}

}  // namespace

Result<CheckReport> check_archive(const std::filesystem::path& archive,
                                  const OnSegment& on_segment) {
  const ArchivePaths paths{archive};
  const auto current = schema::read_current(paths);
  if (!current) {
    return current.error();
  }
  const auto names = schema::list_generations(paths);
  if (!names) {
    return names.error();
  }
  CheckReport report{.generation = *current};
  Verdicts verdicts;
  const auto generation = schema::read_generation(paths, *current);
  if (!generation && generation.error().code == ErrorCode::SchemaMismatch) {
    return generation.error();
  }
  if (generation) {
    check_segments(paths, *generation, on_segment, report, verdicts);
  } else {
    report.problems.push_back(generation.error().message);
  }
  report.is_current_whole = report.problems.empty();
  if (!report.is_current_whole && is_superseded(paths, *current)) {
    return Error{ErrorCode::Busy,
                 "generation " + *current + " was replaced and removed while it was checked",
                 "check again"};
  }
  check_others(paths, *names, report, verdicts);
  return report;
}

Result<std::vector<GenerationSummary>> kept_generations(const std::filesystem::path& archive) {
  const ArchivePaths paths{archive};
  const auto names = schema::list_generations(paths);
  if (!names) {
    return names.error();
  }
  const auto current = schema::read_current(paths);
  if (!current && names->empty()) {
    return current.error();
  }
  std::vector<GenerationSummary> summaries;
  for (const std::string& name : *names) {
    GenerationSummary summary{.name = name, .current = current && *current == name};
    auto generation = schema::read_generation(paths, name);
    if (generation) {
      summary.generation = *std::move(generation);
    } else {
      summary.problem = generation.error().message;
    }
    summaries.push_back(std::move(summary));
  }
  return summaries;
}

Result<RollbackResult> roll_back(const std::filesystem::path& archive, std::string_view name) {
  const ArchivePaths paths{archive};
  const auto names = schema::list_generations(paths);
  if (!names) {
    return names.error();
  }
  const auto current = schema::read_current(paths);
  if (names->empty()) {
    return current ? no_generation("no generation is kept") : current.error();
  }
  auto lock = ArchiveLock::acquire(paths.lock(), "rollback");
  if (!lock) {
    return std::move(lock).error();
  }
  RollbackResult result{.from = current ? *current : "", .to = std::string(name)};
  if (name.empty()) {
    result.to = current ? previous_of(paths, *current, *names) : names->back();
  }
  if (result.to.empty() || std::find(names->begin(), names->end(), result.to) == names->end()) {
    return no_generation(result.to.empty() ? "there is no generation before the current one"
                                           : "no generation '" + result.to + "' is kept");
  }
  const auto target = schema::read_generation(paths, result.to);
  if (!target) {
    return not_whole(result.to, target.error());
  }
  if (const Status verified = verify_whole(paths, *target); !verified) {
    return not_whole(result.to, verified.error());
  }
  result.restored = count_restored(paths, result.from, *target);
  if (Status switched = make_current(paths, result.to); !switched) {
    return std::move(switched).error();
  }
  return result;
}

}  // namespace dateline::indexer
