// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/xml_text.h"

#include <sstream>

#include "searchd/http/legible.h"

namespace dateline::searchd {

pugi::xml_node begin_xml(pugi::xml_document& document, const char* root) {
  pugi::xml_node declaration = document.append_child(pugi::node_declaration);
  set_attribute(declaration, "version", "1.0");
  set_attribute(declaration, "encoding", "utf-8");
  return document.append_child(root);
}

pugi::xml_node append_text(pugi::xml_node parent, const char* name, std::string_view text) {
  pugi::xml_node node = parent.append_child(name);
  node.append_child(pugi::node_pcdata).set_value(legible(text).c_str());
  return node;
}

void set_attribute(pugi::xml_node node, const char* name, std::string_view text) {
  node.append_attribute(name).set_value(legible(text).c_str());
}

std::string to_text(const pugi::xml_document& document) {
  std::ostringstream out;
  document.save(out, "", pugi::format_raw, pugi::encoding_utf8);
  return out.str();
}

}  // namespace dateline::searchd
