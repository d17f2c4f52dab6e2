// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/html_date_places.h"

#include <gumbo.h>

#include "indexer/extract/html_date_names.h"

namespace dateline::extract {
namespace {

constexpr double kNearHeadline = 14;
constexpr double kAboveHeadline = 8;
constexpr double kFar = -12;
constexpr double kAside = -34;
constexpr std::size_t kNearLines = 8;
constexpr std::size_t kFarLines = 60;

constexpr std::size_t kShortestHeadline = 8;  // bytes that tell one title from another

bool is_same(std::string_view heading, std::string_view title) {
  return heading.size() >= kShortestHeadline && !title.empty() &&
         (title.find(heading) != std::string_view::npos ||
          heading.find(title) != std::string_view::npos);
}

}  // namespace

bool may_be_headline(const GumboNode& element) {
  const HtmlTag tag = tag_of(element);
  return tag == GUMBO_TAG_H1 || tag == GUMBO_TAG_H2 || tag == GUMBO_TAG_H3;
}

void DatePlaces::enter(const GumboNode& element, std::span<const std::string> names) {
  if (aside_ == nullptr && is_aside(element, names)) {
    aside_ = &element;
    here_.aside = ++asides_;
  }
}

void DatePlaces::leave(const GumboNode& element) {
  if (aside_ == &element) {
    aside_ = nullptr;
    here_.aside = 0;
  }
}

/// The headline is the first heading that the title knows; else the first of the highest rank.
void DatePlaces::see_heading(const GumboNode& heading, std::string_view text,
                             std::string_view title) {
  const int rank = is_same(text, title) ? 2 : (tag_of(heading) == GUMBO_TAG_H1 ? 1 : 0);
  if (rank > headline_rank_) {
    headline_rank_ = rank;
    headline_ = here_;
  }
}

double DatePlaces::weight(const DatePlace& place) const {
  double weight = 0;
  if (headline_rank_ > 0 && place.line < headline_.line) {
    weight = headline_.line - place.line <= kNearLines ? kAboveHeadline : kFar;
  } else if (headline_rank_ > 0) {
    const std::size_t below = place.line - headline_.line;
    weight = below <= kNearLines ? kNearHeadline : (below > kFarLines ? kFar : 0);
  }
  const bool aside = place.aside != 0 && place.aside != headline_.aside;
  return aside ? kAside + weight / 2 : weight;
}

}  // namespace dateline::extract
