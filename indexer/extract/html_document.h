// SPDX-License-Identifier: GPL-3.0-or-later
// A parsed HTML page and ways to look at its elements. Nothing here recurses: pages may nest as
// deep as they like.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/base/result.h"

// Of gumbo.h, which only sources include.
struct GumboInternalNode;
struct GumboInternalOutput;
using GumboNode = GumboInternalNode;
using GumboOutput = GumboInternalOutput;

namespace dateline::extract {

/// A GumboTag.
using HtmlTag = int;

/// The character set that a page declares in its first bytes; empty when it declares none.
[[nodiscard]] std::string declared_charset(std::string_view bytes);

class HtmlDocument {
 public:
  /// Parses clean UTF-8. BadInput when elements stand open in each other so deep, or
  /// hold so many attributes, that the parser would need minutes.
  [[nodiscard]] static Result<HtmlDocument> parse(std::string text);

  [[nodiscard]] const GumboNode& root() const;

 private:
  struct Destroy {
    void operator()(GumboOutput* output) const;
  };
  explicit HtmlDocument(std::unique_ptr<std::string> text);

  std::unique_ptr<std::string> text_;  // nodes point into it, so it must not move
  std::unique_ptr<GumboOutput, Destroy> output_;
};

/// The value of an attribute; empty when the element has none.
[[nodiscard]] std::string_view attribute(const GumboNode& element, const char* name);
[[nodiscard]] bool is_element(const GumboNode& node);
[[nodiscard]] HtmlTag tag_of(const GumboNode& node);  // GUMBO_TAG_UNKNOWN for text
/// True for the content of text nodes.
[[nodiscard]] bool is_text(const GumboNode& node);

/// Visits @p root and everything below in document order. @p enter answers whether to go into the
/// node; @p leave, where given, follows for each node entered.
void walk(const GumboNode& root, const std::function<bool(const GumboNode&)>& enter,
          const std::function<void(const GumboNode&)>& leave = {});

/// The text of a script element.
[[nodiscard]] std::string script_of(const GumboNode& script);
/// True for scripts of linked data.
[[nodiscard]] bool is_json_ld(const GumboNode& node);
/// True for elements that hold an article with all around it, whatever they are named: html, body,
/// main, article.
[[nodiscard]] bool is_whole_page(HtmlTag tag);

/// All text below @p node but for scripts and styles, blanks collapsed.
[[nodiscard]] std::string text_of(const GumboNode& node);

}  // namespace dateline::extract
