// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/feed_formats.h"

#include <array>
#include <cstdio>
#include <string_view>

#include "indexer/base/timestamp.h"
#include "searchd/http/hit_json.h"
#include "searchd/http/xml_text.h"

namespace dateline::searchd {
namespace {

constexpr std::string_view kAtom = "http://www.w3.org/2005/Atom";

void append_link(pugi::xml_node parent, const char* name, std::string_view relation,
                 std::string_view address) {
  const pugi::xml_node link = parent.append_child(name);
  set_attribute(link, "rel", relation);
  set_attribute(link, "href", address);
}

void append_atom_entry(pugi::xml_node root, const FeedEntry& entry) {
  pugi::xml_node node = root.append_child("entry");
  append_text(node, "id", to_urn(entry.id));
  append_text(node, "title", entry.title);
  append_link(node, "link", "alternate", entry.page);
  if (!entry.original.empty()) {
    append_link(node, "link", "via", entry.original);
  }
  if (entry.published) {
    append_text(node, "published", to_rfc3339(*entry.published));
  }
  append_text(node, "updated", to_rfc3339(entry.updated));
  for (const std::string& author : entry.authors) {
    append_text(node.append_child("author"), "name", author);
  }
  for (const std::string& topic : entry.topics) {
    set_attribute(node.append_child("category"), "term", topic);
  }
  append_text(node, "summary", entry.summary);
}

std::string to_html(std::string_view text) {
  std::string html;
  for (const char c : text) {
    switch (c) {
      case '&':
        html += "&amp;";
        break;
      case '<':
        html += "&lt;";
        break;
      case '>':
        html += "&gt;";
        break;
      default:
        html += c;
    }
  }
  return html;
}

void append_rss_item(pugi::xml_node channel, const FeedEntry& entry) {
  pugi::xml_node item = channel.append_child("item");
  append_text(item, "title", entry.title);
  append_text(item, "link", entry.page);
  set_attribute(append_text(item, "guid", entry.id), "isPermaLink", "false");
  append_text(item, "pubDate", to_mail_date(entry.published.value_or(entry.updated)));
  append_text(item, "atom:updated", to_rfc3339(entry.updated));
  for (const std::string& author : entry.authors) {
    append_text(item, "dc:creator", author);
  }
  for (const std::string& topic : entry.topics) {
    append_text(item, "category", topic);
  }
  append_text(item, "description", to_html(entry.summary));
}

Json item_json(const FeedEntry& entry) {
  Json item = {{"id", entry.id}, {"url", entry.page}};
  if (!entry.original.empty()) {
    item["external_url"] = entry.original;
  }
  item["title"] = entry.title;
  item["content_text"] = entry.summary;
  if (entry.published) {
    item["date_published"] = to_rfc3339(*entry.published);
  }
  item["date_modified"] = to_rfc3339(entry.updated);
  Json authors = Json::array();
  for (const std::string& author : entry.authors) {
    authors.push_back({{"name", author}});
  }
  item["authors"] = std::move(authors);
  item["tags"] = entry.topics;
  if (!entry.lang.empty()) {
    item["language"] = entry.lang;
  }
  return item;
}

}  // namespace

std::string to_atom(const Feed& feed) {
  pugi::xml_document document;
  pugi::xml_node root = begin_xml(document, "feed");
  set_attribute(root, "xmlns", kAtom);
  append_text(root, "id", feed.id);
  append_text(root, "title", feed.title);
  append_text(root, "updated", to_rfc3339(feed.updated));
  append_link(root, "link", "self", feed.address);
  append_link(root, "link", "alternate", feed.page);
  append_text(root.append_child("author"), "name", "Dateline");  // of entries that name none
  for (const FeedEntry& entry : feed.entries) {
    append_atom_entry(root, entry);
  }
  return to_text(document);
}

std::string to_rss(const Feed& feed) {
  pugi::xml_document document;
  pugi::xml_node root = begin_xml(document, "rss");
  set_attribute(root, "version", "2.0");
  set_attribute(root, "xmlns:atom", kAtom);
  set_attribute(root, "xmlns:dc", "http://purl.org/dc/elements/1.1/");
  pugi::xml_node channel = root.append_child("channel");
  append_text(channel, "title", feed.title);
  append_text(channel, "link", feed.page);
  append_text(channel, "description", "Articles of a news archive, newest first");
  append_text(channel, "lastBuildDate", to_mail_date(feed.updated));
  append_link(channel, "atom:link", "self", feed.address);
  for (const FeedEntry& entry : feed.entries) {
    append_rss_item(channel, entry);
  }
  return to_text(document);
}

std::string to_json_feed(const Feed& feed) {
  Json items = Json::array();
  for (const FeedEntry& entry : feed.entries) {
    items.push_back(item_json(entry));
  }
  return dump({{"version", "https://jsonfeed.org/version/1.1"},
               {"title", feed.title},
               {"home_page_url", feed.page},
               {"feed_url", feed.address},
               {"items", std::move(items)}});
}

std::string to_mail_date(std::int64_t seconds) {
  constexpr std::array kDays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  constexpr std::int64_t kDay = 86400;
  const CivilTime civil = to_civil(seconds);
  const std::int64_t days = (seconds - ((seconds % kDay + kDay) % kDay)) / kDay;
  const auto weekday =
      static_cast<std::size_t>(((days + 4) % 7 + 7) % 7);  // 1970 began on a Thursday
  std::array<char, 64> text{};
  const int length = std::snprintf(text.data(), text.size(), "%s, %02d %s %04d %02d:%02d:%02d GMT",
                                   kDays.at(weekday), civil.day,
                                   kMonths.at(static_cast<std::size_t>(civil.month - 1)),
                                   civil.year, civil.hour, civil.minute, civil.second);
  return {text.data(), static_cast<std::size_t>(length)};
}

}  // namespace dateline::searchd
