// SPDX-License-Identifier: GPL-3.0-or-later
// What class, id and role of an element say about its content.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/html_document.h"

namespace dateline::extract {

/// Pages name their parts in English, whatever language they are written in.
struct ElementNames {
  bool unlikely = false;   // hardly ever part of an article: "sidebar", "cookie-notice"
  bool furniture = false;  // never part of one, even within it: "newsletter-signup", "ad-slot"
  bool comments = false;   // what readers wrote
  bool related = false;    // a box of related articles
  bool share = false;      // share buttons
  bool byline = false;     // who wrote it, and when
  bool caption = false;    // of a picture
  bool hidden = false;     // not shown before a script runs, or never
  int weight = 0;          // above 0: sounds like an article; below: like furniture
};

/// The words of a class or id, in small letters: "relatedBox" and "related-box" are two words each.
[[nodiscard]] std::vector<std::string> words_of_name(std::string_view name);

[[nodiscard]] ElementNames read_names(const GumboNode& element);

}  // namespace dateline::extract
