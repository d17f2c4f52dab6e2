// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a cursor are refused, or read as one that is written the same way again.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "searchd/search/cursor.h"
#include "tests/fuzz/require.h"

namespace dateline::searchd {
namespace {

using fuzz::require;

void check(std::string_view text) {
  const auto cursor = decode_cursor(text);
  if (!cursor) {
    require(cursor.error().code == ErrorCode::InvalidArgument, "an error of another kind");
    return;
  }
  require(cursor->match != MatchMode::Auto, "a cursor that leaves the match open");
  require(cursor->generation.find('/') == std::string::npos, "a generation that is a path");
  require(encode(*cursor) == text, "a cursor that is written another way");
}

}  // namespace
}  // namespace dateline::searchd

// NOLINTNEXTLINE(readability-identifier-naming): the name is libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const void* bytes = data;
  dateline::searchd::check(std::string_view(static_cast<const char*>(bytes), size));
  return 0;
}
