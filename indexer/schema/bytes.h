// SPDX-License-Identifier: GPL-3.0-or-later
// The byte codec under slots and stored records: LEB128 varints and length-prefixed strings.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dateline::schema {

void append_varint(std::uint64_t number, std::string& out);
/// Signed numbers by zigzag, so that small magnitudes stay short.
void append_signed(std::int64_t number, std::string& out);
void append_sized(std::string_view bytes, std::string& out);

/// Reads what the functions above wrote. Nothing on damage or at the end; never reads outside.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

  [[nodiscard]] bool at_end() const { return rest_.empty(); }
  [[nodiscard]] std::optional<std::uint64_t> read_varint();
  [[nodiscard]] std::optional<std::int64_t> read_signed();
  /// A view into the bytes given at construction.
  [[nodiscard]] std::optional<std::string_view> read_sized();

 private:
  std::string_view rest_;
};

}  // namespace dateline::schema
