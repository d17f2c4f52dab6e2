// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

#include <nlohmann/json.hpp>

#include "indexer/extract/html_claims.h"
#include "indexer/extract/json_nesting.h"
#include "indexer/extract/words.h"
#include "indexer/io/text.h"

namespace dateline::extract {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMostBytes = std::size_t{2} << 20U;
constexpr std::string_view kRule = "json-ld";
constexpr std::string_view kName =
    "name";  // of the article: its headline, or what the site calls it

/// Sites escape their headlines for HTML once more.
std::string unescape(std::string text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kEntities = {
      {{"&quot;", "\""},
       {"&#39;", "'"},
       {"&#039;", "'"},
       {"&#x27;", "'"},
       {"&apos;", "'"},
       {"&nbsp;", " "},
       {"&lt;", "<"},
       {"&gt;", ">"}}};
  for (const auto& [entity, letter] : kEntities) {
    text = io::replace_all(text, entity, letter);
  }
  return io::replace_all(text, "&amp;", "&");
}

using Keys = std::initializer_list<const char*>;

/// The strings in a value: itself, the first of @p keys it has, or those of its elements.
void collect_strings(const Json& value, Keys keys, std::vector<std::string>& strings) {
  const Json list = value.is_array() ? value : Json::array({value});
  for (const Json& entry : list) {
    const Json* text = &entry;
    for (const char* key : keys) {
      if (text->is_object() && text->contains(key)) {
        text = &(*text)[key];
      }
    }
    if (text->is_array() && !text->empty()) {
      text = &text->front();
    }
    if (text->is_string()) {
      strings.push_back(unescape(io::clean_text(text->get_ref<const std::string&>())));
    }
  }
}

void add_key(const Json& object, std::string_view key, ClaimField field, Claims& claims) {
  const auto found = object.find(key);
  if (found == object.end()) {
    return;
  }
  std::vector<std::string> strings;
  if (field == ClaimField::Image) {
    collect_strings(*found, {"url", "contentUrl", "@id"}, strings);
  } else {
    collect_strings(*found, {"name", "@id"}, strings);
  }
  const std::string rule = std::string(kRule) + (key == kName ? " name" : "");
  for (const std::string& text : strings) {
    if (field != ClaimField::Topic) {
      claims.add(field, ClaimRank::JsonLd, rule, text);
      continue;
    }
    for (const std::string_view label : split(text, ",;")) {
      claims.add(field, ClaimRank::JsonLd, kRule, label);
    }
  }
}

bool is_article(const Json& object) {
  const auto type = object.find("@type");
  if (type == object.end()) {
    return false;
  }
  std::vector<std::string> names;
  collect_strings(*type, {}, names);
  return std::ranges::any_of(names, [](const std::string& name) {
    return name.ends_with("Article") || name.ends_with("BlogPosting") || name.ends_with("Report") ||
           name.ends_with("MediaPosting") || name.ends_with("ForumPosting");
  });
}

void add_article(const Json& object, Claims& claims) {
  constexpr std::array<std::pair<std::string_view, ClaimField>, 15> kKeys = {
      {{"headline", ClaimField::Title},
       {kName, ClaimField::Title},
       {"datePublished", ClaimField::Published},
       {"dateModified", ClaimField::Updated},
       {"author", ClaimField::Author},
       {"creator", ClaimField::Author},
       {"url", ClaimField::Url},
       {"mainEntityOfPage", ClaimField::Url},
       {"publisher", ClaimField::SiteName},
       {"articleSection", ClaimField::Section},
       {"keywords", ClaimField::Topic},
       {"inLanguage", ClaimField::Language},
       {"articleBody", ClaimField::Body},
       {"image", ClaimField::Image},
       {"thumbnailUrl", ClaimField::Image}}};
  for (const auto& [key, field] : kKeys) {
    add_key(object, key, field, claims);
  }
}

/// The outermost brackets and what they hold; empty without any.
std::string_view outermost(std::string_view json) {
  constexpr std::string_view kCdata = "<![CDATA[";
  if (const std::size_t mark = json.find(kCdata); mark != std::string_view::npos) {
    json.remove_prefix(mark + kCdata.size());
    json = json.substr(0, json.rfind("]]>"));
  }
  const std::size_t first = json.find_first_of("{[");
  const std::size_t last = json.find_last_of("}]");
  if (first == std::string_view::npos || last == std::string_view::npos || last < first) {
    return {};
  }
  return json.substr(first, last + 1 - first);
}

/// Brackets that hold nothing behind their last comma, strings without raw line feeds, and nothing
/// around the outermost brackets.
std::string mended(std::string_view json) {
  std::string out;
  bool quoted = false;
  bool escaped = false;
  std::size_t comma = std::string::npos;  // of @p out, when only blanks follow it
  for (const char letter : outermost(json)) {
    if (letter == '"' && !escaped) {
      quoted = !quoted;
    }
    escaped = quoted && letter == '\\' && !escaped;
    if (!quoted && (letter == '}' || letter == ']') && comma != std::string::npos) {
      out[comma] = ' ';
    }
    out += quoted && is_blank(letter) ? ' ' : letter;
    if (!is_blank(letter)) {
      comma = !quoted && letter == ',' ? out.size() - 1 : std::string::npos;
    }
  }
  return out;
}

/// Nothing (a discarded value) for text that is no JSON or nested too deeply.
Json parse(const std::string& text) {
  return nesting_depth(text) > kMostNesting ? Json(Json::value_t::discarded)
                                            : Json::parse(text, nullptr, false, true);
}

}  // namespace

void add_json_ld(std::string_view script, Claims& claims) {
  const std::string text = io::clean_text(script);
  if (text.size() > kMostBytes) {
    return;
  }
  Json parsed = parse(text);
  if (parsed.is_discarded()) {
    parsed = parse(mended(text));
  }
  std::vector<const Json*> pending = {&parsed};
  while (!pending.empty()) {
    const Json& value = *pending.back();
    pending.pop_back();
    if (value.is_array()) {
      for (auto entry = value.rbegin(); entry != value.rend(); ++entry) {
        pending.push_back(&*entry);
      }
    } else if (value.is_object() && is_article(value)) {
      add_article(value, claims);
    } else if (value.is_object()) {
      for (const char* key : {"mainEntity", "@graph"}) {
        if (value.contains(key)) {
          pending.push_back(&value[key]);
        }
      }
    }
  }
}

}  // namespace dateline::extract
