// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/wordpress_reader.h"

#include <array>

#include "indexer/readers/markup.h"
#include "indexer/readers/rss_reader.h"
#include "indexer/readers/wire_article.h"
#include "indexer/readers/xml_node.h"

namespace dateline::indexer {
namespace {

constexpr std::array<std::string_view, 1> kRecords = {"item"};

bool is_article(const pugi::xml_node& item) {
  const std::string type = text_of(item.child("wp:post_type"));
  return (type == "post" || type == "page") && text_of(item.child("wp:status")) == "publish";
}

/// The names that the logins in dc:creator stand for, as the channel lists them.
std::string display_name(const XmlRecord& record, const std::string& login) {
  for (const pugi::xml_node& author : record.root.child("channel").children("wp:author")) {
    if (text_of(author.child("wp:author_login")) == login) {
      const std::string name = text_of(author.child("wp:author_display_name"));
      return name.empty() ? login : name;
    }
  }
  return login;
}

/// The zone-free dates are local to the site: only those in GMT say when.
Status read_times(const pugi::xml_node& item, WireDraft& draft) {
  const std::string modified = text_of(item.child("wp:post_modified_gmt"));
  const std::string posted = text_of(item.child("wp:post_date_gmt"));
  Status set = ok();
  if (!draft.article.published.known() && !posted.empty()) {
    set = set_clock(draft, extract::Clock::Published, "wp:post_date_gmt", posted + "Z");
  }
  if (set && !modified.empty() && modified != posted) {
    set = set_clock(draft, extract::Clock::Updated, "wp:post_modified_gmt", modified + "Z");
  }
  return set;
}

/// A "[gallery ids=7]" on a line of its own is a program's, not the author's.
bool is_shortcode(std::string_view paragraph) {
  return paragraph.starts_with('[') && paragraph.ends_with(']');
}

/// Posts of older editors have blank lines instead of paragraph elements.
std::string with_paragraphs(std::string_view html) {
  std::string out = "<p>";
  for (std::size_t at = html.find("\n\n"); at != std::string_view::npos; at = html.find("\n\n")) {
    out.append(html.substr(0, at)).append("<p>");
    html.remove_prefix(at + 2);
  }
  return out.append(html);
}

void read_text(const pugi::xml_node& item, WireDraft& draft) {
  std::vector<std::string>& body = draft.article.body;
  const std::string html = raw_text(item.child("content:encoded"));
  if (html.find("<p") == std::string::npos) {
    body = html_paragraphs(with_paragraphs(html));
  }
  std::erase_if(body, is_shortcode);
}

Result<std::optional<Article>> read(const XmlRecord& record, const ReaderContext& context) {
  const pugi::xml_node& item = record.element;
  if (!is_article(item)) {
    return std::optional<Article>{};
  }
  WireDraft draft{.context = context, .format = "wordpress"};
  Status read = read_rss_item(record, draft);
  read = read ? read_times(item, draft) : read;
  if (!read) {
    return read.error();
  }
  read_text(item, draft);
  add_authors(draft, "dc:creator", display_name(record, text_of(item.child("dc:creator"))));
  return finish(std::move(draft));
}

}  // namespace

const XmlFormat kWordpress = {.records = kRecords, .may_be_empty = true, .read = &read};

}  // namespace dateline::indexer
