// SPDX-License-Identifier: GPL-3.0-or-later
// A feed as Atom (RFC 4287), RSS 2.0 and JSON Feed 1.1. Texts are plain text in all of them.
#pragma once

#include <cstdint>
#include <string>

#include "searchd/http/feed.h"

namespace dateline::searchd {

[[nodiscard]] std::string to_atom(const Feed& feed);

/// Descriptions are HTML in RSS, so a text in one is escaped twice.
[[nodiscard]] std::string to_rss(const Feed& feed);

[[nodiscard]] std::string to_json_feed(const Feed& feed);

/// `Mon, 31 Mar 2025 08:21:00 GMT` (RFC 5322).
[[nodiscard]] std::string to_mail_date(std::int64_t seconds);

}  // namespace dateline::searchd
