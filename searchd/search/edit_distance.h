// SPDX-License-Identifier: GPL-3.0-or-later
// How many typing errors lie between two words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dateline::searchd {

/// Errors of typing (a letter too many, too few, another one, two neighbours swapped; Damerau 1964)
/// against one word, quick to see that another word is far from it. Words are UTF-8, errors count
/// in code points.
class EditDistance {
 public:
  /// At most @p limit errors are told apart; a word may have 64 letters.
  EditDistance(std::string_view word, std::uint32_t limit);

  /// The number of errors, or limit + 1 when there are more.
  [[nodiscard]] std::uint32_t to(std::string_view other);
  [[nodiscard]] std::uint32_t limit() const { return limit_; }

 private:
  [[nodiscard]] std::uint32_t measure() const;

  std::u32string word_;
  std::u32string other_;  // kept for its memory
  std::uint32_t letters_;
  std::uint32_t limit_;
};

/// Letters of a UTF-8 text.
[[nodiscard]] std::size_t letters_in(std::string_view text);

}  // namespace dateline::searchd
