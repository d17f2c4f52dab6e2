// SPDX-License-Identifier: GPL-3.0-or-later
// The one way in which an archive changes: under the lock, in a staging folder, checked in a child
// process, renamed into place, and only then named by CURRENT.
//
// A process that is killed at any moment leaves the archive on the generation it had; what it built
// lies in ARCHIVE/tmp, which the next indexer clears.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/archive_lock.h"
#include "indexer/base/result.h"
#include "indexer/open_generation.h"
#include "indexer/schema/generation.h"

namespace dateline::indexer {

/// A finished segment in the staging folder.
struct BuiltSegment {
  std::string name;
  schema::Manifest manifest;
};

/// What the next generation shall be.
struct GenerationDraft {
  std::vector<BuiltSegment> built;
  std::vector<schema::SegmentRef> kept;  // of the live generation
  std::vector<schema::Tombstone> tombstones;
  std::optional<std::vector<schema::FurnitureLine>> furniture;  // none: as the live generation has
};

struct PublishOptions {
  std::vector<std::string> canaries;
  bool force = false;  // activate although a canary or the comparison with the old content failed
};

struct Published {
  std::string generation;
  bool activated = false;
  std::string reason;  // why it was not activated, or what --force overrode
};

/// A rebuild that keeps less than this share of the live documents is not activated.
inline constexpr double kLeastShareKept = 0.8;

class Publisher {
 public:
  enum class Mode : std::uint8_t {
    Create,    // makes the archive where there is none; replaces one of any schema version
    Existing,  // NotFound where there is none
    Reindex,   // as Existing, of any schema version
  };

  /// Takes the lock (Busy when another indexer holds it), clears what dead builds left, opens the
  /// live generation. With Mode::Create a folder that holds other files and no archive is an
  /// InvalidArgument and is left as it is, and a live generation that cannot be read is an error
  /// unless
  /// @p force: its tombstones would be lost.
  [[nodiscard]] static Result<Publisher> open(const std::filesystem::path& archive,
                                              std::string_view command, Mode mode,
                                              bool force = false);

  /// The generation served now; none in a new archive.
  /// After publish() also none when the new one could not be opened again.
  [[nodiscard]] const std::optional<OpenGeneration>& live() const { return live_; }
  [[nodiscard]] const schema::ArchivePaths& paths() const { return paths_; }

  /// Starts a build: names it and makes its staging folder. It ends with publish() or discard().
  [[nodiscard]] Status begin();
  /// The folder of this build, for sort files and segments.
  [[nodiscard]] const std::filesystem::path& staging() const { return staging_; }
  /// A name no segment has; the segment is to be written to staging() / name.
  [[nodiscard]] std::string new_segment_name();

  /// Checks the built segments, moves them into the archive, writes the generation and makes it the
  /// current one and live(). On an error nothing has changed for readers; what fails after the
  /// change, such as removing old files, is logged. Corrupt when a check found damage, Timeout when
  /// a check did not end.
  [[nodiscard]] Result<Published> publish(const GenerationDraft& draft,
                                          const PublishOptions& options);

  /// After a first build that failed: takes the folders of the archive away again, if nothing was
  /// ever built in it, and its own folder, if open() made it. Only to be destroyed afterwards.
  void abandon();

  /// Removes what the build has written. A failure is logged; the next indexer tries again.
  void discard();

 private:
  Publisher(schema::ArchivePaths paths, std::string command, ArchiveLock lock);

  [[nodiscard]] Status prepare(Mode mode, bool force);
  [[nodiscard]] schema::Generation to_generation(const GenerationDraft& draft) const;
  [[nodiscard]] Status check_in_child(const GenerationDraft& draft,
                                      const std::vector<std::string>& canaries) const;
  [[nodiscard]] Status check_share_kept(const GenerationDraft& draft) const;
  [[nodiscard]] Status install(const GenerationDraft& draft, const schema::Generation& generation);
  void finish(bool activated);

  schema::ArchivePaths paths_;
  std::string command_;
  ArchiveLock lock_;
  std::string build_;  // name of this build: of its generation and, with a number, its segments
  std::filesystem::path staging_;
  std::size_t segments_named_ = 0;
  bool made_root_ = false;  // by open()
  std::optional<OpenGeneration> live_;
};

/// Makes CURRENT name @p generation, durably. Only under the lock.
[[nodiscard]] Status make_current(const schema::ArchivePaths& paths, std::string_view generation);

}  // namespace dateline::indexer
