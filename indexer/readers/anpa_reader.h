// SPDX-License-Identifier: GPL-3.0-or-later
// ANPA 1312, the text wire of American agencies.
//
//     SOH W2870 US asian                      service and number, selector
//     f l DC3 DC1 BC-Slug    11-13 1049       priority, category; slug, date, words
//     STX ^BC-Slug,466<                       lines of the desk: "^" in front, "<" or "=" behind
//     ^Headline<
//     ^By JANE DOE=
//     TAB paragraph
//     ETX AP-WF-11-13-13 0745GMT<             agency, month, day and year, time
#pragma once

#include "indexer/readers/telegram_reader.h"

namespace dateline::indexer {

[[nodiscard]] Result<std::optional<Article>> read_anpa(std::string_view story,
                                                       const ReaderContext& context);

using AnpaReader = TelegramReader<&read_anpa>;

}  // namespace dateline::indexer
