// SPDX-License-Identifier: GPL-3.0-or-later
// Request targets: strict percent-decoding, query strings, UTF-8.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searchd/http/problem.h"

namespace dateline::searchd {

/// One `name=value` of a query string, decoded.
struct Parameter {
  std::string name;
  std::string value;
  friend bool operator==(const Parameter&, const Parameter&) = default;
};
using Parameters = std::vector<Parameter>;

/// A request target in its parts, as sent (RFC 9112, 3.2).
struct TargetParts {
  std::optional<std::string_view> authority;  // `localhost:8080`, in the absolute form alone
  std::string_view path;                      // `/` where the absolute form has none
  std::string_view query;                     // after the first `?`
};

/// Splits a target. The absolute form is one that begins with `http://`.
[[nodiscard]] TargetParts split_target(std::string_view target);

/// Decodes `%41`; a `+` stays. Nothing where a % is not followed by two hex digits.
[[nodiscard]] std::optional<std::string> decode_path(std::string_view text);

/// Reads `a=1&b=2`: `+` is a space, empty pieces are skipped, order is kept. A bad escape or bytes
/// that are not UTF-8 are a problem that names the parameter.
[[nodiscard]] Checked<Parameters> parse_query(std::string_view query);

/// `a=1&b=2` with everything but letters, digits and -._~ escaped; a comma and a colon stay.
[[nodiscard]] std::string to_query(const Parameters& parameters);

/// The text with A to Z as small letters, whatever the locale.
[[nodiscard]] std::string lower_ascii(std::string_view text);

[[nodiscard]] bool is_utf8(std::string_view text);

/// At most @p bytes of @p text, cut between two characters; "…" marks the cut.
[[nodiscard]] std::string cut_utf8(std::string_view text, std::size_t bytes);

}  // namespace dateline::searchd
