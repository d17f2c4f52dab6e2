// SPDX-License-Identifier: GPL-3.0-or-later
// Steps that every format shares once it has found the values: evidence, dates, datelines.
#pragma once

#include <string_view>

#include "indexer/base/result.h"
#include "indexer/extract/dates.h"
#include "indexer/schema/article.h"

namespace dateline::extract {

/// Records that @p rule read @p field from @p text, which is cut to 200 bytes.
void add_evidence(Article& article, std::string_view field, std::string_view rule,
                  std::string_view text);

/// Which clock of an article a date is for.
enum class Clock { Published, Updated, FirstSeen };

/// Sets that clock with its evidence. BadInput, and nothing set, when the date lies in the future.
[[nodiscard]] Status set_time(Article& article, Clock clock, const FoundTime& found,
                              std::string_view rule, const DateRules& rules);

/// Lifts dateline and byline out of the first paragraphs: place, agency and authors are filled
/// where they are empty, and the body starts with the sentence.
void lift_dateline(Article& article);

/// "en" of "en-US" or "EN_gb"; empty when @p tag is no language tag.
[[nodiscard]] std::string language_of(std::string_view tag);

/// Paragraphs of a text: blank lines separate them; without any, every line is one. Blanks within a
/// paragraph become single spaces.
[[nodiscard]] std::vector<std::string> split_paragraphs(std::string_view text);

}  // namespace dateline::extract
