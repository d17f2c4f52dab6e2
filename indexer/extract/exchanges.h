// SPDX-License-Identifier: GPL-3.0-or-later
// Stock exchanges: what news calls them, and the suffixes by which wire symbols name them.
#pragma once

#include <string_view>

namespace dateline::extract {

/// One exchange. A symbol means one company within a country, whichever of its exchanges is named.
struct Exchange {
  std::string_view code;      // as it is stored: "NYSE", "Euronext Paris"
  std::string_view country;   // ISO 3166; "EU" for none in particular
  std::string_view names;     // other names and codes, between bars
  std::string_view suffixes;  // of wire symbols, between bars
};

/// The exchange of that name or code, whatever its case: "NYSE", "New York Stock Exchange",
/// "Nasdaq Global Select Market". Null for anything else.
[[nodiscard]] const Exchange* find_exchange(std::string_view name);

/// The exchange that the part after the dot of a wire symbol names: "N", "OQ", "PA". "A" to "C" are
/// none: there they name a class of shares ("BRK.B").
[[nodiscard]] const Exchange* find_exchange_suffix(std::string_view suffix);

[[nodiscard]] inline bool is_exchange(std::string_view name) {
  return find_exchange(name) != nullptr;
}

}  // namespace dateline::extract
