// SPDX-License-Identifier: GPL-3.0-or-later
// Posting lists and other sets of rows of one segment, kept as long as they are used and there is
// room.
#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "searchd/search/postings.h"

namespace dateline::searchd {

/// Least recently used ones go first. A segment never changes, so nothing in here ever gets old.
/// Thread-safe.
class PostingCache {
 public:
  /// @p capacity bytes at most, counting the lists and their names.
  explicit PostingCache(std::size_t capacity) : capacity_(capacity) {}

  /// What is kept under @p name, or nullptr. Shared by the cache and the searches that use it.
  [[nodiscard]] std::shared_ptr<const Postings> find(std::string_view name);

  /// Keeps @p postings under @p name when they take no more than a quarter of the room, and returns
  /// them.
  std::shared_ptr<const Postings> keep(std::string_view name, Postings postings);

  /// Bytes taken now.
  [[nodiscard]] std::size_t size() const;

 private:
  struct Entry {
    std::string name;
    std::shared_ptr<const Postings> postings;  // shared with the searches that use it
    std::size_t bytes = 0;
  };
  using Entries = std::list<Entry>;

  void make_room();

  const std::size_t capacity_;
  mutable std::mutex mutex_;  // guards what follows
  std::size_t size_ = 0;
  Entries entries_;                                                  // most recently used first
  std::unordered_map<std::string_view, Entries::iterator> by_name_;  // names live in entries_
};

}  // namespace dateline::searchd
