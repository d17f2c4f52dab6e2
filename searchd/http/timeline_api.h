// SPDX-License-Identifier: GPL-3.0-or-later
// The endpoint that counts over time.
#pragma once

#include <cstdint>

#include "searchd/http/answer.h"
#include "searchd/search/archive.h"

namespace dateline::searchd {

/// Answers /v1/timeline; @p now is the clock in seconds. Thread-safe.
[[nodiscard]] Checked<Answer> answer_timeline(Archive& archive, const Call& call, std::int64_t now);

}  // namespace dateline::searchd
