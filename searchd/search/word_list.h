// SPDX-License-Identifier: GPL-3.0-or-later
// The words of one segment that are no rarity there, in memory: what completions and corrections
// choose from.
#pragma once

#include <atomic>
#include <cstdint>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

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
  /// The words of a segment; nothing when @p stop was asked for meanwhile. Throws what Xapian
  /// throws.
  [[nodiscard]] static std::optional<WordList> read(const Xapian::Database& database,
                                                    const std::stop_token& stop);

  /// In the order of bytes.
  [[nodiscard]] std::span<const ListedWord> words() const { return words_; }
  /// Those that begin so.
  [[nodiscard]] std::span<const ListedWord> beginning_with(std::string_view prefix) const;

 private:
  std::vector<ListedWord> words_;
};

/// A word list that one thread reads, a second for a million articles, while requests go on without
/// it.
class LazyWordList {
 public:
  /// Reads the list if it was not read yet, from the segment's @p database; true when it is ready.
  /// Otherwise, after a stop or what Xapian throws, the next call begins again. For one thread at a
  /// time.
  [[nodiscard]] bool read(const Xapian::Database& database, const std::stop_token& stop);

  /// The list, from when it was read on; null before. Never waits. Thread-safe.
  [[nodiscard]] const WordList* ready() const {
    return is_ready_.load(std::memory_order_acquire) ? &words_ : nullptr;
  }

 private:
  std::atomic<bool> is_ready_ = false;
  WordList words_;  // not written to once is_ready_
};

}  // namespace dateline::searchd
