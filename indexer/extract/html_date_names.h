// SPDX-License-Identifier: GPL-3.0-or-later
// What the names on a page say about its dates: keys of meta elements, classes and ids.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/evidence.h"
#include "indexer/extract/html_document.h"

namespace dateline::extract {

/// A meta element that holds a date.
struct MetaDate {
  std::string_view key;  // property, name, itemprop or http-equiv: its small letters and digits
  Clock clock = Clock::Published;
  double score = 0;
};

/// What is known of a meta element by its key in plain form, "dcdateissued"; null: no date.
[[nodiscard]] const MetaDate* find_meta_date(std::string_view key);

/// "dcdateissued" of "DC.date-issued".
[[nodiscard]] std::string plain_key(std::string_view key);

/// What class and id say about the dates in an element; the later ones say more.
enum class NameKind : std::uint8_t { None, Meta, Date, Published, Updated };

/// The words of class and id.
[[nodiscard]] std::vector<std::string> names_of(const GumboNode& element);

[[nodiscard]] NameKind kind_of_name(std::string_view word);

/// True for elements beside the article, by their kind or names: comments, menus, related boxes.
[[nodiscard]] bool is_aside(const GumboNode& element, std::span<const std::string> names);

}  // namespace dateline::extract
