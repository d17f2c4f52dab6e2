// SPDX-License-Identifier: GPL-3.0-or-later
// Lines of the form "Name: value", as stand at the head of HTTP messages (RFC 9112) and of WARC
// records (ISO 28500).
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dateline::io {

class HeaderFields {
 public:
  /// Adds what @p line says; one that begins with a blank continues the field before. False for a
  /// line that is neither.
  bool add(std::string_view line);

  /// The value of the first field of that name, which is given in small letters; empty without one.
  [[nodiscard]] std::string_view value(std::string_view name) const;

 private:
  std::vector<std::pair<std::string, std::string>> fields_;  // names in small letters
};

/// What a Content-Type says.
struct MediaType {
  std::string name;     // "text/html", in small letters
  std::string charset;  // in small letters; empty when none is declared
};

[[nodiscard]] MediaType read_media_type(std::string_view value);

}  // namespace dateline::io
