// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/io/header_fields.h"

#include <algorithm>
#include <cctype>

namespace dateline::io {
namespace {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(kBlanks);
  return begin == std::string_view::npos
             ? ""
             : text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

std::string in_small_letters(std::string_view text) {
  std::string small(text);
  std::ranges::transform(small, small.begin(), [](unsigned char letter) {
    return static_cast<char>(std::tolower(letter));
  });
  return small;
}

}  // namespace

bool HeaderFields::add(std::string_view line) {
  if (!fields_.empty() && (line.starts_with(' ') || line.starts_with('\t'))) {
    fields_.back().second.append(" ").append(trimmed(line));
    return true;
  }
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0) {
    return false;
  }
  fields_.emplace_back(in_small_letters(trimmed(line.substr(0, colon))),
                       trimmed(line.substr(colon + 1)));
  return true;
}

std::string_view HeaderFields::value(std::string_view name) const {
  const auto found = std::ranges::find(fields_, name, &std::pair<std::string, std::string>::first);
  return found == fields_.end() ? std::string_view() : std::string_view(found->second);
}

MediaType read_media_type(std::string_view value) {
  constexpr std::string_view kCharset = "charset=";
  const std::string small = in_small_letters(value);
  MediaType type{.name = std::string(trimmed(std::string_view(small).substr(0, small.find(';'))))};
  const std::size_t at = small.find(kCharset);
  if (at != std::string::npos) {
    std::string_view name = std::string_view(small).substr(at + kCharset.size());
    name = trimmed(name.substr(0, name.find(';')));
    name.remove_prefix(name.starts_with('"') || name.starts_with('\'') ? 1 : 0);
    type.charset = name.substr(0, name.find_first_of("\"' ,"));
  }
  return type;
}

}  // namespace dateline::io
