// SPDX-License-Identifier: GPL-3.0-or-later
// Names of stock exchanges as news prints them, and the suffixes of wire symbols.
#pragma once

#include <string_view>

namespace dateline::extract {

/// True for a name or code of an exchange, whatever its case: "NYSE", "Nasdaq", "TSX".
[[nodiscard]] bool is_exchange(std::string_view name);

/// True for the part after the dot of a wire symbol that names an exchange: "N", "OQ", "PA". "A" to
/// "C" are none: there they name a class of shares ("BRK.B").
[[nodiscard]] bool is_exchange_suffix(std::string_view suffix);

}  // namespace dateline::extract
