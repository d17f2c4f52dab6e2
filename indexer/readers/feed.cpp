// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/feed.h"

#include <algorithm>
#include <optional>

#include "indexer/extract/words.h"
#include "indexer/readers/markup.h"
#include "indexer/readers/record_source.h"
#include "indexer/readers/xml_node.h"

namespace dateline::indexer {
namespace {

/// True for "name:" at the start, as of "https://a.example/" or "mailto:x".
bool has_scheme(std::string_view link) {
  const std::size_t colon = link.find_first_of(":/?#");
  return colon != std::string_view::npos && colon > 0 && link[colon] == ':';
}

/// A path without "." and ".." segments.
std::string without_dots(std::string_view path) {
  std::string out;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/', 1), path.size());
    const std::string_view segment = path.substr(0, end);
    path.remove_prefix(end);
    if (segment == "/..") {
      out.resize(std::min(out.rfind('/'), out.size()));
      out += path.empty() ? "/" : "";
    } else if (segment == "/.") {
      out += path.empty() ? "/" : "";
    } else {
      out += segment;
    }
  }
  return out;
}

/// The value of an attribute of the record or of the nearest element around it.
std::string inherited(const XmlRecord& record, const char* name) {
  std::string value = attribute(record.element, name);
  // The head holds one chain of open elements around the record: the last children.
  std::string outer;
  for (pugi::xml_node node = record.root; node; node = node.last_child()) {
    const std::string inner = attribute(node, name);
    outer = inner.empty() ? outer : inner;
  }
  return value.empty() ? outer : value;
}

}  // namespace

std::string resolve_url(std::string_view base, std::string_view link) {
  link = extract::trim(link);
  const std::size_t scheme_end = base.find("://");
  if (link.empty() || has_scheme(link) || scheme_end == std::string_view::npos) {
    return std::string(link);
  }
  if (link.starts_with("//")) {
    return std::string(base.substr(0, scheme_end + 1)).append(link);
  }
  base = base.substr(0, base.find('#'));
  const std::size_t path_start = std::min(base.find_first_of("/?", scheme_end + 3), base.size());
  const std::string_view site = base.substr(0, path_start);
  const std::string_view path = base.substr(path_start, base.find('?') - path_start);
  if (link.starts_with('#')) {
    return std::string(base);
  }
  if (link.starts_with('?')) {
    return std::string(site).append(path.empty() ? "/" : path).append(link);
  }
  const std::size_t query = std::min(link.find_first_of("?#"), link.size());
  const std::string_view folder = path.substr(0, path.rfind('/') + 1);
  std::string target(link.starts_with('/') ? "" : (folder.empty() ? "/" : folder));
  target.append(link.substr(0, query));
  return std::string(site).append(without_dots(target)).append(link.substr(query));
}

std::string base_of(const XmlRecord& record, const std::string& fallback) {
  const std::string base = inherited(record, "xml:base");
  return base.empty() ? fallback : resolve_url(fallback, base);
}

std::string language_tag_of(const XmlRecord& record) {
  return inherited(record, "xml:lang");
}

void set_feed_time(WireDraft& draft, std::string_view name, const std::string& text) {
  const std::optional<extract::FoundTime> built =
      read_wire_date(text, dates_of(draft.article, draft.context));
  if (draft.context.options.seen.known() || !built) {
    return;
  }
  const Timestamp& time = built->printed.time;
  const Timestamp& published = draft.article.published.time;
  const Timestamp& updated = draft.article.updated.time;
  const bool older = (published.known() && time.seconds < published.seconds) ||
                     (updated.known() && time.seconds < updated.seconds);
  if (!older && !time.is_period() && !draft.context.dates.is_future(time)) {
    (void)set_clock(draft, extract::Clock::FirstSeen, name, text);
  }
}

std::vector<std::string> markup_paragraphs(const pugi::xml_node& node) {
  const bool elements = std::ranges::any_of(node.children(), [](const pugi::xml_node& part) {
    return part.type() == pugi::node_element;
  });
  return elements ? xml_paragraphs(node) : html_paragraphs(raw_text(node));
}

void add_shared_topics(WireDraft& draft, const pugi::xml_node& item) {
  for (const pugi::xml_node& subject : item.children("dc:subject")) {
    add_topic(draft, "dc:subject", text_of(subject));
  }
  const std::string keywords = text_of(item.child("media:keywords"));
  for (const std::string_view keyword : extract::split(keywords, ",;")) {
    add_topic(draft, "media:keywords", std::string(keyword));
  }
}

}  // namespace dateline::indexer
