// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/json_nesting.h"

#include <algorithm>

namespace dateline::extract {
namespace {

/// Where the string ends whose opening quote stands at @p at: at its closing quote.
std::size_t end_of_string(std::string_view json, std::size_t at) {
  for (++at; at < json.size() && json[at] != '"'; ++at) {
    at += json[at] == '\\' ? 1 : 0;
  }
  return at;
}

/// The last character of the comment that opens at @p at; @p at itself when none does.
std::size_t end_of_comment(std::string_view json, std::size_t at) {
  const std::string_view opening = json.substr(at, 2);
  if (opening == "//") {
    return std::min(json.find_first_of("\r\n", at), json.size());
  }
  if (opening == "/*") {
    const std::size_t end = json.find("*/", at + opening.size());
    return end == std::string_view::npos ? json.size() : end + 1;
  }
  return at;
}

}  // namespace

std::size_t nesting_depth(std::string_view json) {
  std::size_t depth = 0;
  std::size_t deepest = 0;
  for (std::size_t i = 0; i < json.size(); ++i) {
    switch (json[i]) {
      case '"':
        i = end_of_string(json, i);
        break;
      case '/':
        i = end_of_comment(json, i);
        break;
      case '{':
      case '[':
        deepest = std::max(deepest, ++depth);
        break;
      case '}':
      case ']':
        depth -= depth > 0 ? 1 : 0;
        break;
      default:
        break;
    }
  }
  return deepest;
}

}  // namespace dateline::extract
