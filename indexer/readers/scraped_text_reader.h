// SPDX-License-Identifier: GPL-3.0-or-later
// Text files, the scraped text of one news page each.
#pragma once

#include "indexer/extract/scraped_page.h"
#include "indexer/readers/page_reader.h"

namespace dateline::indexer {

using ScrapedTextReader = PageReader<&extract::read_scraped_page>;

}  // namespace dateline::indexer
