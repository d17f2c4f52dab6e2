// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/terms.h"

#include <algorithm>

#include "indexer/schema/analysis.h"
#include "indexer/schema/bytes.h"
#include "indexer/schema/digest.h"

namespace dateline::schema {
namespace {

constexpr std::size_t kHashLetters = 16;
constexpr std::size_t kTimeBytes = 9;
constexpr std::size_t kNumberBytes = 4;
constexpr std::uint64_t kSignBit = std::uint64_t{1} << 63U;

std::string to_upper(std::string_view text) {
  std::string upper;
  for (const char c : text) {
    upper += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return upper;
}

/// Keeps a term within glass's limit, in which a zero byte counts twice.
std::string bounded_term(std::string_view prefix, const std::string& key) {
  const auto zeros = static_cast<std::size_t>(std::ranges::count(key, '\0'));
  if (prefix.size() + key.size() + zeros <= kMaxTermBytes) {
    return std::string(prefix) + key;
  }
  std::string term(prefix);
  for (const char c : key.substr(0, kMaxTermBytes - kHashLetters - prefix.size())) {
    term += c == '\0' ? ' ' : c;
  }
  return term + to_hex(sha256(key)).substr(0, kHashLetters);
}

void append_big_endian(std::uint64_t number, std::size_t bytes, std::string& out) {
  for (std::size_t i = bytes; i-- > 0;) {
    out += static_cast<char>(number >> (8 * i));
  }
}

std::uint64_t read_big_endian(std::string_view bytes) {
  std::uint64_t number = 0;
  for (const char byte : bytes) {
    number = (number << 8U) | static_cast<unsigned char>(byte);
  }
  return number;
}

}  // namespace

std::string value_key(FieldId field, std::string_view label) {
  switch (field) {
    case FieldId::Ticker:
      return to_upper(label);
    case FieldId::Article:
    case FieldId::Revision:
    case FieldId::Url:
      return std::string(label);
    default:
      return fold_label(label);
  }
}

std::string value_term(FieldId id, std::string_view label) {
  return bounded_term(field(id).prefix, value_key(id, label));
}

bool is_stemmed(std::string_view form) {
  return std::ranges::none_of(form, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x80 && c != '\'' && (c < 'a' || c > 'z');
  });
}

std::string form_term(std::string_view form) {
  return std::string(is_stemmed(form) ? field(FieldId::Form).prefix : "").append(form);
}

std::string ticker_term(TickerRole role, std::string_view symbol) {
  switch (role) {
    case TickerRole::Headline:
      return bounded_term(kTickerHeadlinePrefix, to_upper(symbol));
    case TickerRole::Related:
      return bounded_term(kTickerRelatedPrefix, to_upper(symbol));
    case TickerRole::Body:
      break;
  }
  return value_term(FieldId::Ticker, symbol);
}

std::vector<std::string> with_ancestors(std::string_view topic) {
  std::vector<std::string> paths;
  for (std::size_t slash = topic.find('/'); slash != std::string_view::npos;
       slash = topic.find('/', slash + 1)) {
    if (slash > 0) {
      paths.emplace_back(topic.substr(0, slash));
    }
  }
  paths.emplace_back(topic);
  return paths;
}

std::string pack_strings(const std::vector<std::string>& values) {
  std::string packed;
  for (const std::string& value : values) {
    append_sized(value, packed);
  }
  return packed;
}

std::optional<std::vector<std::string>> unpack_strings(std::string_view packed) {
  std::vector<std::string> values;
  ByteReader reader(packed);
  while (!reader.at_end()) {
    const auto value = reader.read_sized();
    if (!value) {
      return std::nullopt;
    }
    values.emplace_back(*value);
  }
  return values;
}

std::string pack_tickers(const std::vector<Ticker>& tickers) {
  std::string packed;
  for (const Ticker& ticker : tickers) {
    append_sized(ticker.symbol, packed);
    append_varint(static_cast<std::uint64_t>(ticker.role), packed);
    append_varint(ticker.mentions, packed);
  }
  return packed;
}

std::optional<std::vector<Ticker>> unpack_tickers(std::string_view packed) {
  std::vector<Ticker> tickers;
  ByteReader reader(packed);
  while (!reader.at_end()) {
    const auto symbol = reader.read_sized();
    const auto role = reader.read_varint();
    const auto mentions = reader.read_varint();
    if (!symbol || !role || !mentions || *role > static_cast<unsigned>(TickerRole::Related)) {
      return std::nullopt;
    }
    tickers.push_back({.symbol = std::string(*symbol),
                       .role = static_cast<TickerRole>(*role),
                       .mentions = static_cast<std::uint32_t>(*mentions)});
  }
  return tickers;
}

std::string pack_time(const Timestamp& time) {
  std::string packed;
  if (time.known()) {
    append_big_endian(static_cast<std::uint64_t>(time.seconds) ^ kSignBit, kTimeBytes - 1, packed);
    packed += static_cast<char>(time.precision);
  }
  return packed;
}

std::optional<Timestamp> unpack_time(std::string_view packed) {
  if (packed.size() != kTimeBytes || packed.back() < static_cast<char>(Precision::Year) ||
      packed.back() > static_cast<char>(Precision::Second)) {
    return std::nullopt;
  }
  const std::uint64_t bits = read_big_endian(packed.substr(0, kTimeBytes - 1)) ^ kSignBit;
  return Timestamp{.seconds = static_cast<std::int64_t>(bits),
                   .precision = static_cast<Precision>(packed.back())};
}

std::string pack_number(std::uint32_t number) {
  std::string packed;
  append_big_endian(number, kNumberBytes, packed);
  return packed;
}

std::optional<std::uint32_t> unpack_number(std::string_view packed) {
  if (packed.size() != kNumberBytes) {
    return std::nullopt;
  }
  return static_cast<std::uint32_t>(read_big_endian(packed));
}

}  // namespace dateline::schema
