// SPDX-License-Identifier: GPL-3.0-or-later
// WordPress exports (WXR): RSS with everything that a site holds. Posts and pages that are
// published are articles; drafts, private posts, attachments and menus are passed over.
#pragma once

#include "indexer/readers/xml_reader.h"

namespace dateline::indexer {

extern const XmlFormat kWordpress;

using WordpressReader = XmlFormatReader<kWordpress>;

}  // namespace dateline::indexer
