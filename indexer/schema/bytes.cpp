// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/bytes.h"

namespace dateline::schema {
namespace {

constexpr unsigned kVarintBits = 7;
constexpr std::uint64_t kVarintMore = 0x80;
constexpr unsigned kMaxShift = 63;

}  // namespace

void append_varint(std::uint64_t number, std::string& out) {
  while (number >= kVarintMore) {
    out += static_cast<char>((number & (kVarintMore - 1)) | kVarintMore);
    number >>= kVarintBits;
  }
  out += static_cast<char>(number);
}

void append_signed(std::int64_t number, std::string& out) {
  const auto bits = static_cast<std::uint64_t>(number);
  append_varint((bits << 1U) ^ (number < 0 ? ~std::uint64_t{0} : 0), out);
}

void append_sized(std::string_view bytes, std::string& out) {
  append_varint(bytes.size(), out);
  out += bytes;
}

std::optional<std::uint64_t> ByteReader::read_varint() {
  std::uint64_t number = 0;
  for (unsigned shift = 0; shift <= kMaxShift && !rest_.empty(); shift += kVarintBits) {
    const auto byte = static_cast<unsigned char>(rest_.front());
    rest_.remove_prefix(1);
    number |= (byte & (kVarintMore - 1)) << shift;
    if (byte < kVarintMore) {
      return number;
    }
  }
  return std::nullopt;
}

std::optional<std::int64_t> ByteReader::read_signed() {
  const auto bits = read_varint();
  if (!bits) {
    return std::nullopt;
  }
  return static_cast<std::int64_t>((*bits >> 1U) ^ (~(*bits & 1U) + 1));
}

std::optional<std::string_view> ByteReader::read_sized() {
  const auto size = read_varint();
  if (!size || *size > rest_.size()) {
    return std::nullopt;
  }
  const std::string_view bytes = rest_.substr(0, static_cast<std::size_t>(*size));
  rest_.remove_prefix(bytes.size());
  return bytes;
}

}  // namespace dateline::schema
