// SPDX-License-Identifier: GPL-3.0-or-later
// NewsML-G2 of the IPTC: news items and packages, alone or in news messages.
//
// A picture or a film is its headline and its description. A package is its headline, and the items
// it refers to are its related box. What describes no news is refused: concepts, knowledge,
// catalogs, plans. Items that are canceled, withheld or embargoed are refused.
#pragma once

#include "indexer/readers/xml_reader.h"

namespace dateline::indexer {

extern const XmlFormat kNewsmlG2;

using NewsmlG2Reader = XmlFormatReader<kNewsmlG2>;

}  // namespace dateline::indexer
