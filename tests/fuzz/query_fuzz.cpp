// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes give a tree that keeps its promises and that its own text gives again.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>

#include "indexer/query/parser.h"
#include "tests/indexer/query/grammar.h"
#include "tests/indexer/query/tree_checks.h"

namespace dateline::query {
namespace {

void require(bool holds, const std::string& what, const Query& query) {
  if (!holds) {
    std::cerr << what << "\nquery: " << to_text(query.root) << '\n';
    std::abort();
  }
}

void check(std::string_view text) {
  const Query query = parse(text, kTestGrammar);

  const std::string broken = broken_promise(query.root);
  require(broken.empty(), broken, query);
  for (const Ignored& entry : query.ignored) {
    const auto same =
        std::count_if(query.ignored.begin(), query.ignored.end(),
                      [&](const Ignored& other) { return other.reason == entry.reason; });
    require(static_cast<std::size_t>(same) <= kMaxRepeats, "one repair listed too often", query);
  }

  const Query again = parse(to_text(query.root), kTestGrammar);
  require(without_bare(again.root) == without_bare(query.root),
          "the text reads back as: " + to_text(again.root), query);
  require(again.ignored.empty(), "the text needs repairs", query);
}

}  // namespace
}  // namespace dateline::query

// NOLINTNEXTLINE(readability-identifier-naming): the name is libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const void* bytes = data;
  dateline::query::check({static_cast<const char*>(bytes), size});
  return 0;
}
