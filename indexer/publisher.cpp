// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/publisher.h"

#include <algorithm>
#include <chrono>
#include <system_error>
#include <utility>

#include <unistd.h>

#include "indexer/base/log.h"
#include "indexer/base/timestamp.h"
#include "indexer/build_names.h"
#include "indexer/canaries.h"
#include "indexer/child_process.h"
#include "indexer/durable_files.h"
#include "indexer/interrupt.h"
#include "indexer/retention.h"
#include "indexer/schema/digest.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/xapian_guard.h"
#include "indexer/segment_check.h"

namespace dateline::indexer {
namespace {

using schema::ArchivePaths;
using schema::VersionCheck;

/// "20250802T031500Z" of that second.
std::string compact_time(std::int64_t seconds) {
  std::string text = to_rfc3339(seconds);
  std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
  return text;
}

/// Four letters that tell two builds of one second apart.
std::string suffix() {
  const auto ticks = std::chrono::steady_clock::now().time_since_epoch().count();
  const std::string seed = std::to_string(::getpid()) + "/" + std::to_string(ticks);
  return schema::to_hex(schema::sha256(seed)).substr(0, 4);
}

/// The second that a build is named after; nothing for a name no indexer gave.
std::optional<std::int64_t> second_of(const std::string& build) {
  if (!is_build_name(build)) {
    return std::nullopt;
  }
  std::string text = build.substr(0, kStampShape.size());
  for (const std::size_t position : {4U, 7U}) {
    text.insert(position, "-");
  }
  for (const std::size_t position : {13U, 16U}) {
    text.insert(position, ":");
  }
  const auto date = parse_iso_date(text);
  return date ? std::optional(date->time.seconds) : std::nullopt;
}

/// A name that sorts after every generation there is, also when the clock was set back.
Result<std::string> new_build_name(const ArchivePaths& paths) {
  const auto names = schema::list_generations(paths);
  if (!names) {
    return names.error();
  }
  std::int64_t seconds = now_seconds();
  for (const std::string& name : *names) {
    if (const auto taken = second_of(name)) {
      seconds = std::max(seconds, *taken + 1);
    }
  }
  return compact_time(seconds) + "-" + suffix();
}

/// Removes what dead builds left, and nothing that somebody else put there.
Status clear_staging(const std::filesystem::path& folder) {
  std::error_code failure;
  std::vector<std::filesystem::path> left;
  for (const auto& entry : std::filesystem::directory_iterator(folder, failure)) {
    if (is_build_name(entry.path().filename().string())) {
      left.push_back(entry.path());
    }
  }
  if (failure) {
    return Error{ErrorCode::Io, folder.string() + ": " + failure.message()};
  }
  for (const auto& build : left) {
    if (Status removed = remove_tree(build); !removed) {
      return removed;
    }
  }
  return ok();
}

/// An archive is made in a folder that is missing, empty or an archive already, also one whose
/// first build died or was not activated.
Status check_is_for_us(const ArchivePaths& paths) {
  std::error_code failure;
  const std::filesystem::directory_iterator entries(paths.root, failure);
  if (failure == std::errc::no_such_file_or_directory || failure == std::errc::not_a_directory) {
    return ok();  // making the folder says what is wrong, if anything is
  }
  if (failure) {
    return Error{ErrorCode::Io, paths.root.string() + ": " + failure.message()};
  }
  if (entries == std::filesystem::directory_iterator() ||
      std::filesystem::exists(paths.current(), failure) || is_archive_lock(paths.lock())) {
    return ok();
  }
  return Error{ErrorCode::InvalidArgument,
               paths.root.string() + " holds other files and is no archive",
               "name an empty or a new folder"};
}

Status make_folders(const ArchivePaths& paths) {
  for (const auto& folder : {paths.root, paths.generations(), paths.segments(), paths.tmp()}) {
    if (Status made = make_folder(folder); !made) {
      return made;
    }
  }
  return sync_path(paths.root);
}

void warn_of(const Status& status, std::string_view event) {
  if (!status) {
    log_event(LogLevel::Warning, event,
              {{"code", to_string(status.error().code)}, {"reason", status.error().message}});
  }
}

std::uint64_t bytes_of(const std::vector<BuiltSegment>& segments) {
  std::uint64_t bytes = 0;
  for (const BuiltSegment& segment : segments) {
    bytes += segment.manifest.data_bytes();
  }
  return bytes;
}

std::uint64_t documents_of(const GenerationDraft& draft) {
  std::uint64_t count = 0;
  for (const BuiltSegment& segment : draft.built) {
    count += segment.manifest.documents;
  }
  for (const schema::SegmentRef& segment : draft.kept) {
    count += segment.documents;
  }
  return count;
}

}  // namespace

Publisher::Publisher(ArchivePaths paths, std::string command, ArchiveLock lock)
    : paths_(std::move(paths)), command_(std::move(command)), lock_(std::move(lock)) {}

Result<Publisher> Publisher::open(const std::filesystem::path& archive, std::string_view command,
                                  Mode mode, bool force) {
  const ArchivePaths paths{archive};
  bool made_root = false;
  if (mode == Mode::Create) {
    if (Status checked = check_is_for_us(paths); !checked) {
      return std::move(checked).error();
    }
    std::error_code ignored;
    made_root = !std::filesystem::exists(paths.root, ignored);
    if (Status made = make_folder(paths.root); !made) {
      return std::move(made).error();
    }
  } else if (const auto current = schema::read_current(paths); !current) {
    return current.error();
  }
  auto lock = ArchiveLock::acquire(paths.lock(), command);
  if (!lock) {
    return std::move(lock).error();
  }
  Publisher publisher(paths, std::string(command), *std::move(lock));
  publisher.made_root_ = made_root;
  if (Status prepared = publisher.prepare(mode, force); !prepared) {
    return std::move(prepared).error();
  }
  return publisher;
}

Status Publisher::prepare(Mode mode, bool force) {
  if (Status made = make_folders(paths_); !made) {
    return made;
  }
  if (Status cleared = clear_staging(paths_.tmp()); !cleared) {
    return cleared;
  }
  auto live = open_current(paths_, mode == Mode::Existing ? VersionCheck::Same : VersionCheck::Any);
  if (live) {
    live_ = *std::move(live);
  } else if (mode != Mode::Create || (live.error().code != ErrorCode::NotFound && !force)) {
    return std::move(live).error();
  }
  return ok();
}

Status Publisher::begin() {
  auto build = new_build_name(paths_);
  if (!build) {
    return std::move(build).error();
  }
  build_ = *std::move(build);
  staging_ = paths_.tmp() / build_;
  segments_named_ = 0;
  return make_folder(staging_);
}

std::string Publisher::new_segment_name() {
  return build_ + "-" + std::to_string(segments_named_++);
}

Result<Published> Publisher::publish(const GenerationDraft& draft, const PublishOptions& options) {
  Published result{.generation = build_};
  Status accepted = check_in_child(draft, options.canaries);
  if (accepted) {
    accepted = check_share_kept(draft);
  }
  if (interrupted()) {
    return Error{ErrorCode::Rejected, "interrupted; the archive is as it was"};
  }
  if (!accepted && accepted.error().code != ErrorCode::Rejected) {
    return std::move(accepted).error();
  }
  result.reason = accepted ? "" : accepted.error().message;
  result.activated = accepted.has_value() || options.force;
  Status done = install(draft, to_generation(draft));
  if (done && result.activated) {
    done = make_current(paths_, build_);
  }
  if (!done) {
    return std::move(done).error();
  }
  finish(result.activated);
  return result;
}

void Publisher::abandon() {
  const auto names = schema::list_generations(paths_);
  std::error_code ignored;
  if (!names || !names->empty() || std::filesystem::exists(paths_.current(), ignored)) {
    return;
  }
  for (const auto& path : {paths_.tmp(), paths_.segments(), paths_.generations(), paths_.lock()}) {
    std::filesystem::remove(path, ignored);  // a folder only when it is empty
  }
  if (made_root_) {
    std::filesystem::remove(paths_.root, ignored);
  }
}

void Publisher::discard() {
  warn_of(remove_tree(staging_), "staging_not_removed");
}

schema::Generation Publisher::to_generation(const GenerationDraft& draft) const {
  schema::Generation generation{.name = build_,
                                .parent = live_ ? live_->generation.name : "",
                                .command = command_,
                                .created = now_seconds(),
                                .schema_version = schema::kSchemaVersion,
                                .segments = draft.kept,
                                .tombstones = draft.tombstones};
  if (draft.furniture || live_) {
    generation.furniture = draft.furniture ? *draft.furniture : live_->generation.furniture;
  }
  for (const BuiltSegment& segment : draft.built) {
    generation.segments.push_back(
        {.name = segment.name,
         .documents = segment.manifest.documents,
         .manifest_sha256 = schema::to_hex(schema::sha256(schema::encode(segment.manifest)))});
  }
  return generation;
}

Status Publisher::check_in_child(const GenerationDraft& draft,
                                 const std::vector<std::string>& canaries) const {
  return run_in_child(limits_for(bytes_of(draft.built)), [&]() -> Status {
    std::vector<std::filesystem::path> databases;
    for (const BuiltSegment& segment : draft.built) {
      const auto folder = staging_ / segment.name;
      if (Status checked = check_segment(folder, segment.manifest, CheckDepth::Sample); !checked) {
        return checked;
      }
      databases.push_back(folder / "documents");
    }
    for (const schema::SegmentRef& segment : draft.kept) {
      databases.push_back(paths_.database(segment.name));
    }
    if (canaries.empty()) {
      return ok();
    }
    auto archive = schema::guarded("opening the new generation", [&] {
      Xapian::Database all;
      for (const auto& database : databases) {
        all.add_database(Xapian::Database(database.string()));
      }
      return all;
    });
    return archive ? check_canaries(*archive, canaries, draft.tombstones) : Status(archive.error());
  });
}

/// Compares the draft with the live generation, from which the draft's own deletions are taken.
Status Publisher::check_share_kept(const GenerationDraft& draft) const {
  if (!live_ || draft.built.empty()) {
    return ok();
  }
  const auto before = count_live(live_->databases, draft.tombstones);
  if (!before) {
    return before.error();
  }
  const std::uint64_t after = documents_of(draft);
  if (static_cast<double>(after) >= kLeastShareKept * static_cast<double>(*before)) {
    return ok();
  }
  return Error{ErrorCode::Rejected, "documents: only " + std::to_string(after) +
                                        " where the live " + "generation has " +
                                        std::to_string(*before)};
}

Status Publisher::install(const GenerationDraft& draft, const schema::Generation& generation) {
  const std::string text = schema::encode(generation);
  if (const auto readable = schema::decode_generation(text); !readable) {
    return readable.error();  // nothing goes live that nobody can read
  }
  for (const BuiltSegment& segment : draft.built) {
    if (Status synced = sync_path(staging_ / segment.name); !synced) {
      return synced;
    }
    if (Status moved = rename_durably(staging_ / segment.name, paths_.segment(segment.name));
        !moved) {
      return moved;
    }
  }
  return replace_file(paths_.generation(generation.name), text);
}

/// The archive has changed by now: what fails here is logged and is no failure of the build.
void Publisher::finish(bool activated) {
  discard();
  if (activated) {
    auto live = open_current(paths_);
    live_.reset();
    if (!live) {
      warn_of(std::move(live).error(), "generation_not_opened");
      return;  // nothing is removed beside a generation that cannot be read
    }
    live_ = *std::move(live);
  }
  const std::string current = live_ ? live_->generation.name : "";
  warn_of(collect_garbage(paths_, current, now_seconds()), "garbage_not_collected");
}

Status make_current(const ArchivePaths& paths, std::string_view generation) {
  return replace_file(paths.current(), std::string(generation) + "\n");
}

}  // namespace dateline::indexer
