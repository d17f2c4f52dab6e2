// SPDX-License-Identifier: GPL-3.0-or-later
// Documents of XML with strangers' text in them: what XML 1.0 forbids goes in as U+FFFD.
#pragma once

#include <string>
#include <string_view>

#include <pugixml.hpp>

namespace dateline::searchd {

/// Begins a document: its declaration and its root element.
[[nodiscard]] pugi::xml_node begin_xml(pugi::xml_document& document, const char* root);

/// Appends an element that holds @p text and returns it.
pugi::xml_node append_text(pugi::xml_node parent, const char* name, std::string_view text);

void set_attribute(pugi::xml_node node, const char* name, std::string_view text);

/// The document in UTF-8.
[[nodiscard]] std::string to_text(const pugi::xml_document& document);

}  // namespace dateline::searchd
