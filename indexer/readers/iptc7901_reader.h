// SPDX-License-Identifier: GPL-3.0-or-later
// IPTC 7901, the text wire of European agencies.
//
//     SOH eca062 4 i 211 ccccb   dpa 061      service and number, priority, category, words, agency
//     Germany-politics/                       keywords, "/" between them
//     STX headline, byline =                  up to the line that ends with "="
//     text, paragraphs separated by empty or indented lines
//     ETX 242200 GMT Jun 17                   day and time, zone, month and year
#pragma once

#include "indexer/readers/telegram_reader.h"

namespace dateline::indexer {

[[nodiscard]] Result<std::optional<Article>> read_iptc7901(std::string_view story,
                                                           const ReaderContext& context);

using Iptc7901Reader = TelegramReader<&read_iptc7901>;

}  // namespace dateline::indexer
