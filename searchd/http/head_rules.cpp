// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/head_rules.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>

namespace dateline::searchd {
namespace {

constexpr std::string_view kLineEnd = "\r\n";
constexpr std::size_t kMaxLengthDigits = 12;

bool is_token_character(char c) {
  const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  const bool digit = c >= '0' && c <= '9';
  return letter || digit || std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

bool is_value_character(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte == '\t' || (byte >= ' ' && byte != 0x7F);
}

std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return result;
}

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  const std::size_t end = text.find_last_not_of(" \t");
  return begin == std::string_view::npos ? std::string_view{} : text.substr(begin, end - begin + 1);
}

bool is_length(std::string_view value) {
  return !value.empty() && value.size() <= kMaxLengthDigits &&
         std::ranges::all_of(value, [](char c) { return c >= '0' && c <= '9'; });
}

/// The name of a well-formed header line, in small letters; nothing for any other line.
std::optional<std::string> name_of(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0 ||
      !std::ranges::all_of(line.substr(0, colon), is_token_character) ||
      !std::ranges::all_of(line.substr(colon + 1), is_value_character)) {
    return std::nullopt;
  }
  return lower(line.substr(0, colon));
}

}  // namespace

bool is_strict_head(std::string_view head) {
  const std::size_t first = head.find(kLineEnd);
  if (first == std::string_view::npos) {
    return false;
  }
  head.remove_prefix(first + kLineEnd.size());
  int hosts = 0;
  int lengths = 0;
  while (!head.empty() && !head.starts_with(kLineEnd)) {
    const std::size_t end = std::min(head.find(kLineEnd), head.size());
    const std::string_view line = head.substr(0, end);
    const std::optional<std::string> name = name_of(line);
    if (!name || *name == "transfer-encoding") {
      return false;
    }
    hosts += *name == "host" ? 1 : 0;
    if (*name == "content-length") {
      ++lengths;
      if (!is_length(trimmed(line.substr(name->size() + 1)))) {
        return false;
      }
    }
    head.remove_prefix(std::min(end + kLineEnd.size(), head.size()));
  }
  return hosts <= 1 && lengths <= 1;
}

}  // namespace dateline::searchd
