// SPDX-License-Identifier: GPL-3.0-or-later
// One pass over the characters of a query; tables name the ones beyond ASCII that mean something.
#include "indexer/query/clean_text.h"

#include <algorithm>
#include <array>

#include "indexer/base/utf8.h"

namespace dateline::query {
namespace {

constexpr std::array<std::string_view, 6> kQuotes = {"“", "”", "„", "‟", "«", "»"};

// No-break space, the spaces of U+2000 to U+200B, line and paragraph separators, byte order mark.
constexpr std::array<std::string_view, 20> kSpaces = {
    "\u00A0", "\u1680", "\u2000", "\u2001", "\u2002", "\u2003", "\u2004",
    "\u2005", "\u2006", "\u2007", "\u2008", "\u2009", "\u200A", "\u200B",
    "\u2028", "\u2029", "\u202F", "\u205F", "\u3000", "\uFEFF"};

template <typename Table>
bool contains(const Table& table, std::string_view character) {
  return std::find(table.begin(), table.end(), character) != table.end();
}

bool is_control(std::string_view character) {
  const auto first = static_cast<unsigned char>(character[0]);
  if (character.size() == 1) {
    return first < 0x20U || first == 0x7FU;
  }
  // U+0080 to U+009F
  return character.size() == 2 && first == 0xC2U &&
         static_cast<unsigned char>(character[1]) < 0xA0U;
}

bool is_letter_start(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
         (byte >= '0' && byte <= '9') || byte >= 0xC0U;
}

}  // namespace

std::string clean_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const std::size_t length = utf8_length(text);
    const std::string_view character = text.substr(0, std::max<std::size_t>(length, 1));
    if (length == 0 || is_control(character) || contains(kSpaces, character)) {
      out += ' ';
    } else if (contains(kQuotes, character)) {
      out += '"';
    } else {
      out += character;
    }
    text.remove_prefix(character.size());
  }
  return out;
}

std::string collapse_spaces(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c != ' ') {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (out.ends_with(' ')) {
    out.pop_back();
  }
  return out;
}

bool has_content(std::string_view text) {
  return std::any_of(text.begin(), text.end(), is_letter_start);
}

std::size_t count_letters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_letter_start));
}

std::string shorten(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) {
    return std::string(text);
  }
  constexpr std::string_view kCut = "…";
  const std::size_t room = bytes - std::min(bytes, kCut.size());
  return std::string(utf8_prefix(text, room)).append(kCut);
}

}  // namespace dateline::query
