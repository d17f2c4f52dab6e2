// SPDX-License-Identifier: GPL-3.0-or-later
// Articles that are like another one, by the words that tell it from the rest.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "indexer/base/result.h"
#include "searchd/search/answer_source.h"
#include "searchd/search/related_result.h"

namespace dateline::searchd {

/// Most terms that a hit is explained by. Its score counts all that it shares.
inline constexpr std::size_t kExplainedTerms = 10;

/// The @p size articles most like the one of that id, all as they stand at @p as_of, latest
/// wordings alone. Never the article itself in any wording. NotFound for an unknown id.
[[nodiscard]] Result<RelatedArticles> find_related(const AnswerSource& source, std::string_view id,
                                                   std::optional<std::int64_t> as_of,
                                                   std::uint32_t size);

}  // namespace dateline::searchd
