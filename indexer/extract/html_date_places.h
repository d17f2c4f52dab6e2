// SPDX-License-Identifier: GPL-3.0-or-later
// Where the dates of a page stand: how far from the headline, and whether beside the article.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "indexer/extract/html_document.h"

namespace dateline::extract {

struct DatePlace {
  std::size_t line = 0;   // of the page's text
  std::size_t aside = 0;  // number of the aside around it; 0: none
};

/// Follows the walk over a page. What it says of places holds once the walk is over.
class DatePlaces {
 public:
  /// @p names: the words of the element's class and id.
  void enter(const GumboNode& element, std::span<const std::string> names);
  void leave(const GumboNode& element);
  void next_line() { ++here_.line; }
  /// Sees the text of an element that may be the headline, which was found to be @p title.
  void see_heading(const GumboNode& heading, std::string_view text, std::string_view title);

  /// Where the walk is.
  [[nodiscard]] DatePlace here() const { return here_; }

  /// How much a place speaks for the dates in it: more under the headline, less far from it and in
  /// an aside that is not the headline's.
  [[nodiscard]] double weight(const DatePlace& place) const;

 private:
  DatePlace here_;
  DatePlace headline_;
  int headline_rank_ = -1;  // how sure it is that this is the headline; -1: none yet
  std::size_t asides_ = 0;
  const GumboNode* aside_ = nullptr;  // the outermost one around the walk
};

/// True for elements of the kinds that headlines are.
[[nodiscard]] bool may_be_headline(const GumboNode& element);

}  // namespace dateline::extract
