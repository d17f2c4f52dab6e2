// SPDX-License-Identifier: GPL-3.0-or-later
// Hashes of the contract: SHA-256 of bytes and files, and the order-free digest of documents.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include <xapian.h>

#include "indexer/base/result.h"

namespace dateline::schema {

using Sha256 = std::array<std::uint8_t, 32>;

[[nodiscard]] Sha256 sha256(std::string_view bytes);
[[nodiscard]] Result<Sha256> sha256_of_file(const std::filesystem::path& path);

[[nodiscard]] std::string to_hex(const Sha256& hash);

/// Lower-case Crockford base32 (0-9 a-z without i l o u), whose order is the order of the bytes.
/// Encodes whole groups of 5 bits; left-over bits are padded with zeros.
[[nodiscard]] std::string to_base32(std::string_view bytes);

/// Digest of one document: its terms with wdf and positions, its values and its data.
[[nodiscard]] Sha256 digest_of(const Xapian::Document& document);

/// Sum of document digests modulo 2^256: equal for equal documents in any order and any split into
/// segments, so rebuild, merge and reindex can be compared by one value.
class DigestSum {
 public:
  void add(const Sha256& digest);
  void add(const DigestSum& other) { add(other.sum_); }
  [[nodiscard]] const Sha256& value() const { return sum_; }

  /// From the hex of a manifest; Corrupt when it is not 64 hex digits.
  [[nodiscard]] static Result<DigestSum> from_hex(std::string_view hex);

 private:
  Sha256 sum_{};  // big-endian
};

}  // namespace dateline::schema
