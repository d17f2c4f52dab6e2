// SPDX-License-Identifier: GPL-3.0-or-later
// What the words around a printed symbol say for it.
#pragma once

#include <cstddef>
#include <string_view>

#include "indexer/extract/company_names.h"
#include "indexer/extract/name_context.h"
#include "indexer/extract/symbol_table.h"
#include "indexer/extract/ticker_notations.h"

namespace dateline::extract {

/// Words and acronyms that in brackets are no symbols unless the company's name stands near.
[[nodiscard]] bool is_ordinary(std::string_view symbol);

/// The number of the first word at or after byte @p begin.
[[nodiscard]] std::size_t word_at_byte(const NamedText& text, std::size_t begin);

/// True for `( HPKM )` behind a name: a link to a symbol of which the table, whose list is one of
/// today, may not know.
[[nodiscard]] bool is_link_left(const NamedText& text, const PrintedSymbol& printed);

/// True when one of the words just before @p word is the first word of the company's name, or of
/// one of its aliases.
[[nodiscard]] bool begins_its_name(const NamedText& text, std::size_t word, const Listing& listing);

}  // namespace dateline::extract
