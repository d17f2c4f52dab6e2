// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/newsml_reader.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "indexer/extract/words.h"
#include "indexer/readers/feed.h"
#include "indexer/readers/markup.h"
#include "indexer/readers/nitf_reader.h"
#include "indexer/readers/wire_article.h"
#include "indexer/readers/xml_node.h"

namespace dateline::indexer {
namespace {

constexpr std::array<std::string_view, 1> kRecords = {"NewsItem"};

std::string formal_name(const pugi::xml_node& node) {
  return attribute(node, "FormalName");
}

/// The first element of that name that holds text.
std::string first_text(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_node& found : descendants(node, name)) {
    if (std::string text = text_of(found); !text.empty()) {
      return text;
    }
  }
  return {};
}

pugi::xml_node first(const pugi::xml_node& node, std::string_view name) {
  const std::vector<pugi::xml_node> found = descendants(node, name);
  return found.empty() ? pugi::xml_node() : found.front();
}

/// "urn:newsml:a.example:20250331:7001" of the same with ":2" or ":2U" behind it.
std::string without_revision(const std::string& identifier, const std::string& revision) {
  return !revision.empty() && identifier.rfind(':' + revision) != std::string::npos
             ? identifier.substr(0, identifier.rfind(':' + revision))
             : identifier;
}

void read_identity(const pugi::xml_node& item, WireDraft& draft) {
  const pugi::xml_node id = child_at(item, {"Identification", "NewsIdentifier"});
  const std::string provider = text_of(child(id, "ProviderId"));
  const std::string date = text_of(child(id, "DateId"));
  const std::string number = text_of(child(id, "NewsItemId"));
  const std::string whole = text_of(child(id, "PublicIdentifier"));
  set_own_id(draft, "NewsIdentifier",
             whole.empty() ? provider + ":" + date + ":" + number
                           : without_revision(whole, text_of(child(id, "RevisionId"))));
  const std::string name = formal_name(child(first(item, "Provider"), "Party"));
  set_source(draft, "ProviderId", provider, name);
  const std::string source = formal_name(child(first(item, "Source"), "Party"));
  const std::string credit = first_text(item, "CreditLine");
  set_agency(draft, "Party", !name.empty() ? name : (source.empty() ? credit : source));
}

/// One content item as paragraphs; none for what is no text.
std::vector<std::string> content_of(const pugi::xml_node& item, WireDraft& draft) {
  const std::string media = formal_name(child(item, "MediaType"));
  if (!media.empty() && !extract::equal_ignoring_case(media, "text")) {
    return {};
  }
  const pugi::xml_node data = child(item, "DataContent");
  if (const pugi::xml_node nitf = child(data, "nitf")) {
    read_nitf_body(nitf, draft);
    return std::exchange(draft.article.body, {});
  }
  return markup_paragraphs(data);
}

std::size_t length_of(const std::vector<std::string>& paragraphs) {
  return std::accumulate(
      paragraphs.begin(), paragraphs.end(), std::size_t{0},
      [](std::size_t sum, const std::string& paragraph) { return sum + paragraph.size(); });
}

void read_text(const pugi::xml_node& item, WireDraft& draft) {
  set_title(draft, "HeadLine", first_text(item, "HeadLine"));
  std::vector<std::string> longest;
  for (const pugi::xml_node& content : descendants(item, "ContentItem")) {
    std::vector<std::string> paragraphs = content_of(content, draft);
    if (length_of(paragraphs) > length_of(longest)) {
      longest = std::move(paragraphs);
    }
  }
  set_body(draft, "DataContent", std::move(longest));
}

bool is_symbol_scheme(const std::string& name) {
  constexpr auto kSchemes = std::to_array<std::string_view>({"tic", "ticker", "ric", "symbol"});
  return std::ranges::find(kSchemes, extract::to_lower(name)) != kSchemes.end();
}

/// Topics are described in topic sets: subjects by their names, companies by their symbols.
void read_topic_sets(const pugi::xml_node& item, WireDraft& draft) {
  for (const pugi::xml_node& topic : descendants(item, "Topic")) {
    for (const pugi::xml_node& name : children(topic, "FormalName")) {
      if (is_symbol_scheme(attribute(name, "Scheme"))) {
        add_ticker(draft, "Topic", text_of(name));
      }
    }
    if (!formal_name(child(topic, "TopicType")).starts_with("Subject")) {
      continue;
    }
    for (const pugi::xml_node& description : children(topic, "Description")) {
      if (attribute(description, "Variant") == "Name" &&
          extract::language_of(attribute(description, "xml:lang")) == "en") {
        add_topic(draft, "Topic", text_of(description));
      }
    }
  }
}

void read_labels(const pugi::xml_node& item, WireDraft& draft) {
  read_topic_sets(item, draft);
  for (const pugi::xml_node& code : descendants(item, "SubjectCode")) {
    for (const pugi::xml_node& subject : code.children()) {
      add_topic(draft, "SubjectCode", topic_code(formal_name(subject)));
    }
  }
  for (const pugi::xml_node& keyword : descendants(item, "KeywordLine")) {
    add_topic(draft, "KeywordLine", text_of(keyword));
  }
  for (const pugi::xml_node& property : descendants(item, "Property")) {
    const std::string name = formal_name(property);
    const std::string value = attribute(property, "Value");
    if (is_symbol_scheme(name)) {
      add_ticker(draft, "Property", value);
    } else if (name == "Keyword") {
      add_topic(draft, "Property", value);
    } else if (name == "City") {
      add_place(draft, "Property", value);
    }
  }
}

Status read_times(const XmlRecord& record, WireDraft& draft) {
  const pugi::xml_node management = child(record.element, "NewsManagement");
  const std::string created = text_of(child(management, "FirstCreated"));
  const std::string revised = text_of(child(management, "ThisRevisionCreated"));
  const std::string sent = text_of(child_at(record.root, {"NewsEnvelope", "DateAndTime"}));
  Status set = set_clock(draft, extract::Clock::Published, "FirstCreated",
                         created.empty() ? revised : created);
  if (set && revised != created) {
    set = set_clock(draft, extract::Clock::Updated, "ThisRevisionCreated", revised);
  }
  set_feed_time(draft, "NewsEnvelope", sent);
  return set;
}

/// The end of an embargo. Other changes of the status, as of what will be canceled then, hold
/// nothing back.
std::string embargo_of(const pugi::xml_node& management) {
  const bool embargoed =
      extract::equal_ignoring_case(formal_name(child(management, "Status")), "embargoed");
  return embargoed ? text_of(child_at(management, {"StatusWillChange", "DateAndTime"})) : "";
}

Result<std::optional<Article>> read(const XmlRecord& record, const ReaderContext& context) {
  const pugi::xml_node& item = record.element;
  const pugi::xml_node management = child(item, "NewsManagement");
  WireDraft draft{.context = context, .format = "newsml"};
  read_text(item, draft);
  read_identity(item, draft);
  const Status usable =
      check_usable(draft, formal_name(child(management, "Status")), embargo_of(management));
  if (!usable) {
    return usable.error();
  }
  add_dateline_place(draft, "DateLine", first_text(item, "DateLine"));
  add_authors(draft, "ByLine", first_text(item, "ByLine"));
  read_labels(item, draft);
  draft.article.lang = extract::language_of(formal_name(first(item, "Language")));
  if (draft.article.lang.empty()) {
    draft.article.lang = extract::language_of(language_tag_of(record));
  }
  if (const Status set = read_times(record, draft); !set) {
    return set.error();
  }
  return finish(std::move(draft));
}

}  // namespace

const XmlFormat kNewsml = {.records = kRecords, .read = &read};

}  // namespace dateline::indexer
