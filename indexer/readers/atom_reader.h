// SPDX-License-Identifier: GPL-3.0-or-later
// Atom feeds (RFC 4287). The text is the content, else the summary; content that lies elsewhere or
// is no text is none.
#pragma once

#include "indexer/readers/xml_reader.h"

namespace dateline::indexer {

extern const XmlFormat kAtom;

using AtomReader = XmlFormatReader<kAtom>;

}  // namespace dateline::indexer
