// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts one XML file into the texts of its records without reading it whole.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "indexer/io/input.h"

namespace dateline::indexer {

/// One record as it stands in the file, from the start of its tag to the end of its closing tag.
struct XmlPiece {
  std::string text;
  std::uint64_t offset = 0;
  std::uint64_t line = 0;
  bool cut = false;  // the file ended in its middle, or it is longer than a record may be
};

/// Answers the elements of certain names, whatever their prefix. One within another belongs to it.
/// Tags in comments, CDATA sections and attributes are none. Goes by the bytes of tags alone, which
/// are the same in every character set of the web but UTF-16.
class XmlSplitter {
 public:
  /// @p input and @p names stay with the caller and must outlive the splitter.
  XmlSplitter(io::Input& input, std::span<const std::string_view> names)
      : input_(&input), names_(names) {}

  /// The next record, or nothing at the end.
  [[nodiscard]] std::optional<XmlPiece> next();

  /// What stands above the first record, its first 64 KiB: XML declaration, open elements, and
  /// whatever the file says of all of its records. Complete once next() has answered.
  [[nodiscard]] const std::string& head() const { return head_; }

 private:
  /// What a piece of the file is, as far as nesting goes.
  enum class Token { Text, Opening, Closing, Empty, End };

  Token read_token(std::string& out);
  Token read_markup(std::string& out);
  void read_tag(std::string& out);
  void read_until(std::string_view end, std::string& out);
  [[nodiscard]] bool is_record(std::string_view tag) const;
  void finish(XmlPiece& piece);

  io::Input* input_;
  std::span<const std::string_view> names_;
  std::string head_;
  bool in_head_ = true;
};

/// The name of a tag ("<dc:title a='b'>" is "dc:title"), and a name without its prefix.
[[nodiscard]] std::string_view tag_name(std::string_view tag);
[[nodiscard]] std::string_view local_name(std::string_view name);

}  // namespace dateline::indexer
