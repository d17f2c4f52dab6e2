// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/nitf_reader.h"

#include <array>

#include "indexer/extract/exchanges.h"
#include "indexer/extract/words.h"
#include "indexer/readers/markup.h"
#include "indexer/readers/xml_node.h"

namespace dateline::indexer {
namespace {

constexpr std::array<std::string_view, 1> kRecords = {"nitf"};

std::string first_of(std::initializer_list<std::string> texts) {
  for (const std::string& text : texts) {
    if (!text.empty()) {
      return text;
    }
  }
  return {};
}

/// The people of a byline, without what they are.
std::string names_of(const pugi::xml_node& byline) {
  std::string names;
  for (const pugi::xml_node& person : descendants(byline, "person")) {
    names += (names.empty() ? "" : ", ") + text_of(person);
  }
  return names.empty() ? text_of(byline) : names;
}

void read_dateline(const pugi::xml_node& dateline, WireDraft& draft) {
  const pugi::xml_node location = child(dateline, "location");
  const std::string city = text_of(child(location, "city"));
  if (city.empty()) {
    add_dateline_place(draft, "dateline", text_of(location ? location : dateline));
  } else {
    add_place(draft, "dateline", city);
  }
}

void read_tickers(const pugi::xml_node& nitf, WireDraft& draft) {
  for (const pugi::xml_node& organisation : descendants(nitf, "org")) {
    const std::string exchange = attribute(organisation, "idsrc");
    if (extract::is_exchange(exchange)) {
      add_ticker(draft, "org", exchange + ":" + attribute(organisation, "value"));
    }
  }
}

void read_subjects(const pugi::xml_node& head, WireDraft& draft) {
  const pugi::xml_node object = child(head, "tobject");
  const std::string type = attribute(object, "tobject.type");
  if (!extract::equal_ignoring_case(type, "news")) {
    set_section(draft, "tobject", type);
  }
  for (const pugi::xml_node& subject : children(object, "tobject.subject")) {
    for (const char* name :
         {"tobject.subject.detail", "tobject.subject.matter", "tobject.subject.type"}) {
      add_topic(draft, "tobject.subject", attribute(subject, name));
    }
    add_topic(draft, "tobject.subject", topic_code(attribute(subject, "tobject.subject.refnum")));
  }
  for (const pugi::xml_node& keyword : descendants(child(head, "docdata"), "keyword")) {
    const std::string key = attribute(keyword, "key");
    add_topic(draft, "keyword", key.empty() ? text_of(keyword) : key);
  }
}

void read_sender(const pugi::xml_node& nitf, WireDraft& draft) {
  const pugi::xml_node data = child_at(nitf, {"head", "docdata"});
  const std::string holder = attribute(child(data, "doc.copyright"), "holder");
  const std::string distributor = text_of(child_at(nitf, {"body", "body.head", "distributor"}));
  const std::string sender = attribute(child_at(data, {"del-list", "from-src"}), "src-name");
  const std::string registrar = attribute(child(data, "doc-id"), "regsrc");
  set_source(draft, "docdata", first_of({registrar, sender}), first_of({distributor, holder}));
  set_agency(draft, "distributor", first_of({distributor, sender, registrar, holder}));
}

Status read_times(const pugi::xml_node& nitf, WireDraft& draft) {
  const pugi::xml_node data = child_at(nitf, {"head", "docdata"});
  const pugi::xml_node head = child_at(nitf, {"body", "body.head"});
  const std::array<std::pair<const char*, std::string>, 4> dates = {{
      {"date.release", attribute(child(data, "date.release"), "norm")},
      {"date.issue", attribute(child(data, "date.issue"), "norm")},
      {"story.date", attribute(child_at(head, {"dateline", "story.date"}), "norm")},
      {"pubdata", attribute(child_at(nitf, {"head", "pubdata"}), "date.publication")},
  }};
  for (const auto& [name, text] : dates) {
    Status set = set_clock(draft, extract::Clock::Published, name, text);
    if (!set || draft.article.published.known()) {
      return set;
    }
  }
  return ok();
}

Result<std::optional<Article>> read(const XmlRecord& record, const ReaderContext& context) {
  const pugi::xml_node& nitf = record.element;
  const pugi::xml_node head = child(nitf, "head");
  const pugi::xml_node data = child(head, "docdata");
  WireDraft draft{.context = context, .format = "nitf"};
  read_nitf_body(nitf, draft);
  set_own_id(draft, "doc-id", attribute(child(data, "doc-id"), "id-string"));
  set_url(draft, "pubdata", attribute(child(head, "pubdata"), "ex-ref"));
  read_sender(nitf, draft);
  const Status usable = check_usable(draft, attribute(data, "management-status"),
                                     attribute(child(data, "date.release"), "norm"));
  if (!usable) {
    return usable.error();
  }
  read_subjects(head, draft);
  for (const pugi::xml_node& location : children(data, "evloc")) {
    add_place(draft, "evloc", attribute(location, "city"));
  }
  draft.article.lang = extract::language_of(first_of(
      {attribute(nitf, "baselang"), attribute(nitf, "xml:lang"), attribute(nitf, "lang")}));
  if (const Status set = read_times(nitf, draft); !set) {
    return set.error();
  }
  return finish(std::move(draft));
}

}  // namespace

void read_nitf_body(const pugi::xml_node& nitf, WireDraft& draft) {
  const pugi::xml_node head = child_at(nitf, {"body", "body.head"});
  Article& article = draft.article;
  if (article.title.empty()) {
    const pugi::xml_node headlines = child(head, "hedline");
    set_title(draft, "hedline",
              first_of({text_of(child(headlines, "hl1")), text_of(headlines),
                        text_of(child_at(nitf, {"head", "title"}))}));
  }
  set_body(draft, "body.content", xml_paragraphs(child_at(nitf, {"body", "body.content"})));
  if (article.body.empty()) {
    set_body(draft, "abstract", xml_paragraphs(child(head, "abstract")));
  }
  if (article.authors.empty()) {
    for (const pugi::xml_node& byline : children(head, "byline")) {
      add_authors(draft, "byline", names_of(byline));
    }
  }
  if (article.places.empty()) {
    read_dateline(child(head, "dateline"), draft);
  }
  read_tickers(nitf, draft);
}

const XmlFormat kNitf = {.records = kRecords, .read = &read};

}  // namespace dateline::indexer
