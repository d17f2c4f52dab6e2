// SPDX-License-Identifier: GPL-3.0-or-later
// The endpoint that sends all articles of a selection.
#pragma once

#include <cstdint>

#include "searchd/http/answer.h"
#include "searchd/search/archive.h"

namespace dateline::searchd {

/// Answers /v1/export piece by piece; @p now is the clock in seconds. Thread-safe. The archive must
/// outlive the answer.
[[nodiscard]] Checked<Answer> answer_export(Archive& archive, const Call& call, std::int64_t now);

}  // namespace dateline::searchd
