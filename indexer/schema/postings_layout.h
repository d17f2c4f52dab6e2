// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers of the postings file that its reader and its writer share.
#pragma once

#include <cstdint>

namespace dateline::schema {

/// Where the list of one term lies, and what it is.
struct PostingsEntry {
  std::uint64_t offset = 0;
  std::uint64_t bytes = 0;  // of the bitmap and the counts, which are the last `rows` of them
  std::uint32_t rows = 0;
  std::uint32_t crc = 0;  // CRC-32 of the bytes
};
static_assert(sizeof(PostingsEntry) == 24);

/// The last bytes of the file.
struct PostingsFooter {
  std::uint64_t documents = 0;
  std::uint64_t list_bytes = 0;  // with those that fill up to 8 bytes
  std::uint64_t terms = 0;
  std::uint64_t term_bytes = 0;
  std::uint64_t crc = 0;  // CRC-32 of all bytes behind the lists up to this number
  std::uint64_t mark = 0;
};

/// Bytes behind the checksum: it and the mark.
inline constexpr std::uint64_t kUncheckedBytes = 2 * sizeof(std::uint64_t);
static_assert(sizeof(PostingsFooter) == 4 * sizeof(std::uint64_t) + kUncheckedBytes);

inline constexpr std::uint64_t kPostingsAlignment = 8;                    // bytes
inline constexpr std::uint64_t kPostingsMark = 0x3173'676e'7473'6f70ULL;  // says what the file is
inline constexpr std::uint32_t kMaxCount = 255;

}  // namespace dateline::schema
