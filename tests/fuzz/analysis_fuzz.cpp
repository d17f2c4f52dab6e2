// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as text to be cut into words: tokens stand in order and inside the text, and a pair
// begins with its character.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "indexer/schema/analysis.h"

// NOLINTNEXTLINE(readability-identifier-naming): the name is libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): bytes as they come
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  dateline::schema::Tokenizer tokens(text);
  std::size_t end = 0;
  for (dateline::schema::Token token; tokens.next(token); end = token.end) {
    if (token.begin < end || token.end <= token.begin || token.end > size ||
        (!token.pair.empty() && token.stemmable)) {
      std::abort();
    }
  }
  for (const auto& token : dateline::schema::tokenize_query(text)) {
    if (token.form.size() > 64 || token.pair.size() > 64) {
      std::abort();
    }
  }
  return 0;
}
