// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/rss_reader.h"

#include <array>

#include "indexer/extract/url.h"
#include "indexer/extract/words.h"
#include "indexer/readers/feed.h"
#include "indexer/readers/markup.h"
#include "indexer/readers/xml_node.h"

namespace dateline::indexer {
namespace {

constexpr std::array<std::string_view, 1> kRecords = {"item"};

/// The channel in RSS 2.0 and 1.0.
pugi::xml_node channel_of(const XmlRecord& record) {
  return record.root.child("channel");
}

/// "Jane Doe" of "jane@news.example (Jane Doe)"; nothing of an address alone.
std::string without_address(const std::string& text) {
  if (text.find('@') == std::string::npos) {
    return text;
  }
  const std::size_t open = text.find('(');
  const std::size_t close = text.rfind(')');
  return open < close && close != std::string::npos ? text.substr(open + 1, close - open - 1)
                                                    : std::string{};
}

void read_address(const XmlRecord& record, WireDraft& draft) {
  const pugi::xml_node& item = record.element;
  const std::string base = base_of(record, text_of(channel_of(record).child("link")));
  const pugi::xml_node guid = item.child("guid");
  set_own_id(draft, "guid", text_of(guid));
  set_url(draft, "link", resolve_url(base, text_of(item.child("link"))));
  if (draft.article.url.empty()) {
    set_url(draft, "rdf:about", attribute(item, "rdf:about"));
  }
  if (draft.article.url.empty() && attribute(guid, "isPermaLink") != "false") {
    set_url(draft, "guid", draft.article.own_id);
  }
}

/// The item's own source (it was taken over from another feed), else what the channel is called.
void read_source(const XmlRecord& record, WireDraft& draft) {
  const pugi::xml_node source = record.element.child("source");
  const std::string name = text_of(source);
  Article& article = draft.article;
  article.source_name = name.empty() ? text_of(channel_of(record).child("title")) : name;
  article.source = extract::host_of(attribute(source, "url"));
  if (!article.source.empty()) {
    extract::add_evidence(article, "source", "rss source", attribute(source, "url"));
  }
}

void read_people(const pugi::xml_node& item, WireDraft& draft) {
  for (const pugi::xml_node& creator : item.children("dc:creator")) {
    add_authors(draft, "dc:creator", without_address(text_of(creator)));
  }
  if (draft.article.authors.empty()) {
    add_authors(draft, "author", without_address(text_of(item.child("author"))));
  }
}

void read_labels(const pugi::xml_node& item, WireDraft& draft) {
  set_section(draft, "prism:section", text_of(item.child("prism:section")));
  for (const pugi::xml_node& category : item.children("category")) {
    add_topic(draft, "category", text_of(category));
  }
  add_shared_topics(draft, item);
}

void read_text(const pugi::xml_node& item, WireDraft& draft) {
  set_title(draft, "title", html_line(raw_text(item.child("title"))));
  for (const char* name : {"content:encoded", "description", "media:description"}) {
    if (draft.article.body.empty()) {
      set_body(draft, name, markup_paragraphs(item.child(name)));
    }
  }
}

void read_language(const XmlRecord& record, WireDraft& draft) {
  for (const std::string& tag :
       {text_of(record.element.child("dc:language")), language_tag_of(record),
        text_of(channel_of(record).child("language")),
        text_of(channel_of(record).child("dc:language"))}) {
    if (draft.article.lang.empty()) {
      draft.article.lang = extract::language_of(tag);
    }
  }
}

Status read_times(const pugi::xml_node& item, WireDraft& draft) {
  for (const char* name : {"dc:date", "dcterms:issued", "pubDate"}) {
    if (Status set = set_clock(draft, extract::Clock::Published, name, text_of(item.child(name)));
        !set) {
      return set;
    }
  }
  for (const char* name : {"dcterms:modified", "atom:updated"}) {
    if (Status set = set_clock(draft, extract::Clock::Updated, name, text_of(item.child(name)));
        !set) {
      return set;
    }
  }
  return ok();
}

Result<std::optional<Article>> read(const XmlRecord& record, const ReaderContext& context) {
  WireDraft draft{.context = context, .format = "rss"};
  if (const Status read = read_rss_item(record, draft); !read) {
    return read.error();
  }
  read_people(record.element, draft);
  for (const char* name : {"pubDate", "lastBuildDate", "dc:date"}) {
    set_feed_time(draft, name, text_of(channel_of(record).child(name)));
  }
  return finish(std::move(draft));
}

}  // namespace

Status read_rss_item(const XmlRecord& record, WireDraft& draft) {
  read_text(record.element, draft);
  read_address(record, draft);
  read_source(record, draft);
  read_labels(record.element, draft);
  read_language(record, draft);
  return read_times(record.element, draft);
}

const XmlFormat kRss = {.records = kRecords, .may_be_empty = true, .read = &read};

}  // namespace dateline::indexer
