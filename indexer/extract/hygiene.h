// SPDX-License-Identifier: GPL-3.0-or-later
// Text as it is stored and shown: one form of each character, nothing invisible, nothing encoded
// twice.
#pragma once

#include <string>

#include "indexer/schema/article.h"

namespace dateline::extract {

/// Undoes what io::mend_mojibake() knows, makes @p text NFC (Unicode Standard Annex 15) and takes
/// out what has no width and only steers how a page is laid out: soft hyphens, word joiners, and
/// overrides of text direction, with which a hostile text can show other words than it holds.
void clean_characters(std::string& text);

/// The same for every text of @p article. Paragraphs and labels that come out empty go away.
void clean_article(Article& article);

}  // namespace dateline::extract
