// SPDX-License-Identifier: GPL-3.0-or-later
// What the files that lie beside a segment's database share: numbers read as they lie, and terms
// one behind the other in order, found by halving.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <optional>
#include <string_view>

#include "indexer/base/result.h"

namespace dateline::schema {

static_assert(std::endian::native == std::endian::little, "the files are read as they lie");

/// The @p nth of the values that lie at @p part, aligned or not.
template <typename Value>
[[nodiscard]] Value value_at(const char* part, std::uint64_t nth) {
  Value value{};
  std::memcpy(&value, part + nth * sizeof(Value), sizeof(Value));
  return value;
}

/// Terms in the order of bytes. A view: the file must outlive it.
struct SortedTerms {
  const char* ends = nullptr;  // where each term ends, 8 bytes each
  const char* bytes = nullptr;
  std::uint64_t count = 0;
  std::uint64_t size = 0;  // bytes of all terms

  /// Empty where the file was damaged after it was checked.
  [[nodiscard]] std::string_view at(std::uint64_t nth) const {
    const std::uint64_t begin = nth == 0 ? 0 : value_at<std::uint64_t>(ends, nth - 1);
    const auto end = value_at<std::uint64_t>(ends, nth);
    return begin > end || end > size ? std::string_view()
                                     : std::string_view(bytes + begin, end - begin);
  }

  /// Which one @p term is; nothing when it is none.
  [[nodiscard]] std::optional<std::uint64_t> find(std::string_view term) const {
    std::uint64_t low = 0;
    std::uint64_t high = count;
    while (low < high) {
      const std::uint64_t middle = low + (high - low) / 2;
      if (at(middle) < term) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < count && at(low) == term ? std::optional(low) : std::nullopt;
  }
};

/// What is wrong with a file whose parts do not add up.
[[nodiscard]] inline Error damaged(const std::filesystem::path& file) {
  return Error{ErrorCode::Corrupt, file.string() + " is damaged",
               "go back to a kept generation with `dateline-index rollback`"};
}

}  // namespace dateline::schema
