// SPDX-License-Identifier: GPL-3.0-or-later
// The endpoints that tell articles apart by their words.
#pragma once

#include <cstdint>

#include "searchd/http/answer.h"
#include "searchd/search/archive.h"

namespace dateline::searchd {

/// Answers /v1/terms; @p now is the clock in seconds. Thread-safe.
[[nodiscard]] Checked<Answer> answer_terms(Archive& archive, const Call& call, std::int64_t now);

/// Answers /v1/articles/{id}/related, likewise.
[[nodiscard]] Checked<Answer> answer_related(Archive& archive, const Call& call, std::int64_t now);

}  // namespace dateline::searchd
