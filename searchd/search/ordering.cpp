// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/ordering.h"

#include <algorithm>
#include <cstdint>
#include <limits>

namespace dateline::searchd {
namespace {

std::vector<DocRef> all_docs(std::span<const RowSet> matches) {
  std::vector<DocRef> docs;
  docs.reserve(row_count(matches));
  for (std::uint32_t s = 0; s < matches.size(); ++s) {
    for (const std::uint32_t row : matches[s]) {
      docs.push_back({.segment = s, .row = row});
    }
  }
  return docs;
}

}  // namespace

NewestFirst::NewestFirst(const Snapshot& snapshot, std::span<const RowSet> matches)
    : snapshot_(snapshot) {
  for (std::uint32_t s = 0; s < matches.size(); ++s) {
    walks_.push_back({.segment = s, .at = matches[s].begin(), .end = matches[s].end()});
  }
}

std::optional<DocRef> NewestFirst::next() {
  RowWalk* first = nullptr;
  for (RowWalk& walk : walks_) {
    if (!walk.is_over() &&
        (first == nullptr || snapshot_.is_newer(walk.current(), first->current()))) {
      first = &walk;
    }
  }
  if (first == nullptr) {
    return std::nullopt;
  }
  const DocRef doc = first->current();
  ++first->at;
  return doc;
}

std::vector<DocRef> newest(const Snapshot& snapshot, std::span<const RowSet> matches,
                           Window window) {
  NewestFirst walk(snapshot, matches);
  std::vector<DocRef> docs;
  for (std::size_t nth = 0; docs.size() < window.count; ++nth) {
    const auto doc = walk.next();
    if (!doc) {
      break;
    }
    if (nth >= window.offset) {
      docs.push_back(*doc);
    }
  }
  return docs;
}

std::vector<DocRef> oldest(const Snapshot& snapshot, std::span<const RowSet> matches,
                           Window window) {
  const std::size_t count = row_count(matches);
  if (window.offset >= count) {
    return {};
  }
  const std::size_t end = count - window.offset;
  const std::size_t begin = end - std::min(end, window.count);
  std::vector<DocRef> docs = newest(snapshot, matches, {.offset = begin, .count = end - begin});
  std::ranges::reverse(docs);
  return docs;
}

std::vector<DocRef> last_updated(const Snapshot& snapshot, std::span<const RowSet> matches,
                                 Window window) {
  std::vector<DocRef> docs = all_docs(matches);
  const auto instant = [&snapshot](DocRef doc) {
    const Timestamp& updated = snapshot.columns(doc.segment).updated[doc.row];
    return updated.known() ? updated.seconds : std::numeric_limits<std::int64_t>::min();
  };
  const std::size_t end = std::min(docs.size(), window.offset + window.count);
  std::ranges::partial_sort(docs, docs.begin() + static_cast<std::ptrdiff_t>(end),
                            [&](DocRef a, DocRef b) {
                              const std::int64_t at_a = instant(a);
                              const std::int64_t at_b = instant(b);
                              return at_a != at_b ? at_a > at_b : snapshot.is_newer(a, b);
                            });
  docs.resize(end);
  docs.erase(docs.begin(),
             docs.begin() + static_cast<std::ptrdiff_t>(std::min(window.offset, end)));
  return docs;
}

}  // namespace dateline::searchd
