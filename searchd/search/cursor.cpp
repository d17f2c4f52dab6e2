// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/cursor.h"

#include <optional>
#include <vector>

#include "indexer/schema/bytes.h"
#include "indexer/schema/digest.h"
#include "indexer/schema/generation.h"
#include "indexer/schema/terms.h"

namespace dateline::searchd {
namespace {

constexpr std::uint64_t kFormat = 1;
constexpr std::size_t kDigestLetters = 16;
constexpr std::size_t kMaxCursorBytes = 400;
constexpr std::uint64_t kMaxOffset = std::uint64_t{1} << 40U;
constexpr std::int64_t kMaxNow = 253'402'300'799;  // the end of the year 9999
constexpr std::string_view kDigits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";  // RFC 4648, base64url

std::string to_base64url(std::string_view bytes) {
  std::string text;
  std::uint32_t pending = 0;
  unsigned bits = 0;
  for (const char byte : bytes) {
    pending = (pending << 8U) | static_cast<unsigned char>(byte);
    for (bits += 8; bits >= 6; bits -= 6) {
      text += kDigits[(pending >> (bits - 6)) & 63U];
    }
  }
  if (bits > 0) {
    text += kDigits[(pending << (6 - bits)) & 63U];
  }
  return text;
}

std::optional<std::string> from_base64url(std::string_view text) {
  std::string bytes;
  std::uint32_t pending = 0;
  unsigned bits = 0;
  for (const char letter : text) {
    const std::size_t digit = kDigits.find(letter);
    if (digit == std::string_view::npos) {
      return std::nullopt;
    }
    pending = (pending << 6U) | static_cast<std::uint32_t>(digit);
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes += static_cast<char>(pending >> bits);
    }
  }
  return bytes;
}

void append_list(const std::vector<std::string>& values, std::string& out) {
  schema::append_sized(schema::pack_strings(values), out);
}

void append_bound(const std::optional<DateBound>& bound, std::string& out) {
  if (!bound) {
    schema::append_varint(0, out);
    return;
  }
  schema::append_varint(1 + static_cast<std::uint64_t>(bound->kind), out);
  schema::append_signed(bound->date.seconds, out);
  schema::append_varint(static_cast<std::uint64_t>(bound->date.precision), out);
  schema::append_signed(bound->amount, out);
  out += bound->unit;
}

}  // namespace

std::string digest_of(const SearchRequest& request) {
  std::string text;
  schema::append_sized(request.selection.q, text);
  for (const Filter& filter : request.selection.filters) {
    schema::append_varint(static_cast<std::uint64_t>(filter.field), text);
    append_list(filter.any, text);
    append_list(filter.all, text);
    append_list(filter.none, text);
  }
  schema::append_varint(request.selection.ticker_role
                            ? 1 + static_cast<std::uint64_t>(*request.selection.ticker_role)
                            : 0,
                        text);
  append_bound(request.selection.from, text);
  append_bound(request.selection.to, text);
  schema::append_varint(static_cast<std::uint64_t>(request.selection.date_field), text);
  schema::append_sized(request.selection.tz, text);
  schema::append_sized(request.selection.as_of ? std::to_string(*request.selection.as_of) : "",
                       text);
  schema::append_varint(static_cast<std::uint64_t>(request.selection.versions), text);
  schema::append_varint(static_cast<std::uint64_t>(request.sort), text);
  schema::append_varint(static_cast<std::uint64_t>(request.recency.mode), text);
  schema::append_signed(request.recency.half_life_seconds, text);
  schema::append_varint(static_cast<std::uint64_t>(request.selection.match), text);
  return schema::to_hex(schema::sha256(text)).substr(0, kDigestLetters);
}

std::string encode(const Cursor& cursor) {
  std::string bytes;
  schema::append_varint(kFormat, bytes);
  schema::append_sized(cursor.generation, bytes);
  schema::append_sized(cursor.request, bytes);
  schema::append_varint(cursor.offset, bytes);
  schema::append_signed(cursor.now, bytes);
  schema::append_varint(static_cast<std::uint64_t>(cursor.match), bytes);
  return to_base64url(bytes);
}

Result<Cursor> decode_cursor(std::string_view text) {
  const Error unreadable{ErrorCode::InvalidArgument, "cursor: this is no cursor of an answer",
                         "take it from `next` as it is"};
  if (text.size() > kMaxCursorBytes) {
    return unreadable;
  }
  const auto bytes = from_base64url(text);
  if (!bytes) {
    return unreadable;
  }
  schema::ByteReader reader(*bytes);
  const auto format = reader.read_varint();
  const auto generation = reader.read_sized();
  const auto request = reader.read_sized();
  const auto offset = reader.read_varint();
  const auto now = reader.read_signed();
  const auto match = reader.read_varint();
  const bool complete = format && generation && request && offset && now && match;
  if (!complete || *format != kFormat || *offset > kMaxOffset || *now < 0 || *now > kMaxNow ||
      !schema::is_valid_name(*generation) ||
      (*match != static_cast<std::uint64_t>(MatchMode::All) &&
       *match != static_cast<std::uint64_t>(MatchMode::Any))) {
    return unreadable;
  }
  Cursor cursor{.generation = std::string(*generation),
                .request = std::string(*request),
                .offset = *offset,
                .now = *now,
                .match = static_cast<MatchMode>(*match)};
  if (encode(cursor) != text) {
    return unreadable;  // something hangs on its end
  }
  return cursor;
}

}  // namespace dateline::searchd
