// SPDX-License-Identifier: GPL-3.0-or-later
// What stands around a company's name, and whether it means the company.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/extract/company_names.h"

namespace dateline::extract {

/// How a name stands in its sentence.
enum class NameContext : std::uint8_t {
  Business,    // "Apple shares", "the maker Apple", "Apple's revenue"
  Plain,       // capitalised among small words
  Headline,    // in a line where every word has a capital
  Product,     // an ambiguous name that goes on: "Apple Watch"
  OtherName,   // somebody or something else: "Harrison Ford", "Goldman Stadium", "the Amazon"
  Invitation,  // "Follow us on Facebook"
};

/// The words of a text with what its names need to know of it.
struct NamedText {
  std::string_view text;
  std::vector<NameWord> words;
  bool title_case = false;  // nearly every word has a capital
};

[[nodiscard]] NamedText named_text(std::string_view text);

[[nodiscard]] NameContext context_of(const NamedText& text, const NameMatch& match);

/// How often the words of a name of one word stand in @p text in small letters.
[[nodiscard]] std::size_t small_uses(const NamedText& text, std::string_view folded);

}  // namespace dateline::extract
