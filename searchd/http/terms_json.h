// SPDX-License-Identifier: GPL-3.0-or-later
// Gives words that tell articles apart their shape on the wire.
#pragma once

#include <string>

#include "searchd/http/parameter_table.h"
#include "searchd/search/related_result.h"
#include "searchd/search/terms_result.h"

namespace dateline::searchd {

/// The answer of /v1/terms.
[[nodiscard]] std::string terms_json(const SearchCall& call, const SignificantTerms& found);

/// The answer of /v1/articles/{id}/related.
[[nodiscard]] std::string related_json(const SearchCall& call, const RelatedArticles& related);

}  // namespace dateline::searchd
