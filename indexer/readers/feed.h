// SPDX-License-Identifier: GPL-3.0-or-later
// What RSS and Atom have in common.
#pragma once

#include <string>
#include <string_view>

#include <pugixml.hpp>

#include "indexer/readers/wire_article.h"
#include "indexer/readers/xml_reader.h"

namespace dateline::indexer {

/// The address that @p link means for a document at @p base (RFC 3986, section 5.2): itself when it
/// is absolute or @p base is none.
[[nodiscard]] std::string resolve_url(std::string_view base, std::string_view link);

/// The base that links of @p element are relative to: the nearest xml:base of it and of what stands
/// around it, else @p fallback.
[[nodiscard]] std::string base_of(const XmlRecord& record, const std::string& fallback);

/// The nearest xml:lang of the record and of what stands around it; empty without one.
[[nodiscard]] std::string language_tag_of(const XmlRecord& record);

/// Sets first_seen to the time at which the feed says that it was built, unless the input itself
/// was fetched at a known time. A feed cannot be older than what it holds: then it says nothing.
void set_feed_time(WireDraft& draft, std::string_view name, const std::string& text);

/// The text of an element of HTML that is either escaped or stands there as elements.
[[nodiscard]] std::vector<std::string> markup_paragraphs(const pugi::xml_node& node);

/// Labels and symbols of Media RSS and Dublin Core (media:keywords, dc:subject).
void add_shared_topics(WireDraft& draft, const pugi::xml_node& item);

}  // namespace dateline::indexer
