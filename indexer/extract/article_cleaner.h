// SPDX-License-Identifier: GPL-3.0-or-later
// What stands within an article and is none of it: lists of links, share bars, forms, captions.
#pragma once

#include <vector>

#include "indexer/extract/article_finder.h"
#include "indexer/extract/page_tree.h"

namespace dateline::extract {

/// How closely boxes within an article are looked at.
enum class Cleaning {
  Named,    // those go that are furniture by tag or name
  Thorough  // those too that hold more links, pictures or fields than text
};

/// Takes the blocks of furniture out of @p place.
void clean_article_place(const PageTree& page, Cleaning cleaning, ArticlePlace& place);

}  // namespace dateline::extract
