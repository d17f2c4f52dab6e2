// SPDX-License-Identifier: GPL-3.0-or-later
// Marked-up text as paragraphs: NITF, XHTML within XML, and HTML as feeds carry it in a text.
//
// Blocks, list entries, empty lines and two line breaks in a row separate paragraphs. The row of a
// table is one paragraph, its cells separated by " | ". Preformatted text and tables that spaces
// align keep their line ends. Pictures with their captions, scripts, forms and notes to editors are
// left out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

namespace dateline::indexer {

/// The text of an element and everything below, in NITF or XHTML.
[[nodiscard]] std::vector<std::string> xml_paragraphs(const pugi::xml_node& node);

/// The text of a piece of HTML. A text without any tag of HTML is split at its blank lines. What
/// the HTML parser refuses (nested too deeply) comes back as it stands.
[[nodiscard]] std::vector<std::string> html_paragraphs(std::string_view html);

/// A title that may be HTML, as one line.
[[nodiscard]] std::string html_line(std::string_view html);

/// @p text with references to characters ("&eacute;", "&#8217;") resolved as in HTML.
[[nodiscard]] std::string resolve_references(std::string text);

}  // namespace dateline::indexer
