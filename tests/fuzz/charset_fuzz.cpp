// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes in any character set become clean UTF-8, also where they have been encoded twice.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>

#include "indexer/base/utf8.h"
#include "indexer/io/mojibake.h"
#include "indexer/io/text.h"

namespace {

void require_utf8(std::string_view text) {
  while (!text.empty()) {
    const std::size_t length = dateline::utf8_length(text);
    if (length == 0 || text[0] == '\0') {
      std::cerr << "broken: text is clean UTF-8\n";
      std::abort();
    }
    text.remove_prefix(length);
  }
}

}  // namespace

// The first byte chooses the declared character set.
// NOLINTNEXTLINE(readability-identifier-naming): the name is libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr auto kNames = std::to_array<std::string_view>(
      {"", "utf-8", "iso-8859-1", "windows-1251", "shift_jis", "gb18030", "iso-2022-jp", "x-none"});
  if (size == 0) {
    return 0;
  }
  const void* bytes = data;
  const std::string_view all(static_cast<const char*>(bytes), size);
  const auto choice = static_cast<unsigned char>(all[0]);
  std::string text = dateline::io::decode_text(all.substr(1), kNames.at(choice % kNames.size()));
  require_utf8(text);
  dateline::io::mend_mojibake(text);
  require_utf8(text);
  return 0;
}
