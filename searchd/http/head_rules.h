// SPDX-License-Identifier: GPL-3.0-or-later
// What a request head must look like before anybody interprets it (RFC 9112): a proxy in front and
// this server must never disagree where a request ends.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace dateline::searchd {

/// What a head says of the body after it.
struct BodyFacts {
  std::size_t length = 0;            // Content-Length; 0 when there is none
  bool has_transfer_coding = false;  // its end is not known beforehand
  bool has_content_coding = false;   // compressed, or anything but the plain bytes
  bool is_awaited = false;           // the client sends it only after a 100 Continue
};

/// The facts of a strict head, nothing of any other: every header line is a name of token
/// characters, a colon directly after it and a value without control characters; no line is folded;
/// Host and Content-Length stand at most once, Content-Length is a number. @p head ends with its
/// empty line; of its request line only the version is looked at.
[[nodiscard]] std::optional<BodyFacts> read_strict_head(std::string_view head);

}  // namespace dateline::searchd
