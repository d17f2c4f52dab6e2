// SPDX-License-Identifier: GPL-3.0-or-later
// The endpoint that searches, by an address or by a body.
#pragma once

#include <cstdint>

#include "searchd/http/answer.h"
#include "searchd/search/archive.h"

namespace dateline::searchd {

/// Answers /v1/search; @p now is the clock in seconds. The answer to a body has no entity tag.
/// Thread-safe.
[[nodiscard]] Checked<Answer> answer_search(Archive& archive, const Call& call, std::int64_t now);

}  // namespace dateline::searchd
