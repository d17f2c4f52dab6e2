// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/html_claims.h"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/extract/words.h"
#include "indexer/io/text.h"

namespace dateline::extract {
namespace {

struct MetaKey {
  std::string_view key;  // property, name or itemprop
  ClaimField field;
};

// In the order of trust within one field.
constexpr std::array kMetaKeys = {
    MetaKey{"og:title", ClaimField::Title},
    MetaKey{"twitter:title", ClaimField::Title},
    MetaKey{"article:published_time", ClaimField::Published},
    MetaKey{"og:article:published_time", ClaimField::Published},
    MetaKey{"og:published_time", ClaimField::Published},
    MetaKey{"datepublished", ClaimField::Published},
    MetaKey{"parsely-pub-date", ClaimField::Published},
    MetaKey{"sailthru.date", ClaimField::Published},
    MetaKey{"pubdate", ClaimField::Published},
    MetaKey{"publishdate", ClaimField::Published},
    MetaKey{"publish-date", ClaimField::Published},
    MetaKey{"publish_date", ClaimField::Published},
    MetaKey{"date", ClaimField::Published},
    MetaKey{"dc.date", ClaimField::Published},
    MetaKey{"dc.date.issued", ClaimField::Published},
    MetaKey{"dcterms.created", ClaimField::Published},
    MetaKey{"dcterms.date", ClaimField::Published},
    MetaKey{"article:modified_time", ClaimField::Updated},
    MetaKey{"og:updated_time", ClaimField::Updated},
    MetaKey{"datemodified", ClaimField::Updated},
    MetaKey{"lastmod", ClaimField::Updated},
    MetaKey{"author", ClaimField::Author},
    MetaKey{"article:author", ClaimField::Author},
    MetaKey{"parsely-author", ClaimField::Author},
    MetaKey{"sailthru.author", ClaimField::Author},
    MetaKey{"dc.creator", ClaimField::Author},
    MetaKey{"byl", ClaimField::Author},
    MetaKey{"og:url", ClaimField::Url},
    MetaKey{"og:site_name", ClaimField::SiteName},
    MetaKey{"application-name", ClaimField::SiteName},
    MetaKey{"article:section", ClaimField::Section},
    MetaKey{"parsely-section", ClaimField::Section},
    MetaKey{"article:tag", ClaimField::Topic},
    MetaKey{"news_keywords", ClaimField::Topic},
    MetaKey{"keywords", ClaimField::Topic},
    MetaKey{"og:locale", ClaimField::Language},
    MetaKey{"content-language", ClaimField::Language},
};

/// Calls @p use for each part of a value: labels are lists, other values are one.
void add_parts(Claims& claims, ClaimField field, std::string_view rule, std::string_view value) {
  if (field != ClaimField::Topic) {
    claims.add(field, ClaimRank::Meta, rule, value);
    return;
  }
  for (const std::string_view label : split(value, ",;")) {
    claims.add(field, ClaimRank::Meta, rule, label);
  }
}

struct MetaValue {
  std::string key;
  std::string value;
};

MetaValue meta_value(const GumboNode& element) {
  for (const char* name : {"property", "name", "itemprop", "http-equiv"}) {
    if (const std::string_view key = attribute(element, name); !key.empty()) {
      return {.key = to_lower(trim(key)), .value = std::string(attribute(element, "content"))};
    }
  }
  return {};
}

bool has_word(std::string_view list, std::string_view word) {
  const std::vector<std::string_view> words = split(list, " -_");
  return std::ranges::any_of(
      words, [word](std::string_view other) { return equal_ignoring_case(other, word); });
}

void see_time(const GumboNode& element, Claims& claims) {
  const std::string_view machine = attribute(element, "datetime");
  const std::string text = machine.empty() ? text_of(element) : std::string(machine);
  const std::string_view name = attribute(element, "class");
  const bool update = has_word(name, "updated") || has_word(name, "modified") ||
                      attribute(element, "itemprop") == "dateModified";
  claims.add(update ? ClaimField::Updated : ClaimField::Published, ClaimRank::Element, "time",
             text);
}

void see_author(const GumboNode& element, Claims& claims) {
  constexpr std::size_t kLongest = 150;
  const std::string_view name = attribute(element, "class");
  const bool marked = attribute(element, "itemprop") == "author" ||
                      attribute(element, "rel") == "author" || has_word(name, "byline") ||
                      has_word(name, "author");
  if (!marked) {
    return;
  }
  const std::string text = text_of(element);
  if (text.size() <= kLongest) {
    claims.add(ClaimField::Author, ClaimRank::Element, "byline-element", text);
  }
}

void see_link(const GumboNode& element, Claims& claims) {
  if (has_word(attribute(element, "rel"), "canonical")) {
    claims.add(ClaimField::Url, ClaimRank::Meta, "link canonical", attribute(element, "href"));
  }
}

void see_element(const GumboNode& element, std::vector<MetaValue>& metas, Claims& claims) {
  switch (tag_of(element)) {
    case GUMBO_TAG_META:
      metas.push_back(meta_value(element));
      break;
    case GUMBO_TAG_LINK:
      see_link(element, claims);
      break;
    case GUMBO_TAG_HTML:
      claims.add(ClaimField::Language, ClaimRank::Meta, "html lang", attribute(element, "lang"));
      break;
    case GUMBO_TAG_TITLE:
      claims.add(ClaimField::Title, ClaimRank::Text, "title-element", text_of(element));
      break;
    case GUMBO_TAG_H1:
      claims.add(ClaimField::Title, ClaimRank::Element, "h1", text_of(element));
      break;
    case GUMBO_TAG_TIME:
      see_time(element, claims);
      break;
    default:
      see_author(element, claims);
  }
}

bool is_json_ld(const GumboNode& node) {
  return tag_of(node) == GUMBO_TAG_SCRIPT &&
         starts_ignoring_case(trim(attribute(node, "type")), "application/ld+json");
}

std::string script_of(const GumboNode& node) {
  std::string script;
  walk(node, [&](const GumboNode& part) {
    if (is_text(part)) {
      script += part.v.text.text;
    }
    return true;
  });
  return script;
}

}  // namespace

void Claims::add(ClaimField field, ClaimRank rank, std::string_view rule, std::string_view value) {
  const std::string text =
      field == ClaimField::Body ? std::string(value) : io::collapse_blanks(io::clean_text(value));
  if (!text.empty()) {
    claims_.push_back({.field = field, .rank = rank, .rule = std::string(rule), .value = text});
  }
}

std::vector<Claim> Claims::about(ClaimField field) const {
  std::vector<Claim> found;
  std::ranges::copy_if(claims_, std::back_inserter(found),
                       [field](const Claim& claim) { return claim.field == field; });
  std::ranges::stable_sort(found, {}, &Claim::rank);
  return found;
}

Claims gather_claims(const HtmlDocument& page) {
  Claims claims;
  std::vector<MetaValue> metas;
  walk(page.root(), [&](const GumboNode& node) {
    if (is_json_ld(node)) {
      add_json_ld(script_of(node), claims);
    } else if (is_element(node)) {
      see_element(node, metas, claims);
    }
    return tag_of(node) != GUMBO_TAG_TEMPLATE;
  });
  for (const MetaKey& known : kMetaKeys) {
    for (const MetaValue& meta : metas) {
      if (meta.key == known.key) {
        add_parts(claims, known.field, "meta " + meta.key, meta.value);
      }
    }
  }
  return claims;
}

}  // namespace dateline::extract
