// SPDX-License-Identifier: GPL-3.0-or-later
// NITF, the News Industry Text Format of the IPTC. A file may hold several documents.
//
// Documents that are canceled, withheld or embargoed are refused. `org` elements whose source is a
// stock exchange are tickers.
#pragma once

#include "indexer/readers/wire_article.h"
#include "indexer/readers/xml_reader.h"

namespace dateline::indexer {

extern const XmlFormat kNitf;

using NitfReader = XmlFormatReader<kNitf>;

/// What a document says below `body`, where the draft has no such value yet: headline, byline,
/// dateline, text. For formats that carry NITF inside.
void read_nitf_body(const pugi::xml_node& nitf, WireDraft& draft);

}  // namespace dateline::indexer
