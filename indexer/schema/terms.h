// SPDX-License-Identifier: GPL-3.0-or-later
// Builds terms and slot values, the same way for writing and for searching.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/base/timestamp.h"
#include "indexer/schema/article.h"
#include "indexer/schema/fields.h"

namespace dateline::schema {

/// Longest term that glass accepts; a zero byte counts twice.
inline constexpr std::size_t kMaxTermBytes = 245;

/// What labels of @p field are compared by: symbols in upper case, all others folded. Two labels
/// with equal keys are one value of the facet.
[[nodiscard]] std::string value_key(FieldId field, std::string_view label);

/// The term of a label (or of an identifier) under the field's prefix; cut and completed by a hash
/// where it is too long.
[[nodiscard]] std::string value_term(FieldId field, std::string_view label);

/// True when @p form, a folded word, is of letters alone and so stands in the stemmed stream as its
/// stem; false for what holds a digit or a sign (`covid19`, `at&t`) and stands there as it is.
[[nodiscard]] bool is_stemmed(std::string_view form);

/// The term that finds a folded word as it was written.
[[nodiscard]] std::string form_term(std::string_view form);

/// The term of a ticker in the headline or in the related box; value_term for the body and both.
[[nodiscard]] std::string ticker_term(TickerRole role, std::string_view symbol);

/// A topic and its ancestors: "a/b/c" gives "a", "a/b", "a/b/c".
[[nodiscard]] std::vector<std::string> with_ancestors(std::string_view topic);

/// Lists in one value slot.
[[nodiscard]] std::string pack_strings(const std::vector<std::string>& values);
[[nodiscard]] std::optional<std::vector<std::string>> unpack_strings(std::string_view packed);
[[nodiscard]] std::string pack_tickers(const std::vector<Ticker>& tickers);  // without exchange
[[nodiscard]] std::optional<std::vector<Ticker>> unpack_tickers(std::string_view packed);

/// A time in a value slot: 8 bytes that sort as the time does, then the precision. Empty: unknown.
[[nodiscard]] std::string pack_time(const Timestamp& time);
[[nodiscard]] std::optional<Timestamp> unpack_time(std::string_view packed);

/// A number in a value slot: 4 bytes, big-endian.
[[nodiscard]] std::string pack_number(std::uint32_t number);
[[nodiscard]] std::optional<std::uint32_t> unpack_number(std::string_view packed);

}  // namespace dateline::schema
