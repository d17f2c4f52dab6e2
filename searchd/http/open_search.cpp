// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/open_search.h"

#include "searchd/http/xml_text.h"

namespace dateline::searchd {
namespace {

void append_url(pugi::xml_node root, std::string_view media_type, const std::string& address) {
  const pugi::xml_node url = root.append_child("Url");
  set_attribute(url, "type", media_type);
  set_attribute(url, "template", address);
}

}  // namespace

std::string open_search_xml(std::string_view origin) {
  const std::string base(origin);
  pugi::xml_document document;
  const pugi::xml_node root = begin_xml(document, "OpenSearchDescription");
  set_attribute(root, "xmlns", "http://a9.com/-/spec/opensearch/1.1/");
  append_text(root, "ShortName", "Dateline");  // at most 16 characters
  append_text(root, "Description", "Full-text search over a news archive");
  append_text(root, "InputEncoding", "UTF-8");
  const pugi::xml_node image = append_text(root, "Image", base + "/favicon.svg");
  set_attribute(image, "type", "image/svg+xml");
  append_url(root, "text/html", base + "/?q={searchTerms}");
  append_url(root, "application/atom+xml", base + "/search.atom?q={searchTerms}");
  append_url(root, "application/rss+xml", base + "/search.rss?q={searchTerms}");
  append_url(root, "application/json", base + "/v1/search?q={searchTerms}");
  return to_text(document);
}

}  // namespace dateline::searchd
