// SPDX-License-Identifier: GPL-3.0-or-later
// One generation in memory: its segments with their columns, and what is derived from them when it
// is loaded: deletions, wordings, the latest ones.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "indexer/base/result.h"
#include "indexer/schema/analysis.h"
#include "indexer/schema/forward_index.h"
#include "indexer/schema/generation.h"
#include "indexer/schema/postings_file.h"
#include "searchd/search/column_counts.h"
#include "searchd/search/columns.h"
#include "searchd/search/deadline.h"
#include "searchd/search/past_views.h"
#include "searchd/search/posting_cache.h"
#include "searchd/search/row_set.h"
#include "searchd/search/search_request.h"
#include "searchd/search/search_result.h"
#include "searchd/search/time_index.h"
#include "searchd/search/word_list.h"
#include "searchd/search/wordings.h"

namespace dateline::searchd {

/// A finished segment; immutable, shared by all generations that list it.
struct Segment {
  std::string name;
  schema::Manifest manifest;
  Columns columns;
  TimeIndex times;
  IdOrder by_id;
  // Of segments that have them.
  std::optional<schema::ForwardIndex> forward;
  std::optional<schema::PostingsFile> lists;
  std::unique_ptr<PostingCache> postings;  // thread-safe; may point into lists
  std::unique_ptr<LazyWordList> words;     // thread-safe
};

/// The Xapian handles of one snapshot, lent to one search at a time.
struct Handles {
  std::vector<Xapian::Database> databases;  // one a segment, in the snapshot's order
};

/// Immutable after load and thread-safe.
class Snapshot {
 public:
  /// Loads a generation; segments and dictionaries of @p previous are used again where they can be.
  [[nodiscard]] static Result<std::shared_ptr<const Snapshot>> load(
      const schema::ArchivePaths& paths, std::string_view generation, const Snapshot* previous);

  [[nodiscard]] const schema::Generation& generation() const { return generation_; }
  [[nodiscard]] const schema::AnalysisProfile& profile() const { return profile_; }
  [[nodiscard]] std::size_t segment_count() const { return segments_.size(); }
  // Shared with other snapshots that list the same segment.
  [[nodiscard]] const Segment& segment(std::size_t index) const { return *segments_[index]; }
  [[nodiscard]] const Columns& columns(std::size_t index) const { return segment(index).columns; }
  [[nodiscard]] const Dictionary& dictionary(schema::FieldId field) const {
    return (*dictionaries_)[static_cast<std::size_t>(field)];
  }

  /// The rows a request may see, a set per segment.
  [[nodiscard]] Rows view(Versions versions, std::optional<std::int64_t> as_of) const;

  /// How often each value of a column stands in the whole view of @p versions, Latest or First,
  /// without as_of. Worked out when first asked for; throws DeadlineExceeded.
  [[nodiscard]] const ColumnCounts& counts(Versions versions, ColumnId column,
                                           const Deadline& deadline) const;

  /// Name, number of articles and first and last publication of what is known at @p as_of.
  [[nodiscard]] IndexInfo info(std::optional<std::int64_t> as_of) const;

  /// Which wording @p doc is among those known at @p as_of.
  [[nodiscard]] VersionInfo version(DocRef doc, std::optional<std::int64_t> as_of) const;

  /// The wording of an article valid now, or at @p as_of.
  [[nodiscard]] std::optional<DocRef> find_article(std::string_view id,
                                                   std::optional<std::int64_t> as_of) const;

  /// The number of the article a document belongs to, for counting distinct articles.
  [[nodiscard]] std::uint32_t article_number(DocRef doc) const { return wordings_.article_of(doc); }
  /// Which of all wordings of its article a document is, counted from 0.
  [[nodiscard]] std::uint32_t wording_number(DocRef doc) const { return wordings_.nth_of(doc); }
  [[nodiscard]] std::uint32_t article_numbers() const { return wordings_.article_count(); }

  /// True when a stands before b in the order newest first.
  [[nodiscard]] bool is_newer(DocRef a, DocRef b) const;

  /// Handles for one search; opened when none is idle. Give them back with give_back().
  [[nodiscard]] Result<std::unique_ptr<Handles>> take_handles() const;
  void give_back(std::unique_ptr<Handles> handles) const;

 private:
  struct CountedOnce {
    std::once_flag once;
    ColumnCounts counts;
  };

  Snapshot() = default;
  Status load_segments(const schema::ArchivePaths& paths, const Snapshot* previous);
  void order_wordings();
  void remember_now();
  [[nodiscard]] IndexInfo make_info(const Rows& latest) const;

  schema::ArchivePaths paths_;
  schema::Generation generation_;
  schema::AnalysisProfile profile_;
  std::vector<std::shared_ptr<const Segment>> segments_;
  std::shared_ptr<const Dictionaries> dictionaries_;  // shared with snapshots that add no values
  Wordings wordings_;
  std::array<std::vector<RowSet>, 3> views_;  // without as_of, by Versions
  mutable PastViews past_views_;
  IndexInfo info_;                                            // without as_of
  mutable std::array<CountedOnce, 2 * kColumnCount> counts_;  // by Versions and column
  mutable std::mutex mutex_;                                  // guards idle_
  mutable std::vector<std::unique_ptr<Handles>> idle_;
};

}  // namespace dateline::searchd
