// SPDX-License-Identifier: GPL-3.0-or-later
// What a request head must look like before anybody interprets it (RFC 9112): a proxy in front and
// this server must never disagree where a request ends.
#pragma once

#include <string_view>

namespace dateline::searchd {

/// True when every header line is a name of token characters, a colon directly after it and a value
/// without control characters; no line is folded; Host and Content-Length stand at most once,
/// Content-Length is a number, and there is no Transfer-Encoding. @p head ends with its empty line;
/// its request line is not looked at.
[[nodiscard]] bool is_strict_head(std::string_view head);

}  // namespace dateline::searchd
