// SPDX-License-Identifier: GPL-3.0-or-later
// Text files that a cut or flipped byte never makes pass for another.
//
// A file is lines of `key TAB value…`: a first line that names its kind, the schema version, the
// facts, and a last line `sha256 TAB hash` over everything before it. Tabs, line ends and
// backslashes in values are escaped.
#pragma once

#include <charconv>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "indexer/base/result.h"
#include "indexer/schema/generation.h"

namespace dateline::schema {

using LineValues = std::vector<std::string>;

/// The beginning of a file of @p kind.
[[nodiscard]] std::string begin_text(std::string_view kind, std::uint32_t schema_version);

/// Appends a line.
void put(std::string& text, std::string_view key, std::initializer_list<std::string_view> values);
void put(std::string& text, std::string_view key, std::uint64_t number);
/// Appends nothing without a number.
void put(std::string& text, std::string_view key, const std::optional<std::int64_t>& number);

/// The text with its last line.
[[nodiscard]] std::string sealed(std::string text);

/// What one line means; false when its values are not what its key promises.
using ReadLine = std::function<bool(const std::string& key, const LineValues& values)>;

/// Reads a whole file of @p kind, line by line; answers its schema version. Corrupt for a damaged
/// one, SchemaMismatch for another version than ours where @p check forbids it.
[[nodiscard]] Result<std::uint32_t> read_lines(std::string_view kind, std::string_view text,
                                               VersionCheck check, const ReadLine& read_line);

/// Corrupt, with the way back.
[[nodiscard]] Error corrupt_text(std::string_view kind, std::string_view what);

/// The whole of @p text as a number; false otherwise.
template <typename Number>
[[nodiscard]] bool read_number(std::string_view text, Number& number) {
  const char* const end = text.data() + text.size();
  const auto [stop, failure] = std::from_chars(text.data(), end, number);
  return failure == std::errc() && stop == end;
}

template <typename Number>
[[nodiscard]] bool read_number(std::string_view text, std::optional<Number>& number) {
  return read_number(text, number.emplace());
}

/// True for a SHA-256 in small hex digits.
[[nodiscard]] bool is_hash(std::string_view text);

}  // namespace dateline::schema
