// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/xml_node.h"

#include "indexer/io/text.h"
#include "indexer/readers/markup.h"
#include "indexer/readers/xml_splitter.h"

namespace dateline::indexer {
namespace {

bool is_text(const pugi::xml_node& node) {
  return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
}

}  // namespace

std::string_view local_name(const pugi::xml_node& node) {
  return local_name(std::string_view(node.name()));
}

pugi::xml_node child(const pugi::xml_node& node, std::string_view name) {
  return node.find_child(
      [name](const pugi::xml_node& candidate) { return local_name(candidate) == name; });
}

pugi::xml_node child_at(const pugi::xml_node& node, std::initializer_list<std::string_view> path) {
  pugi::xml_node found = node;
  for (const std::string_view name : path) {
    found = child(found, name);
  }
  return found;
}

std::vector<pugi::xml_node> children(const pugi::xml_node& node, std::string_view name) {
  std::vector<pugi::xml_node> found;
  for (const pugi::xml_node& candidate : node.children()) {
    if (local_name(candidate) == name) {
      found.push_back(candidate);
    }
  }
  return found;
}

std::vector<pugi::xml_node> descendants(const pugi::xml_node& node, std::string_view name) {
  std::vector<pugi::xml_node> found;
  walk(
      node,
      [&](const pugi::xml_node& candidate) {
        if (candidate != node && local_name(candidate) == name) {
          found.push_back(candidate);
        }
        return true;
      },
      [](const pugi::xml_node&) {});
  return found;
}

void walk(const pugi::xml_node& root, const std::function<bool(const pugi::xml_node&)>& enter,
          const std::function<void(const pugi::xml_node&)>& leave) {
  pugi::xml_node node = root;
  while (node) {
    const bool entered = enter(node);
    if (entered && !node.first_child().empty()) {
      node = node.first_child();
      continue;
    }
    if (entered) {
      leave(node);
    }
    while (node != root && !node.next_sibling()) {
      node = node.parent();
      leave(node);
    }
    node = node == root ? pugi::xml_node() : node.next_sibling();
  }
}

std::string raw_text(const pugi::xml_node& node) {
  std::string text;
  walk(
      node,
      [&text](const pugi::xml_node& part) {
        if (is_text(part)) {
          text += part.value();
        }
        return true;
      },
      [](const pugi::xml_node&) {});
  return io::clean_text(text);  // "&#xD800;" is no character
}

std::string text_of(const pugi::xml_node& node) {
  return resolve_references(io::collapse_blanks(raw_text(node)));
}

std::string attribute(const pugi::xml_node& node, const char* name) {
  return io::collapse_blanks(io::clean_text(node.attribute(name).value()));
}

}  // namespace dateline::indexer
