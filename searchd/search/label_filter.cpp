// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/label_filter.h"

#include <algorithm>

#include "indexer/schema/analysis.h"

namespace dateline::searchd {
namespace {

/// True for what folding changes in nothing but case.
bool is_plain(std::string_view label) {
  const bool printable = std::ranges::all_of(label, [](char c) { return c >= ' ' && c < '\x7f'; });
  return printable && !label.starts_with(' ') && !label.ends_with(' ') &&
         label.find("  ") == std::string_view::npos;
}

}  // namespace

std::string fold_quickly(std::string_view label) {
  if (!is_plain(label)) {
    return schema::fold_label(label);
  }
  std::string folded(label);
  for (char& c : folded) {
    c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return folded;
}

LabelFilter::LabelFilter(std::string_view prefix, std::string_view contains)
    : prefix_(fold_quickly(prefix)), contains_(fold_quickly(contains)) {}

bool LabelFilter::accepts(std::string_view label) const {
  return accepts_all() || accepts_folded(fold_quickly(label));
}

bool LabelFilter::accepts_folded(std::string_view folded) const {
  return folded.starts_with(prefix_) && folded.find(contains_) != std::string_view::npos;
}

}  // namespace dateline::searchd
