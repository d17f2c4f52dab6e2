// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <utility>

#include <nlohmann/json.hpp>

#include "indexer/extract/html_claims.h"
#include "indexer/extract/words.h"
#include "indexer/io/text.h"

namespace dateline::extract {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMostNesting = 64;
constexpr std::size_t kMostBytes = std::size_t{2} << 20U;
constexpr std::string_view kRule = "json-ld";

/// Brackets outside strings never stand deeper than kMostNesting.
bool is_shallow(std::string_view json) {
  std::size_t depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    if (quoted && json[i] == '\\') {
      ++i;
    } else if (json[i] == '"') {
      quoted = !quoted;
    } else if (!quoted && (json[i] == '{' || json[i] == '[')) {
      if (++depth > kMostNesting) {
        return false;
      }
    } else if (!quoted && (json[i] == '}' || json[i] == ']') && depth > 0) {
      --depth;
    }
  }
  return true;
}

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
  const auto replace_all = [&text](std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos;
         at = text.find(from, at + to.size())) {
      text.replace(at, from.size(), to);
    }
  };
  for (const auto& [entity, letter] : kEntities) {
    replace_all(entity, letter);
  }
  replace_all("&amp;", "&");
  return text;
}

/// The strings in a value: itself, its name or @id, or those of its elements.
void collect_strings(const Json& value, std::vector<std::string>& strings) {
  const Json list = value.is_array() ? value : Json::array({value});
  for (const Json& entry : list) {
    const Json* text = &entry;
    for (const char* key : {"name", "@id"}) {
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

void add_key(const Json& object, const char* key, ClaimField field, Claims& claims) {
  const auto found = object.find(key);
  if (found == object.end()) {
    return;
  }
  std::vector<std::string> strings;
  collect_strings(*found, strings);
  for (const std::string& text : strings) {
    if (field != ClaimField::Topic) {
      claims.add(field, ClaimRank::JsonLd, kRule, text);
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
  collect_strings(*type, names);
  return std::ranges::any_of(names, [](const std::string& name) {
    return name.ends_with("Article") || name.ends_with("BlogPosting") || name == "Report";
  });
}

void add_article(const Json& object, Claims& claims) {
  constexpr std::array<std::pair<const char*, ClaimField>, 12> kKeys = {
      {{"headline", ClaimField::Title},
       {"name", ClaimField::Title},
       {"datePublished", ClaimField::Published},
       {"dateModified", ClaimField::Updated},
       {"author", ClaimField::Author},
       {"url", ClaimField::Url},
       {"mainEntityOfPage", ClaimField::Url},
       {"publisher", ClaimField::SiteName},
       {"articleSection", ClaimField::Section},
       {"keywords", ClaimField::Topic},
       {"inLanguage", ClaimField::Language},
       {"articleBody", ClaimField::Body}}};
  for (const auto& [key, field] : kKeys) {
    add_key(object, key, field, claims);
  }
}

}  // namespace

void add_json_ld(std::string_view script, Claims& claims) {
  const std::string text = io::clean_text(script);
  if (text.size() > kMostBytes || !is_shallow(text)) {
    return;
  }
  const Json parsed = Json::parse(text, nullptr, false);
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
    } else if (value.is_object() && value.contains("@graph")) {
      pending.push_back(&value["@graph"]);
    }
  }
}

}  // namespace dateline::extract
