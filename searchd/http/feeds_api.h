// SPDX-License-Identifier: GPL-3.0-or-later
// The endpoints for programs that follow an archive: feeds of any search, and its description for
// browsers.
#pragma once

#include <cstdint>

#include "searchd/http/answer.h"
#include "searchd/search/archive.h"

namespace dateline::searchd {

/// Answers /search.atom, /search.rss and /search.json; @p now is the clock in seconds. Thread-safe.
[[nodiscard]] Checked<Answer> answer_feed(Archive& archive, const Call& call, std::int64_t now);

/// Answers /opensearch.xml.
[[nodiscard]] Checked<Answer> answer_open_search(const Call& call, std::int64_t now);

}  // namespace dateline::searchd
