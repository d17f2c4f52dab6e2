// SPDX-License-Identifier: GPL-3.0-or-later
// Where a command speaks: results on standard output, for people or as JSON lines; everything else
// on standard error.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "indexer/base/error.h"

namespace dateline::indexer {

class Console {
 public:
  enum class Style : std::uint8_t { Text, Quiet, Json };

  explicit Console(Style style) : style_(style) {}

  [[nodiscard]] Style style() const { return style_; }

  /// What the command was asked for: the text, or with Style::Json the object. Quiet prints
  /// neither.
  void summary(std::string_view text, const nlohmann::ordered_json& object) const;

  /// As summary(), but printed by Quiet too: a table somebody asked for.
  void answer(std::string_view text, const nlohmann::ordered_json& object) const;

  /// One JSON object, only with Style::Json.
  void event(const nlohmann::ordered_json& object) const;

  /// A sentence for the operator, in every style; control characters of file names and the like
  /// are escaped.
  void note(std::string_view text) const;
  void error(const Error& error) const;

 private:
  Style style_;
};

/// @p text with its control characters written as "\x1b", so that none reaches a terminal.
[[nodiscard]] std::string printable(std::string_view text);

/// One line of JSON; bytes that are not UTF-8 are replaced.
[[nodiscard]] std::string to_line(const nlohmann::ordered_json& object);

/// The same on indented lines, for people.
[[nodiscard]] std::string to_indented(const nlohmann::ordered_json& object);

/// "12,345".
[[nodiscard]] std::string grouped(std::uint64_t number);

/// "1 article", "2 articles".
[[nodiscard]] std::string counted(std::uint64_t number, std::string_view noun);

}  // namespace dateline::indexer
