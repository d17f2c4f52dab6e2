// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes are a table of symbols that answers for each of its rows, or an error with its line.
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/extract/company_names.h"
#include "indexer/extract/symbol_table.h"
#include "tests/fuzz/require.h"

namespace dateline::extract {
namespace {

using fuzz::require;

void check(std::string_view bytes) {
  const std::vector<SymbolFile> files = {{.name = "own.tsv", .bytes = bytes}};
  const auto table = SymbolTable::read(files);
  if (!table) {
    require(table.error().message.starts_with("own.tsv:"), "an error without its line");
    return;
  }
  for (const Listing& listing : table->listings()) {
    require(!listing.symbol.empty() && !listing.name.empty(), "a listing without symbol or name");
    require(listing.from < listing.end, "a period that ends before it begins");
    require(table->find(listing.symbol, listing.country, Timestamp{}) != nullptr, "a lost listing");
    (void)table->present(listing);
  }
  const CompanyNames names(*table);
  (void)names.find(bytes, name_words(bytes), Timestamp{});
}

}  // namespace
}  // namespace dateline::extract

// NOLINTNEXTLINE(readability-identifier-naming): the name is libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const void* bytes = data;
  dateline::extract::check({static_cast<const char*>(bytes), size});
  return 0;
}
