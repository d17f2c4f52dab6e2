// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the tables of stock symbols that an operator names.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "indexer/base/result.h"
#include "indexer/extract/symbol_table.h"

namespace dateline::searchd {

/// The built-in table and the files of @p names after it; the name `none` leaves the built-in one
/// out, as in `dateline-index --symbols`. Null, for the built-in one, without names. NotFound or
/// InvalidArgument names the file; one over 64 MB is refused.
[[nodiscard]] Result<std::shared_ptr<const extract::SymbolTable>> read_symbols(
    const std::vector<std::string>& names);

}  // namespace dateline::searchd
