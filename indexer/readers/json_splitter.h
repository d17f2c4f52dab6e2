// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts one JSON file into the texts of its articles without reading it whole.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "indexer/io/input.h"

namespace dateline::indexer {

/// One value as it stands in the file.
struct JsonPiece {
  std::string text;
  std::uint64_t offset = 0;
  std::uint64_t line = 0;
  bool cut = false;  // the file ended in its middle, or it is longer than a record may be
};

/// Answers the elements of an array at the top, or of the array under the key "articles" of an
/// object at the top; any other value at the top is one piece. Several values may follow each
/// other.
class JsonSplitter {
 public:
  /// @p input stays with the caller and must outlive the splitter.
  explicit JsonSplitter(io::Input& input) : input_(&input) {}

  /// The next piece, or nothing at the end.
  [[nodiscard]] std::optional<JsonPiece> next();

 private:
  enum class Level { Top, Array, Wrapper };  // Wrapper: in the array of an object

  /// What read_value() stopped at.
  enum class Stop { Value, Articles };

  std::optional<char> skip_to_value();
  Stop read_value(JsonPiece& piece);
  void read_scalar(JsonPiece& piece);
  void leave_array();

  io::Input* input_;
  Level level_ = Level::Top;
};

}  // namespace dateline::indexer
