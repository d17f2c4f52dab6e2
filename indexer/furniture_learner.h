// SPDX-License-Identifier: GPL-3.0-or-later
// Learns the furniture of each source: paragraphs that recur across its articles and belong to none
// of them, such as "Sign up for our newsletter".
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <vector>

#include "indexer/base/result.h"
#include "indexer/external_sorter.h"
#include "indexer/schema/article.h"
#include "indexer/schema/generation.h"

namespace dateline::indexer {

/// A paragraph is furniture when all of this holds; the figures were chosen on real archives
/// (tests/quality/furniture_quality.py), precision first.
inline constexpr std::uint64_t kLeastRecurrences = 5;   // articles of the source that have it
inline constexpr std::uint64_t kLeastPercent = 1;       // of the source's articles
inline constexpr std::size_t kLeastCharacters = 12;     // shorter ones label figures: "Nine mths"
inline constexpr std::size_t kMostLinesASource = 1000;  // of these the most frequent

/// Takes all articles of an archive, in any order, and answers the same lines for every order.
/// Memory is bounded: what is counted is sorted on disk, one source at a time is held as its
/// titles' words and a few bytes an article. Not thread-safe.
///
/// An article counts once, however many wordings of it there are, and where a paragraph recurs so
/// do articles that are copies of one another: those whose two smallest hashes of other paragraphs
/// agree (min-wise hashing, Broder 1997). What recurs only where the titles name one thing, so that
/// a word of them stands in more than half of these titles and in less of the source's, is the
/// background of a running story or a column, and stays. Articles without a source or without a
/// word in the title teach nothing.
class FurnitureLearner {
 public:
  explicit FurnitureLearner(ExternalSorter::Options files) : sightings_(std::move(files)) {}

  [[nodiscard]] Status add(const Article& article);

  /// All lines learned, sorted by source and hash. Ends the adding: call it once.
  [[nodiscard]] Result<std::vector<schema::FurnitureLine>> learn();

 private:
  ExternalSorter sightings_;
};

}  // namespace dateline::indexer
