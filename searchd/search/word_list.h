// SPDX-License-Identifier: GPL-3.0-or-later
// The words of one segment that are no rarity there, in memory: what completions and corrections
// choose from.
#pragma once

#include <cstdint>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "searchd/search/deadline.h"

namespace dateline::searchd {

/// A word of letters as it was written, folded.
struct ListedWord {
  std::string form;
  std::uint32_t frequency = 0;  // documents of the segment, those that nobody sees among them
};

/// Words that stand in fewer than one of so many documents are left out: they are as often wrong as
/// right, and there are more of them than of all others.
inline constexpr std::uint64_t kRarity = 50'000;

/// Immutable and thread-safe.
class WordList {
 public:
  WordList() = default;
  /// Throws DeadlineExceeded and what Xapian throws.
  WordList(const Xapian::Database& database, const Deadline& deadline);

  /// In the order of bytes.
  [[nodiscard]] std::span<const ListedWord> words() const { return words_; }
  /// Those that begin so.
  [[nodiscard]] std::span<const ListedWord> beginning_with(std::string_view prefix) const;

 private:
  std::vector<ListedWord> words_;
};

/// A word list that is read when somebody first asks for it, which takes a second for a million
/// articles. Thread-safe.
class LazyWordList {
 public:
  /// @p database is the segment's. Throws as WordList does; then the next call tries again.
  [[nodiscard]] const WordList& get(const Xapian::Database& database, const Deadline& deadline);

 private:
  std::once_flag once_;
  WordList words_;
};

}  // namespace dateline::searchd
