// SPDX-License-Identifier: GPL-3.0-or-later
// Entity tags (RFC 9110, 8.8.3) and their comparison.
#pragma once

#include <string>
#include <string_view>

namespace dateline::searchd {

/// The first 32 hex digits of SHA-256.
[[nodiscard]] std::string short_hash(std::string_view bytes);

/// A weak tag of an answer: equal for the same request on the same generation. Weak, because the
/// time an answer took stands in it.
[[nodiscard]] std::string weak_tag(std::string_view generation, std::string_view request);

/// Whether If-None-Match @p header names @p tag; weak comparison, `*` names every tag.
[[nodiscard]] bool names_tag(std::string_view header, std::string_view tag);

}  // namespace dateline::searchd
