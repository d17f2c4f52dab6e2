// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/ninjs_reader.h"

#include <nlohmann/json.hpp>

#include "indexer/extract/words.h"
#include "indexer/io/text.h"
#include "indexer/readers/json_draft.h"
#include "indexer/readers/markup.h"
#include "indexer/readers/wire_article.h"

namespace dateline::indexer {
namespace {

/// The member of that name; null for what is no object or has no such member.
const Json& member(const Json& object, const char* name) {
  static const Json nothing;
  const auto found = object.find(name);
  return found == object.end() ? nothing : *found;
}

/// A text as it stands, its line ends kept; empty for what is no string.
std::string raw_text(const Json& object, const char* name) {
  const Json& value = member(object, name);
  return value.is_string() ? io::clean_text(value.get_ref<const std::string&>()) : std::string{};
}

std::string text(const Json& object, const char* name) {
  return io::collapse_blanks(raw_text(object, name));
}

/// The first of the names that the object holds a text for.
std::string first_text(const Json& object, std::initializer_list<const char*> names) {
  for (const char* name : names) {
    if (std::string found = text(object, name); !found.empty()) {
      return found;
    }
  }
  return {};
}

/// The value in a list of version 2: `"headlines": [{"value": "…"}]`.
std::string first_value(const Json& object, const char* name) {
  for (const Json& entry : member(object, name)) {
    if (std::string value = text(entry, "value"); !value.empty()) {
      return value;
    }
  }
  return {};
}

void read_title(const Json& item, WireDraft& draft) {
  set_title(draft, "headline", html_line(raw_text(item, "headline")));
  if (draft.article.title.empty()) {
    set_title(draft, "headlines", first_value(item, "headlines"));
  }
  if (draft.article.title.empty()) {
    set_title(draft, "title", first_text(item, {"title", "name"}));
  }
}

void read_text(const Json& item, WireDraft& draft) {
  for (const char* name : {"body_xhtml", "body_html", "body_text"}) {
    if (draft.article.body.empty()) {
      set_body(draft, name, html_paragraphs(raw_text(item, name)));
    }
  }
  for (const char* name : {"bodies", "descriptions"}) {
    for (const Json& rendition : member(item, name)) {
      if (draft.article.body.empty()) {
        set_body(draft, name, html_paragraphs(raw_text(rendition, "value")));
      }
    }
  }
  for (const char* name : {"description_html", "description_text", "description"}) {
    if (draft.article.body.empty()) {
      set_body(draft, name, html_paragraphs(raw_text(item, name)));
    }
  }
}

void read_people(const Json& item, WireDraft& draft) {
  add_authors(draft, "byline", html_line(raw_text(item, "byline")));
  if (draft.article.authors.empty()) {
    add_authors(draft, "bylines", first_value(item, "bylines"));
  }
  if (draft.article.authors.empty()) {
    for (const Json& author : member(item, "authors")) {
      add_authors(draft, "authors", text(author, "name"));
    }
  }
}

void read_sender(const Json& item, WireDraft& draft) {
  std::string named;
  for (const Json& sender : member(item, "infosources")) {
    named = named.empty() ? first_text(sender, {"name", "literal"}) : named;
  }
  const std::string source = first_text(item, {"source", "copyrightholder"});
  set_source(draft, "source", source, named);
  set_agency(draft, "source", named.empty() ? source : named);
}

void read_labels(const Json& item, WireDraft& draft) {
  for (const char* name : {"subject", "subjects"}) {
    for (const Json& subject : member(item, name)) {
      add_topic(draft, name, text(subject, "name"));
      add_topic(draft, name, topic_code(first_text(subject, {"qcode", "code", "uri"})));
    }
  }
  for (const Json& keyword : member(item, "keywords")) {
    if (keyword.is_string()) {
      add_topic(draft, "keywords", io::collapse_blanks(io::clean_text(keyword.get<std::string>())));
    }
  }
  for (const char* name : {"place", "places"}) {
    for (const Json& place : member(item, name)) {
      add_place(draft, name, text(place, "name"));
    }
  }
  for (const char* name : {"organisation", "organisations"}) {
    for (const Json& organisation : member(item, name)) {
      for (const Json& symbol : member(organisation, "symbols")) {
        const std::string exchange = first_text(symbol, {"exchange", "symboltype"});
        add_ticker(draft, name, exchange + ":" + first_text(symbol, {"ticker", "symbol"}));
      }
    }
  }
}

Status read_times(const Json& item, WireDraft& draft) {
  const std::string version = first_text(item, {"versioncreated", "versionCreated"});
  const std::string created = first_text(
      item, {"firstpublished", "firstcreated", "firstCreated", "contentcreated", "contentCreated"});
  Status set = set_clock(draft, extract::Clock::Published, "firstcreated",
                         created.empty() ? version : created);
  if (set && !created.empty() && version != created) {
    set = set_clock(draft, extract::Clock::Updated, "versioncreated", version);
  }
  publish_after(draft, "embargoed", text(item, "embargoed"));
  return set;
}

Result<std::optional<Article>> read(const Json& item, const ReaderContext& context) {
  if (!item.is_object()) {
    return Error{ErrorCode::BadInput, "an item must be a JSON object", ""};
  }
  WireDraft draft{.context = context, .format = "ninjs"};
  read_title(item, draft);
  read_text(item, draft);
  const std::string id = first_text(item, {"guid", "uri", "altids"});
  set_own_id(draft, "guid", id);
  set_url(draft, "uri", first_text(item, {"canonicalurl", "uri", "url"}));
  read_people(item, draft);
  read_sender(item, draft);
  const Status usable =
      check_usable(draft, first_text(item, {"pubstatus", "pubStatus"}), text(item, "embargoed"));
  if (!usable) {
    return usable.error();
  }
  add_dateline_place(draft, "located", text(item, "located"));
  read_labels(item, draft);
  draft.article.lang = extract::language_of(text(item, "language"));
  if (const Status set = read_times(item, draft); !set) {
    return set.error();
  }
  return finish(std::move(draft));
}

Result<std::optional<Article>> parse(const std::string& text, const ReaderContext& context) {
  const std::string clean = io::clean_text(text);
  if (const Status shallow = check_nesting(clean); !shallow) {
    return shallow.error();
  }
  const Json item = Json::parse(clean, nullptr, false);
  if (item.is_discarded()) {
    return Error{ErrorCode::BadInput, "the JSON cannot be read", ""};
  }
  // Some services wrap an item into the answer of their interface.
  const Json& wrapped = member(member(item, "data"), "item");
  return read(wrapped.is_object() ? wrapped : item, context);
}

}  // namespace

Result<std::optional<Article>> NinjsReader::next() {
  const std::optional<JsonPiece> piece = splitter_.next();
  if (!piece) {
    return end();
  }
  start_record(piece->offset, piece->line);
  if (piece->cut) {
    return Error{ErrorCode::BadInput, "an item has no end, or it is longer than a record may be",
                 "the file may be cut"};
  }
  return parse(piece->text, context());
}

}  // namespace dateline::indexer
