// SPDX-License-Identifier: GPL-3.0-or-later
// Content coding: whether a client takes gzip, and gzip itself.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dateline::searchd {

/// Whether Accept-Encoding @p header takes gzip, by name or by `*`, with a quality above zero.
[[nodiscard]] bool accepts_gzip(std::string_view header);

/// @p text compressed; nothing when zlib refuses (out of memory).
[[nodiscard]] std::optional<std::string> gzip(std::string_view text);

}  // namespace dateline::searchd
