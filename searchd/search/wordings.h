// SPDX-License-Identifier: GPL-3.0-or-later
// Which documents of a generation are wordings of one article, in which order they came, and which
// of them is valid when.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string_view>
#include <vector>

#include "searchd/search/columns.h"
#include "searchd/search/row_set.h"
#include "searchd/search/search_request.h"
#include "searchd/search/search_result.h"

namespace dateline::searchd {

/// A document of a snapshot.
struct DocRef {
  std::uint32_t segment = 0;
  std::uint32_t row = 0;
  friend bool operator==(const DocRef&, const DocRef&) = default;
};

/// Rows in the order of their article's id; those of one article in no order.
[[nodiscard]] std::vector<std::uint32_t> rows_by_id(const Columns& columns);

/// Immutable and thread-safe.
class Wordings {
 public:
  /// One segment to take wordings from. Both must outlive the wordings.
  struct Source {
    const Columns* columns = nullptr;
    std::span<const std::uint32_t> by_id;  // rows_by_id() of the columns
  };

  Wordings() = default;
  /// Merges the segments by id, leaving out the articles in @p deleted. Linear in the documents.
  Wordings(std::vector<Source> sources, const std::set<PackedId>& deleted);

  /// The rows that a request may see, a set per segment.
  [[nodiscard]] Rows view(Versions versions, std::optional<std::int64_t> as_of) const;

  /// Which wording @p doc is among those known at @p as_of.
  [[nodiscard]] VersionInfo version(DocRef doc, std::optional<std::int64_t> as_of) const;

  /// The wording of an article valid now, or at @p as_of.
  [[nodiscard]] std::optional<DocRef> find(const PackedId& id,
                                           std::optional<std::int64_t> as_of) const;

  /// The number of the article a document belongs to, and which of its wordings it is, from 0.
  [[nodiscard]] std::uint32_t article_of(DocRef doc) const {
    return positions_[doc.segment][doc.row].chain;
  }
  [[nodiscard]] std::uint32_t nth_of(DocRef doc) const {
    return positions_[doc.segment][doc.row].nth;
  }
  /// Above every number of an article.
  [[nodiscard]] std::uint32_t article_count() const {
    return static_cast<std::uint32_t>(chains_.size());
  }

 private:
  static constexpr std::uint32_t kNoChain = 0xffffffffU;

  /// Wordings of one article in their order: a range of docs_.
  struct Chain {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };
  /// Where a row stands among the wordings of its article; kNoChain when it is never seen.
  struct Position {
    std::uint32_t chain = kNoChain;
    std::uint32_t nth = 0;  // from 0
  };

  void add_chain(std::vector<DocRef>& wordings);
  [[nodiscard]] const Columns& columns(std::size_t segment) const {
    return *sources_[segment].columns;
  }
  [[nodiscard]] const PackedId& id_of(DocRef doc) const {
    return columns(doc.segment).ids[doc.row];
  }
  [[nodiscard]] std::int64_t known_at(DocRef doc) const {
    return columns(doc.segment).known_at(doc.row);
  }
  [[nodiscard]] std::uint32_t hidden_count(const Chain& chain,
                                           std::optional<std::int64_t> as_of) const;
  [[nodiscard]] std::uint32_t known_count(const Chain& chain,
                                          std::optional<std::int64_t> as_of) const;

  std::vector<Source> sources_;
  std::vector<Chain> chains_;  // in the order of ids
  std::vector<DocRef> docs_;
  std::vector<std::vector<Position>> positions_;  // by segment and row
};

/// What decides between documents of one instant: the order of ids, then that of wordings.
[[nodiscard]] bool stands_before(const Columns& in_a, DocRef a, const Columns& in_b, DocRef b);

}  // namespace dateline::searchd
