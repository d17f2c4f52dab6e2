// SPDX-License-Identifier: GPL-3.0-or-later
// HTML files, one news page each.
#pragma once

#include "indexer/extract/html_page.h"
#include "indexer/readers/page_reader.h"

namespace dateline::indexer {

using HtmlReader = PageReader<&extract::read_html_page>;

}  // namespace dateline::indexer
