// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as the table of topics, and as a label.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "indexer/extract/topic_tree.h"

// NOLINTNEXTLINE(readability-identifier-naming): the name is libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): bytes as they come
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto tree = dateline::extract::TopicTree::parse(text);
  if (tree && text.find(tree->path_of("sports")) == std::string_view::npos) {
    std::abort();
  }
  if (dateline::extract::TopicTree::built_in().path_of(text).find('\t') != std::string_view::npos) {
    std::abort();
  }
  return 0;
}
