// SPDX-License-Identifier: GPL-3.0-or-later
// The generations of an archive that requests run on: the one served now, and older ones that
// cursors go on with.
#pragma once

#include <list>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>

#include "indexer/base/result.h"
#include "indexer/schema/generation.h"
#include "searchd/search/snapshot.h"

namespace dateline::searchd {

/// Keeps the last few generations loaded. Thread-safe, but for what one thread alone may call.
class Generations {
 public:
  using SnapshotPtr = std::shared_ptr<const Snapshot>;  // shared by the requests that run on it

  /// Loads the generation that CURRENT names, and the words of its small segments. Errors as for
  /// Archive::open().
  [[nodiscard]] static Result<std::unique_ptr<Generations>> open(schema::ArchivePaths paths);

  /// The one served now.
  [[nodiscard]] SnapshotPtr current() const;

  /// The one of that name, if it is served or still kept on disk; Expired otherwise. One is loaded
  /// at a time, without its words.
  [[nodiscard]] Result<SnapshotPtr> find(const std::string& name);

  /// Serves the generation that CURRENT names now; true when it is another. The words of its small
  /// segments are read before. On any error the old one stays. For one thread.
  [[nodiscard]] Result<bool> refresh();

  /// Reads the words of all segments served, which takes as long as it takes; false when @p stop
  /// was asked for meanwhile, and nothing but the segment begun is lost. For the thread that calls
  /// refresh().
  [[nodiscard]] Result<bool> read_words(const std::stop_token& stop);

 private:
  Generations(schema::ArchivePaths paths, SnapshotPtr snapshot);

  [[nodiscard]] bool is_kept(const std::string& name) const;
  [[nodiscard]] SnapshotPtr find_loaded(const std::string& name) const;
  void remember(SnapshotPtr snapshot);

  const schema::ArchivePaths paths_;
  std::mutex loading_;        // held while an older generation is loaded; taken before mutex_
  mutable std::mutex mutex_;  // guards current_ and old_
  SnapshotPtr current_;
  std::list<SnapshotPtr> old_;  // most recent first
};

}  // namespace dateline::searchd
