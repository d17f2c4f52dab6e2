// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/newsml_g2_reader.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "indexer/extract/url.h"
#include "indexer/extract/words.h"
#include "indexer/readers/feed.h"
#include "indexer/readers/markup.h"
#include "indexer/readers/nitf_reader.h"
#include "indexer/readers/wire_article.h"
#include "indexer/readers/xml_node.h"

namespace dateline::indexer {
namespace {

constexpr std::array<std::string_view, 6> kRecords = {
    "newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem"};

/// What stands behind the scheme of a code: "AP" of "nprov:AP".
std::string without_scheme(const std::string& code) {
  return code.substr(code.find(':') + 1);
}

/// The name of a thing, in English where it has several.
std::string name_of(const pugi::xml_node& thing) {
  std::string first;
  for (const pugi::xml_node& name : children(thing, "name")) {
    std::string text = text_of(name);
    if (extract::language_of(attribute(name, "xml:lang")) == "en" && !text.empty()) {
      return text;
    }
    first = first.empty() ? std::move(text) : first;
  }
  return first;
}

/// What a thing is called: by its name, a literal, or its code.
std::string label_of(const pugi::xml_node& thing) {
  for (std::string label :
       {name_of(thing), attribute(thing, "literal"), without_scheme(attribute(thing, "qcode"))}) {
    if (!label.empty()) {
      return label;
    }
  }
  return {};
}

std::string first_text(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_node& found : children(node, name)) {
    if (std::string text = text_of(found); !text.empty()) {
      return text;
    }
  }
  return {};
}

void read_provider(const XmlRecord& record, WireDraft& draft) {
  const pugi::xml_node provider = child_at(record.element, {"itemMeta", "provider"});
  const pugi::xml_node content = child(record.element, "contentMeta");
  const std::string host = extract::host_of(attribute(provider, "uri"));
  const std::string code = without_scheme(attribute(provider, "qcode"));
  const std::string literal = attribute(provider, "literal");
  const std::string name = name_of(provider);
  const bool opaque = !name.empty() && std::ranges::any_of(code, extract::is_digit);
  set_source(draft, "provider",
             !host.empty() ? host : (!literal.empty() ? literal : (opaque ? "" : code)), name);
  if (draft.article.source.empty()) {
    set_source(draft, "sender", text_of(child_at(record.root, {"header", "sender"})), "");
  }
  for (const std::string& agency : {label_of(child(content, "infoSource")),
                                    text_of(child(content, "creditline")), label_of(provider)}) {
    if (draft.article.agency.empty()) {
      set_agency(draft, "infoSource", agency);
    }
  }
}

void read_people(const pugi::xml_node& content, WireDraft& draft) {
  add_authors(draft, "by", text_of(child(content, "by")));
  if (draft.article.authors.empty()) {
    for (const pugi::xml_node& creator : children(content, "creator")) {
      add_authors(draft, "creator", name_of(creator));
    }
  }
}

void read_places(const pugi::xml_node& content, WireDraft& draft) {
  add_dateline_place(draft, "dateline", text_of(child(content, "dateline")));
  for (const pugi::xml_node& located : children(content, "located")) {
    const std::string name = name_of(located);  // "New York, NY"
    add_place(draft, "located", name.substr(0, name.find(',')));
  }
}

/// Abstract subjects are topics, and places are places; people and organisations are neither.
void read_subject(const pugi::xml_node& subject, WireDraft& draft) {
  const std::string type = without_scheme(attribute(subject, "type"));
  if (type == "geoArea") {
    add_place(draft, "subject", name_of(subject));
  } else if (type.empty() || type == "abstract") {
    const pugi::xml_node main = child(subject, "mainConcept");
    const pugi::xml_node& concept_node = main ? main : subject;
    add_topic(draft, "subject", name_of(concept_node));
    add_topic(draft, "subject", topic_code(attribute(concept_node, "qcode")));
  }
}

void read_labels(const pugi::xml_node& item, WireDraft& draft) {
  const pugi::xml_node content = child(item, "contentMeta");
  for (const pugi::xml_node& subject : children(content, "subject")) {
    read_subject(subject, draft);
  }
  for (const pugi::xml_node& keyword : children(content, "keyword")) {
    add_topic(draft, "keyword", text_of(keyword));
  }
  for (const pugi::xml_node& instrument : descendants(item, "hasInstrument")) {
    std::string listing = attribute(instrument, "marketlabel");
    listing.append(listing.empty() ? "" : ":").append(attribute(instrument, "symbol"));
    add_ticker(draft, "hasInstrument", listing);
  }
}

std::size_t length_of(const std::vector<std::string>& paragraphs) {
  return std::accumulate(
      paragraphs.begin(), paragraphs.end(), std::size_t{0},
      [](std::size_t sum, const std::string& paragraph) { return sum + paragraph.size(); });
}

std::vector<std::string> rendition(const pugi::xml_node& content, WireDraft& draft) {
  if (local_name(content) == "inlineData") {
    return html_paragraphs(raw_text(content));
  }
  if (const pugi::xml_node nitf = child(content, "nitf")) {
    read_nitf_body(nitf, draft);
    return std::exchange(draft.article.body, {});
  }
  return xml_paragraphs(content);
}

/// The text is the longest of its renditions, else what the item says of itself.
void read_text(const pugi::xml_node& item, WireDraft& draft) {
  const pugi::xml_node content = child(item, "contentMeta");
  set_title(draft, "headline", first_text(content, "headline"));
  std::vector<std::string> longest;
  for (const pugi::xml_node& part : child(item, "contentSet").children()) {
    const std::string_view name = local_name(part);
    if (name == "inlineXML" || name == "inlineData") {
      std::vector<std::string> paragraphs = rendition(part, draft);
      if (length_of(paragraphs) > length_of(longest)) {
        longest = std::move(paragraphs);
      }
    }
  }
  set_body(draft, "contentSet", std::move(longest));
  if (draft.article.body.empty()) {
    set_body(draft, "description", html_paragraphs(first_text(content, "description")));
  }
  if (draft.article.title.empty()) {
    set_title(draft, "title", text_of(child_at(item, {"itemMeta", "title"})));
  }
}

/// The items that a package refers to.
void read_references(const pugi::xml_node& package, WireDraft& draft) {
  for (const pugi::xml_node& reference : descendants(child(package, "groupSet"), "itemRef")) {
    RelatedItem item{.title = text_of(child(reference, "title")),
                     .text = text_of(child(reference, "description"))};
    if (item.title.empty()) {
      item.title = text_of(child(reference, "headline"));
    }
    if (!item.title.empty() || !item.text.empty()) {
      draft.article.related.push_back(std::move(item));
    }
  }
  // A package without a headline is called after what leads it.
  if (draft.article.title.empty() && !draft.article.related.empty()) {
    set_title(draft, "itemRef", draft.article.related.front().title);
  }
}

Status read_times(const XmlRecord& record, WireDraft& draft) {
  const pugi::xml_node meta = child(record.element, "itemMeta");
  const pugi::xml_node content = child(record.element, "contentMeta");
  const std::string version = text_of(child(meta, "versionCreated"));
  std::string first = text_of(child(meta, "firstCreated"));
  if (first.empty()) {
    first = text_of(child(content, "contentCreated"));
  }
  Status set =
      set_clock(draft, extract::Clock::Published, "firstCreated", first.empty() ? version : first);
  if (set && !first.empty() && version != first) {
    set = set_clock(draft, extract::Clock::Updated, "versionCreated", version);
  }
  publish_after(draft, "embargoed", text_of(child(meta, "embargoed")));
  set_feed_time(draft, "sent", text_of(child_at(record.root, {"header", "sent"})));
  return set;
}

void read_language(const XmlRecord& record, WireDraft& draft) {
  const pugi::xml_node content = child(record.element, "contentMeta");
  for (const std::string& tag :
       {attribute(child(content, "language"), "tag"), language_tag_of(record)}) {
    if (draft.article.lang.empty()) {
      draft.article.lang = extract::language_of(tag);
    }
  }
}

bool is_news(std::string_view name) {
  return name == "newsItem" || name == "packageItem";
}

Result<std::optional<Article>> read(const XmlRecord& record, const ReaderContext& context) {
  const pugi::xml_node& item = record.element;
  const std::string_view kind = local_name(item);
  if (!is_news(kind)) {
    return Error{ErrorCode::BadInput, "a " + std::string(kind) + " is no news: it holds no article",
                 ""};
  }
  const pugi::xml_node meta = child(item, "itemMeta");
  WireDraft draft{.context = context, .format = "newsml-g2"};
  read_people(child(item, "contentMeta"), draft);
  read_text(item, draft);
  read_references(item, draft);
  set_own_id(draft, "guid", attribute(item, "guid"));
  read_provider(record, draft);
  const Status usable = check_usable(draft, attribute(child(meta, "pubStatus"), "qcode"),
                                     text_of(child(meta, "embargoed")));
  if (!usable) {
    return usable.error();
  }
  if (kind == "packageItem" && draft.article.own_id.empty()) {
    return std::optional<Article>{};  // an envelope for the items beside it
  }
  read_places(child(item, "contentMeta"), draft);
  read_labels(item, draft);
  read_language(record, draft);
  if (const Status set = read_times(record, draft); !set) {
    return set.error();
  }
  return finish(std::move(draft));
}

}  // namespace

const XmlFormat kNewsmlG2 = {.records = kRecords, .read = &read};

}  // namespace dateline::indexer
