// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/generations.h"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <system_error>
#include <utility>

#include "searchd/search/lent_handles.h"

namespace dateline::searchd {
namespace {

constexpr std::size_t kOldSnapshots = 2;

/// Articles of a segment whose words are read in some hundredths of a second.
constexpr std::uint64_t kSmallSegment = 20'000;

/// Reads the words of the segments of at most @p most articles that have none yet.
Result<bool> read_word_lists(const Snapshot& snapshot, std::uint64_t most,
                             const std::stop_token& stop) {
  return with_handles(snapshot, [&](const Handles& handles) -> Result<bool> {
    for (std::size_t s = 0; s < snapshot.segment_count(); ++s) {
      const Segment& segment = snapshot.segment(s);
      if (segment.manifest.documents <= most && !segment.words->read(handles.databases[s], stop)) {
        return false;
      }
    }
    return true;
  });
}

/// So that a small archive, and what is added to a large one, is never served without its words.
/// What fails here is tried again, and told, when all words are read.
void read_short_lists(const Snapshot& snapshot) {
  static_cast<void>(read_word_lists(snapshot, kSmallSegment, {}));
}

}  // namespace

Generations::Generations(schema::ArchivePaths paths, SnapshotPtr snapshot)
    : paths_(std::move(paths)), current_(std::move(snapshot)) {}

Result<std::unique_ptr<Generations>> Generations::open(schema::ArchivePaths paths) {
  const auto name = schema::read_current(paths);
  if (!name) {
    return name.error();
  }
  auto snapshot = Snapshot::load(paths, *name, nullptr);
  if (!snapshot) {
    return std::move(snapshot).error();
  }
  read_short_lists(**snapshot);
  return std::unique_ptr<Generations>(new Generations(std::move(paths), *std::move(snapshot)));
}

Generations::SnapshotPtr Generations::current() const {
  const std::scoped_lock lock(mutex_);
  return current_;
}

Result<Generations::SnapshotPtr> Generations::find(const std::string& name) {
  if (SnapshotPtr known = find_loaded(name)) {
    return known;
  }
  const std::scoped_lock loading(loading_);
  if (SnapshotPtr known = find_loaded(name)) {
    return known;
  }
  auto loaded = Snapshot::load(paths_, name, current().get());
  if (!loaded && !is_kept(name)) {
    return Error{ErrorCode::Expired, "cursor: its generation " + name + " is gone",
                 "begin again without cursor"};
  }
  if (loaded) {
    remember(*loaded);
  }
  return loaded;
}

Result<bool> Generations::refresh() {
  const auto name = schema::read_current(paths_);
  if (!name) {
    return name.error();
  }
  const SnapshotPtr before = current();
  if (*name == before->generation().name) {
    return false;
  }
  auto loaded = Snapshot::load(paths_, *name, before.get());
  if (!loaded) {
    return std::move(loaded).error();
  }
  read_short_lists(**loaded);
  {
    const std::scoped_lock lock(mutex_);
    current_ = *std::move(loaded);
  }
  remember(before);
  return true;
}

Result<bool> Generations::read_words(const std::stop_token& stop) {
  return read_word_lists(*current(), std::numeric_limits<std::uint64_t>::max(), stop);
}

/// False once the indexer has let a generation go.
bool Generations::is_kept(const std::string& name) const {
  std::error_code error;
  return std::filesystem::exists(paths_.generation(name), error);
}

Generations::SnapshotPtr Generations::find_loaded(const std::string& name) const {
  const std::scoped_lock lock(mutex_);
  if (current_->generation().name == name) {
    return current_;
  }
  const auto found =
      std::ranges::find(old_, name, [](const SnapshotPtr& old) { return old->generation().name; });
  return found == old_.end() ? nullptr : *found;
}

void Generations::remember(SnapshotPtr snapshot) {
  SnapshotPtr dropped;  // taken apart after the lock is gone
  const std::scoped_lock lock(mutex_);
  old_.push_front(std::move(snapshot));
  if (old_.size() > kOldSnapshots) {
    dropped = std::move(old_.back());
    old_.pop_back();
  }
}

}  // namespace dateline::searchd
