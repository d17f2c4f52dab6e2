// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/html_claims.h"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/extract/element_names.h"
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
    MetaKey{"dc:title", ClaimField::Title},
    MetaKey{"dc.title", ClaimField::Title},
    MetaKey{"dcterm:title", ClaimField::Title},
    MetaKey{"dcterms.title", ClaimField::Title},
    MetaKey{"og:title", ClaimField::Title},
    MetaKey{"headline", ClaimField::Title},
    MetaKey{"title", ClaimField::Title},
    MetaKey{"twitter:title", ClaimField::Title},
    MetaKey{"parsely-title", ClaimField::Title},
    MetaKey{"dc:creator", ClaimField::Author},
    MetaKey{"dc.creator", ClaimField::Author},
    MetaKey{"dcterm:creator", ClaimField::Author},
    MetaKey{"dcterms.creator", ClaimField::Author},
    MetaKey{"author", ClaimField::Author},
    MetaKey{"article:author", ClaimField::Author},
    MetaKey{"parsely-author", ClaimField::Author},
    MetaKey{"sailthru.author", ClaimField::Author},
    MetaKey{"byl", ClaimField::Author},
    MetaKey{"og:url", ClaimField::Url},
    MetaKey{"og:image", ClaimField::Image},
    MetaKey{"og:image:url", ClaimField::Image},
    MetaKey{"og:image:secure_url", ClaimField::Image},
    MetaKey{"twitter:image", ClaimField::Image},
    MetaKey{"twitter:image:src", ClaimField::Image},
    MetaKey{"thumbnailurl", ClaimField::Image},
    MetaKey{"og:site_name", ClaimField::SiteName},
    MetaKey{"application-name", ClaimField::SiteName},
    MetaKey{"article:section", ClaimField::Section},
    MetaKey{"parsely-section", ClaimField::Section},
    MetaKey{"article:tag", ClaimField::Topic},
    MetaKey{"news_keywords", ClaimField::Topic},
    MetaKey{"keywords", ClaimField::Topic},
    MetaKey{"parsely-tags", ClaimField::Topic},
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

/// One value for each name that the element gives it: some give several, blanks between.
void see_meta(const GumboNode& element, std::vector<MetaValue>& metas) {
  for (const char* name : {"property", "name", "itemprop", "http-equiv"}) {
    const std::string keys = to_lower(attribute(element, name));
    for (const std::string_view key : words_of(keys)) {
      metas.push_back(
          {.key = std::string(key), .value = std::string(attribute(element, "content"))});
    }
    if (!keys.empty()) {
      return;
    }
  }
}

bool has_word(std::string_view list, std::string_view word) {
  const std::vector<std::string_view> words = split(list, " -_");
  return std::ranges::any_of(
      words, [word](std::string_view other) { return equal_ignoring_case(other, word); });
}

/// True within comments and boxes of other articles, whose authors are not this one's. Asides count
/// as such only where nothing marks up the author for programs.
bool is_beside(const GumboNode& node) {
  const bool marked_up = !attribute(node, "itemprop").empty();
  for (const GumboNode* around = &node; around != nullptr; around = around->parent) {
    const HtmlTag tag = tag_of(*around);
    const ElementNames names = read_names(*around);
    if (tag == GUMBO_TAG_NAV || (tag == GUMBO_TAG_ASIDE && !marked_up) || names.comments ||
        names.related || names.hidden) {
      return true;
    }
  }
  return false;
}

bool is_author(const GumboNode& element) {
  const std::string_view name = attribute(element, "class");
  const std::string_view id = attribute(element, "id");
  return has_word(attribute(element, "itemprop"), "author") ||
         has_word(attribute(element, "rel"), "author") || has_word(name, "byline") ||
         has_word(name, "author") || has_word(name, "writtenby") || has_word(id, "byline") ||
         has_word(id, "author");
}

/// Gathers elements marked as authors; those that stand side by side are one claim.
class AuthorElements {
 public:
  void see(const GumboNode& element) {
    if (seen_ >= kMost || !is_author(element)) {
      return;
    }
    ++seen_;
    std::string text = text_of(element);
    if (text.empty() || text.size() > kLongest || is_beside(element)) {
      return;
    }
    if (!groups_.empty() && element.parent == groups_.back().parent) {
      groups_.back().text += ", " + text;
    } else {
      groups_.push_back({.parent = element.parent, .text = std::move(text)});
    }
  }

  void tell(Claims& claims) const {
    for (const Group& group : groups_) {
      claims.add(ClaimField::Author, ClaimRank::Element, "byline-element", group.text);
    }
  }

 private:
  struct Group {
    const GumboNode* parent;
    std::string text;
  };
  static constexpr std::size_t kMost = 50;  // of a page; more are a list of articles
  static constexpr std::size_t kLongest = 150;
  std::size_t seen_ = 0;
  std::vector<Group> groups_;
};

void see_link(const GumboNode& element, Claims& claims) {
  const std::string rel = to_lower(attribute(element, "rel"));
  const std::vector<std::string_view> words = words_of(rel);
  const auto is = [&words](std::string_view word) {
    return std::ranges::find(words, word) != words.end();
  };
  if (is("canonical")) {
    claims.add(ClaimField::Url, ClaimRank::Meta, "link canonical", attribute(element, "href"));
  }
  if (is("image_src")) {
    claims.add(ClaimField::Image, ClaimRank::Meta, "link image_src", attribute(element, "href"));
  }
}

/// Microdata of elements that are no meta.
void see_microdata(const GumboNode& element, Claims& claims) {
  const std::string_view name = attribute(element, "itemprop");
  if (name == "headline") {
    claims.add(ClaimField::Title, ClaimRank::Element, "itemprop headline", text_of(element));
  } else if (name == "articleSection") {
    claims.add(ClaimField::Section, ClaimRank::Element, "itemprop articleSection",
               text_of(element));
  } else if (name == "image" || name == "thumbnailUrl") {
    for (const char* place : {"src", "content", "href"}) {
      claims.add(ClaimField::Image, ClaimRank::Element, "itemprop image",
                 attribute(element, place));
    }
  }
}

/// Sees the elements of a page in order.
class ElementReader {
 public:
  explicit ElementReader(Claims& claims) : claims_(&claims) {}

  void see(const GumboNode& element) {
    switch (tag_of(element)) {
      case GUMBO_TAG_META:
        see_meta(element, metas_);
        break;
      case GUMBO_TAG_LINK:
        see_link(element, *claims_);
        break;
      case GUMBO_TAG_BASE:
        claims_->add(ClaimField::Base, ClaimRank::Meta, "base", attribute(element, "href"));
        break;
      case GUMBO_TAG_HTML:
        claims_->add(ClaimField::Language, ClaimRank::Meta, "html lang",
                     attribute(element, "lang"));
        break;
      case GUMBO_TAG_TITLE:
        see_title(element, ClaimRank::Text, "title-element");
        break;
      case GUMBO_TAG_H1:
        see_title(element, ClaimRank::Element, "h1");
        break;
      case GUMBO_TAG_TIME:
        break;  // whatever it is called, it holds no author; dates have their own rules
      default:
        see_other(element);
    }
  }

  void finish() const {
    for (const MetaKey& known : kMetaKeys) {
      for (const MetaValue& meta : metas_) {
        if (meta.key == known.key) {
          add_parts(*claims_, known.field, "meta " + meta.key, meta.value);
        }
      }
    }
    authors_.tell(*claims_);
  }

 private:
  static constexpr std::size_t kMost = 50;  // titles, pieces of microdata; more are a list

  /// Drawings have titles too.
  void see_title(const GumboNode& element, ClaimRank rank, std::string_view rule) {
    if (element.v.element.tag_namespace == GUMBO_NAMESPACE_HTML && titles_++ < kMost) {
      claims_->add(ClaimField::Title, rank, rule, text_of(element));
    }
  }

  void see_other(const GumboNode& element) {
    if (!attribute(element, "itemprop").empty() && marked_++ < kMost) {
      see_microdata(element, *claims_);
    }
    authors_.see(element);
  }

  Claims* claims_;
  std::vector<MetaValue> metas_;
  AuthorElements authors_;
  std::size_t titles_ = 0;
  std::size_t marked_ = 0;
};

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
  ElementReader reader(claims);
  walk(page.root(), [&](const GumboNode& node) {
    if (is_json_ld(node)) {
      add_json_ld(script_of(node), claims);
    } else if (is_element(node)) {
      reader.see(node);
    }
    return tag_of(node) != GUMBO_TAG_TEMPLATE;
  });
  reader.finish();
  return claims;
}

void explain_claims(Explanation* explanation, std::string_view field,
                    const std::vector<Claim>& claims,
                    const std::function<Verdict(const Claim&)>& judge) {
  if (explanation == nullptr) {
    return;
  }
  auto score = static_cast<double>(claims.size());
  for (const Claim& claim : claims) {
    Verdict verdict = judge(claim);
    explanation->add({.field = std::string(field),
                      .rule = claim.rule,
                      .text = claim.value,
                      .value = std::move(verdict.value),
                      .score = verdict.chosen ? static_cast<double>(claims.size()) + 1 : score,
                      .chosen = verdict.chosen,
                      .reason = std::move(verdict.reason)});
    --score;
  }
}

}  // namespace dateline::extract
