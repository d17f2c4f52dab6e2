// SPDX-License-Identifier: GPL-3.0-or-later
// One article from one JSON object: the keys that `dateline-index extract` prints, and the usual
// other names for them.
#pragma once

#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "indexer/readers/stream_reader.h"

namespace dateline::indexer {

/// Parses @p text and reads the article. BadInput for text that is no JSON object or nested too
/// deeply, for a value of the wrong type (the message names its key), for a date that cannot be
/// read or lies in the future, and when there is neither title nor body. Unknown keys go into
/// `extra`. A dateline at the start of the body is lifted out.
[[nodiscard]] Result<Article> read_json_article(std::string_view text,
                                                const ReaderContext& context);

/// The same for an object that is parsed already. Its strings need not be clean.
[[nodiscard]] Result<Article> to_article(const nlohmann::json& object,
                                         const ReaderContext& context);

}  // namespace dateline::indexer
