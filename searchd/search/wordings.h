// SPDX-License-Identifier: GPL-3.0-or-later
// Which documents of a generation are wordings of one article, in which order they came, and which
// of them is valid when.
#pragma once

#include <cstdint>
#include <optional>
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

/// The rows of a segment in the order of their articles' ids.
struct IdOrder {
  std::vector<std::uint32_t> rows;     // those of one article in no order
  std::vector<std::uint32_t> repeats;  // places in rows where an article of several rows begins
};

[[nodiscard]] IdOrder order_by_id(const Columns& columns);

/// Most articles have one wording, and of those nothing is kept but a mark for each document.
/// Immutable and thread-safe.
class Wordings {
 public:
  /// One segment to take wordings from. Both must outlive the wordings.
  struct Source {
    const Columns* columns = nullptr;
    const IdOrder* order = nullptr;  // order_by_id() of the columns
  };

  Wordings() = default;
  /// Leaves out the articles in @p deleted. Takes time in proportion to the documents outside the
  /// largest segment, however large that is.
  Wordings(std::vector<Source> sources, const std::vector<PackedId>& deleted);

  /// The rows that a request may see, a set per segment.
  [[nodiscard]] Rows view(Versions versions, std::optional<std::int64_t> as_of) const;

  /// Which wording @p doc is among those known at @p as_of.
  [[nodiscard]] VersionInfo version(DocRef doc, std::optional<std::int64_t> as_of) const;

  /// The wording of an article valid now, or at @p as_of.
  [[nodiscard]] std::optional<DocRef> find(const PackedId& id,
                                           std::optional<std::int64_t> as_of) const;

  /// The number of the article a document belongs to, and which of its wordings it is, from 0.
  [[nodiscard]] std::uint32_t article_of(DocRef doc) const;
  [[nodiscard]] std::uint32_t nth_of(DocRef doc) const;
  /// Above every number of an article.
  [[nodiscard]] std::uint32_t article_count() const { return documents_; }

 private:
  // Marks of documents; any other is an index of places_.
  static constexpr std::uint32_t kAlone = 0xffffffffU;   // the only wording of its article
  static constexpr std::uint32_t kHidden = 0xfffffffeU;  // never seen

  /// Wordings of one article in their order: a range of docs_.
  struct Chain {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };
  /// Where a document stands among the wordings of its article.
  struct Place {
    Chain chain;
    std::uint32_t nth = 0;  // from 0
  };

  void hide(const PackedId& id);
  void join_segments();
  void join_repeats(std::uint32_t segment);
  void add_chain(std::vector<DocRef>& wordings);
  void show_all_but_superseded(Versions versions, Rows& rows) const;
  void show_known(Versions versions, std::int64_t as_of, Rows& rows) const;
  [[nodiscard]] std::span<const std::uint32_t> rows_of(std::uint32_t segment,
                                                       const PackedId& id) const;
  [[nodiscard]] std::span<const DocRef> wordings_of(const DocRef& doc) const;

  [[nodiscard]] const Columns& columns(std::size_t segment) const {
    return *sources_[segment].columns;
  }
  [[nodiscard]] const PackedId& id_of(DocRef doc) const {
    return columns(doc.segment).ids[doc.row];
  }
  [[nodiscard]] std::int64_t known_at(DocRef doc) const {
    return columns(doc.segment).known_at(doc.row);
  }
  [[nodiscard]] std::uint32_t mark_of(DocRef doc) const { return marks_[doc.segment][doc.row]; }
  [[nodiscard]] std::uint32_t number_of(DocRef doc) const {
    return first_numbers_[doc.segment] + doc.row;
  }
  [[nodiscard]] std::uint32_t hidden_count(std::span<const DocRef> wordings,
                                           std::optional<std::int64_t> as_of) const;
  [[nodiscard]] std::uint32_t known_count(std::span<const DocRef> wordings,
                                          std::optional<std::int64_t> as_of) const;

  std::vector<Source> sources_;
  std::vector<std::uint32_t> first_numbers_;       // by segment, of articles of one wording
  std::uint32_t documents_ = 0;                    // of all segments
  std::vector<std::vector<std::uint32_t>> marks_;  // by segment and row
  std::vector<DocRef> hidden_;
  // Of articles that have several documents:
  std::vector<Chain> chains_;
  std::vector<DocRef> docs_;
  std::vector<Place> places_;
};

/// What decides between documents of one instant: the order of ids, then that of wordings.
[[nodiscard]] bool stands_before(const Columns& in_a, DocRef a, const Columns& in_b, DocRef b);

}  // namespace dateline::searchd
