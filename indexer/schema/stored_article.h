// SPDX-License-Identifier: GPL-3.0-or-later
// The stored record: an Article as one compact run of bytes, kept as the data of its document.
//
// Layout: a version byte, then fields of (tag varint, length varint, bytes); lists repeat their
// tag, structures nest. A reader skips tags it does not know, so fields can be added without a
// rebuild.
#pragma once

#include <string>
#include <string_view>

#include "indexer/base/result.h"
#include "indexer/schema/article.h"

namespace dateline::schema {

/// Equal articles give equal bytes.
[[nodiscard]] std::string encode(const Article& article);

/// Corrupt for anything encode() did not write; never reads outside @p data, whatever it holds.
[[nodiscard]] Result<Article> decode_article(std::string_view data);

}  // namespace dateline::schema
