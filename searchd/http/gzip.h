// SPDX-License-Identifier: GPL-3.0-or-later
// Content coding: whether a client takes gzip, and gzip itself.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "searchd/http/message.h"

namespace dateline::searchd {

/// Whether Accept-Encoding @p header takes gzip, by name or by `*`, with a quality above zero.
[[nodiscard]] bool accepts_gzip(std::string_view header);

/// @p text compressed; nothing when zlib refuses (out of memory).
[[nodiscard]] std::optional<std::string> gzip(std::string_view text);

/// The same of a body that is made piece by piece. A piece goes on once there is something of it:
/// it may take several of @p pieces. Internal where zlib refuses.
[[nodiscard]] BodySource gzip(BodySource pieces);

}  // namespace dateline::searchd
