// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/posting_cache.h"

#include <utility>

namespace dateline::searchd {
namespace {

constexpr std::size_t kEntryBytes = 200;  // list node, map node, control block
constexpr std::size_t kLargestShare = 4;

}  // namespace

std::shared_ptr<const Postings> PostingCache::find(std::string_view name) {
  const std::scoped_lock lock(mutex_);
  const auto found = by_name_.find(name);
  if (found == by_name_.end()) {
    return nullptr;
  }
  entries_.splice(entries_.begin(), entries_, found->second);
  return found->second->postings;
}

std::shared_ptr<const Postings> PostingCache::keep(std::string_view name, Postings postings) {
  postings.compress();
  const std::size_t bytes = postings.bytes() + name.size() + kEntryBytes;
  auto kept = std::make_shared<const Postings>(std::move(postings));
  if (bytes > capacity_ / kLargestShare) {
    return kept;
  }
  const std::scoped_lock lock(mutex_);
  if (const auto found = by_name_.find(name); found != by_name_.end()) {
    return found->second->postings;  // another search was faster
  }
  entries_.push_front({.name = std::string(name), .postings = kept, .bytes = bytes});
  by_name_.emplace(entries_.front().name, entries_.begin());
  size_ += bytes;
  make_room();
  return kept;
}

std::size_t PostingCache::size() const {
  const std::scoped_lock lock(mutex_);
  return size_;
}

void PostingCache::make_room() {
  while (size_ > capacity_) {
    size_ -= entries_.back().bytes;
    by_name_.erase(entries_.back().name);
    entries_.pop_back();
  }
}

}  // namespace dateline::searchd
