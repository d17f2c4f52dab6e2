// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/html_document.h"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "indexer/extract/crowded_tags.h"
#include "indexer/extract/words.h"
#include "indexer/io/text.h"

namespace dateline::extract {
namespace {

// gumbo needs time in the square of the depth: 0.2 s at 5,000, 2.5 s at 20,000.
constexpr std::int64_t kMostDepth = 5000;
// Formatting left open is opened again in every block that follows.
constexpr std::int64_t kMostReopened = 2'000'000;

/// Elements that the parser closes by itself, or that have no end.
bool is_self_closing(std::string_view name) {
  constexpr auto kNames = std::to_array<std::string_view>(
      {"p",     "li",     "td",   "tr",   "th",   "dt",   "dd",    "option", "thead", "tbody",
       "tfoot", "area",   "base", "br",   "col",  "hr",   "img",   "link",   "meta",  "input",
       "embed", "source", "wbr",  "html", "body", "head", "param", "track"});
  return std::ranges::find(kNames, name) != kNames.end();
}

bool is_formatting(std::string_view name) {
  constexpr auto kNames =
      std::to_array<std::string_view>({"a", "b", "big", "code", "em", "font", "i", "nobr", "s",
                                       "small", "strike", "strong", "tt", "u"});
  return std::ranges::find(kNames, name) != kNames.end();
}

std::string tag_name(std::string_view text) {
  const std::size_t end = text.find_first_of(" \t\r\n\f/>");
  return to_lower(text.substr(0, std::min<std::size_t>(end, 20)));
}

/// An estimate, from the tags alone, of what parsing costs.
class CostEstimate {
 public:
  void see(std::string_view name, std::int64_t change) {
    if (is_formatting(name)) {
      formatting_ = std::max<std::int64_t>(0, formatting_ + change);
    } else {
      reopened_ += formatting_;
    }
    depth_ = is_self_closing(name) ? depth_ : std::max<std::int64_t>(0, depth_ + change);
  }

  [[nodiscard]] bool is_too_much() const {
    return depth_ > kMostDepth || reopened_ > kMostReopened;
  }

 private:
  std::int64_t depth_ = 0;
  std::int64_t formatting_ = 0;  // elements open
  std::int64_t reopened_ = 0;    // how often the parser opens them again
};

bool is_too_deep(std::string_view text) {
  CostEstimate cost;
  for (std::size_t i = text.find('<'); i != std::string_view::npos; i = text.find('<', i + 1)) {
    const std::string_view rest = text.substr(i + 1);
    const bool closing = rest.starts_with('/');
    if (!closing && (rest.empty() || !is_letter(rest.front()))) {
      continue;
    }
    cost.see(tag_name(rest.substr(closing ? 1 : 0)), closing ? -1 : 1);
    if (cost.is_too_much()) {
      return true;
    }
  }
  return false;
}

std::span<GumboNode* const> children_of(const GumboNode& node) {
  const GumboVector* list = nullptr;
  if (is_element(node)) {
    list = &node.v.element.children;
  } else if (node.type == GUMBO_NODE_DOCUMENT) {
    list = &node.v.document.children;
  }
  if (list == nullptr || list->length == 0) {
    return {};
  }
  // gumbo's vectors hold untyped pointers.
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast)
  return {reinterpret_cast<GumboNode* const*>(list->data), list->length};
}

bool is_invisible(const GumboNode& node) {
  const HtmlTag tag = tag_of(node);
  return is_element(node) && (tag == GUMBO_TAG_SCRIPT || tag == GUMBO_TAG_STYLE ||
                              tag == GUMBO_TAG_NOSCRIPT || tag == GUMBO_TAG_TEMPLATE);
}

}  // namespace

std::string declared_charset(std::string_view bytes) {
  constexpr std::size_t kSearched = 4096;
  constexpr std::string_view kMark = "charset=";
  const std::string head = to_lower(bytes.substr(0, kSearched));
  const std::size_t found = head.find(kMark);
  if (found == std::string::npos) {
    return {};
  }
  const std::size_t start = head.find_first_not_of("\"' ", found + kMark.size());
  const std::size_t end = std::min(head.find_first_of("\"' ;/>", start), head.size());
  return start == std::string::npos ? std::string{} : head.substr(start, end - start);
}

void HtmlDocument::Destroy::operator()(GumboOutput* output) const {
  gumbo_destroy_output(&kGumboDefaultOptions, output);
}

HtmlDocument::HtmlDocument(std::unique_ptr<std::string> text)
    : text_(std::move(text)),
      output_(gumbo_parse_with_options(&kGumboDefaultOptions, text_->data(), text_->size())) {}

Result<HtmlDocument> HtmlDocument::parse(std::string text) {
  if (is_too_deep(text)) {
    return Error{ErrorCode::BadInput, "the page nests its elements too deeply",
                 "more than " + std::to_string(kMostDepth) + " open elements are no news page"};
  }
  if (has_crowded_tags(text)) {
    return Error{ErrorCode::BadInput, "the tags of the page hold too many attributes",
                 "thousands of attributes in one tag are no news page"};
  }
  return HtmlDocument(std::make_unique<std::string>(std::move(text)));
}

const GumboNode& HtmlDocument::root() const {
  return *output_->root;
}

bool is_element(const GumboNode& node) {
  return node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
}

bool is_text(const GumboNode& node) {
  return node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE ||
         node.type == GUMBO_NODE_CDATA;
}

HtmlTag tag_of(const GumboNode& node) {
  return is_element(node) ? node.v.element.tag : GUMBO_TAG_UNKNOWN;
}

std::string_view attribute(const GumboNode& element, const char* name) {
  const GumboAttribute* found =
      is_element(element) ? gumbo_get_attribute(&element.v.element.attributes, name) : nullptr;
  return found == nullptr ? std::string_view{} : std::string_view(found->value);
}

void walk(const GumboNode& root, const std::function<bool(const GumboNode&)>& enter,
          const std::function<void(const GumboNode&)>& leave) {
  struct Frame {
    const GumboNode* node;
    std::size_t next;
  };
  std::vector<Frame> stack;
  if (enter(root)) {
    stack.push_back({&root, 0});
  }
  while (!stack.empty()) {
    Frame& frame = stack.back();
    const std::span<GumboNode* const> children = children_of(*frame.node);
    if (frame.next == children.size()) {
      if (leave) {
        leave(*frame.node);
      }
      stack.pop_back();
      continue;
    }
    const GumboNode& child = *children[frame.next++];
    if (enter(child)) {
      stack.push_back({&child, 0});
    }
  }
}

std::string script_of(const GumboNode& script) {
  std::string text;
  walk(script, [&text](const GumboNode& part) {
    text += is_text(part) ? part.v.text.text : "";
    return true;
  });
  return text;
}

bool is_json_ld(const GumboNode& node) {
  return tag_of(node) == GUMBO_TAG_SCRIPT &&
         starts_ignoring_case(trim(attribute(node, "type")), "application/ld+json");
}

bool is_whole_page(HtmlTag tag) {
  return tag == GUMBO_TAG_HTML || tag == GUMBO_TAG_BODY || tag == GUMBO_TAG_MAIN ||
         tag == GUMBO_TAG_ARTICLE;
}

std::string text_of(const GumboNode& node) {
  std::string text;
  walk(node, [&](const GumboNode& part) {
    if (is_text(part)) {
      text += part.v.text.text;
    } else if (tag_of(part) == GUMBO_TAG_BR) {
      text += ' ';
    }
    return !is_invisible(part);
  });
  return io::collapse_blanks(io::clean_text(text));
}

}  // namespace dateline::extract
