// SPDX-License-Identifier: GPL-3.0-or-later
// Looking at a line as a person does: its words, its capitals, how it ends. ASCII letters decide;
// other letters count as small ones.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::extract {

[[nodiscard]] bool is_upper(char letter);
[[nodiscard]] bool is_lower(char letter);
[[nodiscard]] bool is_letter(char letter);  // also every byte outside ASCII
[[nodiscard]] bool is_digit(char letter);
[[nodiscard]] bool is_blank(char letter);

[[nodiscard]] std::string to_lower(std::string_view text);
[[nodiscard]] std::string_view trim(std::string_view text);
/// True when @p text is @p other but for the case of ASCII letters.
[[nodiscard]] bool equal_ignoring_case(std::string_view text, std::string_view other);
[[nodiscard]] bool starts_ignoring_case(std::string_view text, std::string_view prefix);

/// The parts between any of @p separators, trimmed, empty ones left out. The views point into
/// @p text.
[[nodiscard]] std::vector<std::string_view> split(std::string_view text,
                                                  std::string_view separators);
/// The lines, empty ones too, without the blanks at their ends.
[[nodiscard]] std::vector<std::string_view> lines_of(std::string_view text);
/// The words between blanks.
[[nodiscard]] std::vector<std::string_view> words_of(std::string_view text);

/// True for a text with capitals and without small letters: "NEW YORK", "U.S."
[[nodiscard]] bool is_all_capitals(std::string_view text);
/// True when the text ends as a sentence does, quotes and brackets after the stop included.
[[nodiscard]] bool ends_sentence(std::string_view text);

/// Adds @p value unless it is empty or there already, whatever its case.
void add_once(std::vector<std::string>& values, std::string value);
/// The same for what outside text lists, such as topics and authors: 1,000 labels are kept, so that
/// comparing them does not take time that grows with the square of the text.
void add_label(std::vector<std::string>& labels, std::string label);

}  // namespace dateline::extract
