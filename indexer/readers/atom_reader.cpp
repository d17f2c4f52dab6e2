// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/atom_reader.h"

#include <array>

#include "indexer/extract/url.h"
#include "indexer/extract/words.h"
#include "indexer/readers/feed.h"
#include "indexer/readers/markup.h"
#include "indexer/readers/wire_article.h"
#include "indexer/readers/xml_node.h"

namespace dateline::indexer {
namespace {

constexpr std::array<std::string_view, 1> kRecords = {"entry"};

/// Reads the elements of Atom, whatever prefix the entry has, and not "media:title" for "title".
class Entry {
 public:
  explicit Entry(const XmlRecord& record) : record_(&record) {
    const std::string_view name(record.element.name());
    prefix_ = name.substr(0, name.size() - local_name(name).size());
  }

  [[nodiscard]] const pugi::xml_node& element() const { return record_->element; }
  [[nodiscard]] pugi::xml_node part(const char* name) const {
    return element().child((prefix_ + name).c_str());
  }
  [[nodiscard]] std::vector<pugi::xml_node> parts(const char* name) const {
    const std::string full = prefix_ + name;
    const auto range = element().children(full.c_str());
    return {range.begin(), range.end()};
  }
  [[nodiscard]] pugi::xml_node of_feed(const char* name) const {
    return record_->root.child((prefix_ + name).c_str());
  }

 private:
  const XmlRecord* record_;
  std::string prefix_;
};

/// The text of a construct that is text, HTML or XHTML.
std::vector<std::string> paragraphs_of(const pugi::xml_node& node) {
  const std::string type = attribute(node, "type");
  if (type == "xhtml" || type.ends_with("+xml")) {
    return xml_paragraphs(node);
  }
  if (type.empty() || type == "text" || type == "text/plain") {
    return extract::split_paragraphs(raw_text(node));
  }
  return type.starts_with("html") || type.starts_with("text/") ? markup_paragraphs(node)
                                                               : std::vector<std::string>{};
}

std::string line_of(const pugi::xml_node& node) {
  std::string line;
  for (const std::string& paragraph : paragraphs_of(node)) {
    line += (line.empty() ? "" : " ") + paragraph;
  }
  return line;
}

/// The link to the page itself: rel "alternate", which is the default.
std::string link_of(const std::vector<pugi::xml_node>& links) {
  for (const pugi::xml_node& link : links) {
    const std::string relation = attribute(link, "rel");
    if (relation.empty() || relation == "alternate") {
      return attribute(link, "href");
    }
  }
  return {};
}

void read_address(const Entry& entry, const std::string& base, WireDraft& draft) {
  set_own_id(draft, "id", text_of(entry.part("id")));
  set_url(draft, "link", resolve_url(base, link_of(entry.parts("link"))));
  if (draft.article.url.empty()) {
    set_url(draft, "id", draft.article.own_id);
  }
}

/// The feed that the entry was taken over from, else this one.
void read_source(const Entry& entry, const std::string& base, WireDraft& draft) {
  const std::string taken_over = text_of(child(entry.part("source"), "title"));
  const std::string name = taken_over.empty() ? line_of(entry.of_feed("title")) : taken_over;
  const std::string& url = draft.article.url.empty() ? base : draft.article.url;
  set_source(draft, "feed", extract::host_of(url), name);
}

void read_people(const Entry& entry, WireDraft& draft) {
  std::vector<pugi::xml_node> authors = entry.parts("author");
  if (authors.empty()) {
    authors.push_back(entry.of_feed("author"));
  }
  for (const pugi::xml_node& author : authors) {
    add_authors(draft, "author", text_of(child(author, "name")));
  }
  add_authors(draft, "dc:creator", text_of(entry.element().child("dc:creator")));
}

void read_labels(const Entry& entry, WireDraft& draft) {
  for (const pugi::xml_node& category : entry.parts("category")) {
    const std::string label = attribute(category, "label");
    add_topic(draft, "category", label.empty() ? attribute(category, "term") : label);
  }
  add_shared_topics(draft, entry.element());
}

Status read_times(const Entry& entry, WireDraft& draft) {
  const std::string updated = text_of(entry.part("updated"));
  const std::string published = text_of(entry.part("published"));
  Status set = set_clock(draft, extract::Clock::Published, "published", published);
  if (set && !draft.article.published.known()) {
    set = set_clock(draft, extract::Clock::Published, "updated", updated);
  } else if (set) {
    set = set_clock(draft, extract::Clock::Updated, "updated", updated);
  }
  set_feed_time(draft, "feed updated", text_of(entry.of_feed("updated")));
  return set;
}

Result<std::optional<Article>> read(const XmlRecord& record, const ReaderContext& context) {
  WireDraft draft{.context = context, .format = "atom"};
  const Entry entry(record);
  set_title(draft, "title", line_of(entry.part("title")));
  for (const char* name : {"content", "summary"}) {
    if (draft.article.body.empty()) {
      set_body(draft, name, paragraphs_of(entry.part(name)));
    }
  }
  const std::vector<pugi::xml_node> links = children(record.root, "link");
  const std::string base = base_of(record, link_of(links));
  read_address(entry, base, draft);
  read_source(entry, base, draft);
  read_people(entry, draft);
  read_labels(entry, draft);
  draft.article.lang = extract::language_of(language_tag_of(record));
  if (const Status set = read_times(entry, draft); !set) {
    return set.error();
  }
  return finish(std::move(draft));
}

}  // namespace

const XmlFormat kAtom = {.records = kRecords, .may_be_empty = true, .read = &read};

}  // namespace dateline::indexer
