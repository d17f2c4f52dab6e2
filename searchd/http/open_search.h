// SPDX-License-Identifier: GPL-3.0-or-later
// What a browser reads to offer the archive among its search engines.
#pragma once

#include <string>
#include <string_view>

namespace dateline::searchd {

/// The OpenSearch 1.1 description document of an archive at @p origin, `https://news.example`.
[[nodiscard]] std::string open_search_xml(std::string_view origin);

}  // namespace dateline::searchd
