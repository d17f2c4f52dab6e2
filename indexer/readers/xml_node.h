// SPDX-License-Identifier: GPL-3.0-or-later
// Looking into parsed XML. Nothing here recurses: elements may nest as deep as they like.
#pragma once

#include <functional>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

namespace dateline::indexer {

/// The element's name without its prefix; empty for anything but an element.
[[nodiscard]] std::string_view local_name(const pugi::xml_node& node);

/// The first child of that name, whatever its prefix; a null node without one.
[[nodiscard]] pugi::xml_node child(const pugi::xml_node& node, std::string_view name);
/// The child of a child, and so on down the path.
[[nodiscard]] pugi::xml_node child_at(const pugi::xml_node& node,
                                      std::initializer_list<std::string_view> path);
/// All children of that name, whatever their prefix.
[[nodiscard]] std::vector<pugi::xml_node> children(const pugi::xml_node& node,
                                                   std::string_view name);
/// All elements of that name below @p node, whatever their prefix, in document order.
[[nodiscard]] std::vector<pugi::xml_node> descendants(const pugi::xml_node& node,
                                                      std::string_view name);

/// Visits @p root and everything below in document order. @p enter answers whether to go into the
/// node; @p leave follows for each node entered.
void walk(const pugi::xml_node& root, const std::function<bool(const pugi::xml_node&)>& enter,
          const std::function<void(const pugi::xml_node&)>& leave);

/// All text below @p node as it stands, and with blanks collapsed and references to HTML characters
/// (`&eacute;`) resolved, which XML itself knows only with a document type.
[[nodiscard]] std::string raw_text(const pugi::xml_node& node);
[[nodiscard]] std::string text_of(const pugi::xml_node& node);

/// An attribute's value with blanks collapsed; empty without one.
[[nodiscard]] std::string attribute(const pugi::xml_node& node, const char* name);

}  // namespace dateline::indexer
