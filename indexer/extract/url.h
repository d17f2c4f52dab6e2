// SPDX-License-Identifier: GPL-3.0-or-later
// Addresses of articles: one form of each, and the host that names a source.
#pragma once

#include <string>
#include <string_view>

namespace dateline::extract {

/// @p url with scheme and host in small letters, without fragment, default port and the parameters
/// that only count visitors (utm_…). Empty unless it is an absolute http or https address without
/// blanks or control characters.
[[nodiscard]] std::string canonical_url(std::string_view url);

/// What @p reference means on a page at @p base (RFC 3986, section 5.2), fit for canonical_url().
/// Empty for a relative reference when @p base is no absolute http or https address.
[[nodiscard]] std::string resolve_url(std::string_view base, std::string_view reference);

/// True for the address of a site as a whole: no path and no query.
[[nodiscard]] bool is_home_page(std::string_view url);

/// "news.example" of "https://www.news.example:8080/a"; empty when @p url is no such address.
[[nodiscard]] std::string host_of(std::string_view url);

/// True for "news.example" or "www.news.example": labels with dots, the last one of letters.
[[nodiscard]] bool is_host(std::string_view text);

}  // namespace dateline::extract
