// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/legible.h"

#include "indexer/schema/folding.h"

namespace dateline::searchd {
namespace {

constexpr char32_t kReplacement = U'\uFFFD';

bool is_allowed(char32_t c) {
  return c >= U' ' ? c != U'\uFFFE' && c != U'\uFFFF' : c == U'\t' || c == U'\n' || c == U'\r';
}

}  // namespace

std::string legible(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = schema::next_code_point(text, at);
    if (c == kReplacement || !is_allowed(c)) {
      out += "\xEF\xBF\xBD";
    } else {
      out += text.substr(begin, at - begin);
    }
  }
  return out;
}

}  // namespace dateline::searchd
