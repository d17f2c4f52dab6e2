// SPDX-License-Identifier: GPL-3.0-or-later
// NewsML 1.x of the IPTC (not NewsML-G2). Its text is the longest content item of text; the own id
// is the public identifier without its revision, so that revisions of an item are wordings of one
// article.
#pragma once

#include "indexer/readers/xml_reader.h"

namespace dateline::indexer {

extern const XmlFormat kNewsml;

using NewsmlReader = XmlFormatReader<kNewsml>;

}  // namespace dateline::indexer
