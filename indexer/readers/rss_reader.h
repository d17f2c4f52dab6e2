// SPDX-License-Identifier: GPL-3.0-or-later
// RSS 2.0, 0.9x and 1.0 (RDF) with the usual modules: content, Dublin Core, Media RSS.
//
// The text is content:encoded, else the description. The link is the address; the guid, when it is
// a permanent link, where there is no other.
#pragma once

#include "indexer/readers/wire_article.h"
#include "indexer/readers/xml_reader.h"

namespace dateline::indexer {

extern const XmlFormat kRss;

using RssReader = XmlFormatReader<kRss>;

/// Fills what an <item> says in RSS but for its people; for formats that extend it.
[[nodiscard]] Status read_rss_item(const XmlRecord& record, WireDraft& draft);

}  // namespace dateline::indexer
