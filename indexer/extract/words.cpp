// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/words.h"

#include <algorithm>
#include <array>
#include <utility>

namespace dateline::extract {
namespace {

constexpr std::string_view kBlanks = " \t\n\r\f\v";

char lower(char letter) {
  return is_upper(letter) ? static_cast<char>(letter - 'A' + 'a') : letter;
}

}  // namespace

bool is_upper(char letter) {
  return letter >= 'A' && letter <= 'Z';
}

bool is_lower(char letter) {
  return letter >= 'a' && letter <= 'z';
}

bool is_letter(char letter) {
  return is_upper(letter) || is_lower(letter) || (static_cast<unsigned char>(letter) & 0x80U) != 0;
}

bool is_digit(char letter) {
  return letter >= '0' && letter <= '9';
}

bool is_blank(char letter) {
  return kBlanks.find(letter) != std::string_view::npos;
}

std::string to_lower(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), lower);
  return out;
}

std::string_view trim(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) {
    return {};
  }
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

bool equal_ignoring_case(std::string_view text, std::string_view other) {
  return std::ranges::equal(text, other, {}, lower, lower);
}

bool starts_ignoring_case(std::string_view text, std::string_view prefix) {
  return equal_ignoring_case(text.substr(0, prefix.size()), prefix);
}

std::vector<std::string_view> split(std::string_view text, std::string_view separators) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(separators), text.size());
    const std::string_view part = trim(text.substr(0, end));
    if (!part.empty()) {
      parts.push_back(part);
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    line = line.substr(0, line.find_last_not_of(" \t\r") + 1);
    lines.push_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::vector<std::string_view> words_of(std::string_view text) {
  return split(text, kBlanks);
}

bool is_all_capitals(std::string_view text) {
  return std::ranges::any_of(text, is_upper) && std::ranges::none_of(text, is_lower);
}

bool ends_sentence(std::string_view text) {
  constexpr auto kClosers = std::to_array<std::string_view>(
      {"\"", "'", ")", "]", "\xE2\x80\x9D", "\xE2\x80\x99", "\xC2\xBB"});
  text = trim(text);
  bool cut = true;
  while (cut) {
    const auto* closer = std::ranges::find_if(
        kClosers, [text](std::string_view mark) { return text.ends_with(mark); });
    cut = closer != kClosers.end();
    text.remove_suffix(cut ? closer->size() : 0);
  }
  return text.ends_with('.') || text.ends_with('!') || text.ends_with('?') || text.ends_with(':') ||
         text.ends_with("\xE2\x80\xA6") || text.ends_with("\xE3\x80\x82");
}

void add_once(std::vector<std::string>& values, std::string value) {
  const bool known = std::ranges::any_of(
      values, [&](const std::string& other) { return equal_ignoring_case(other, value); });
  if (!known && !value.empty()) {
    values.push_back(std::move(value));
  }
}

void add_label(std::vector<std::string>& labels, std::string label) {
  constexpr std::size_t kMostLabels = 1000;
  if (labels.size() < kMostLabels) {
    add_once(labels, std::move(label));
  }
}

}  // namespace dateline::extract
