// SPDX-License-Identifier: GPL-3.0-or-later
// Who publishes what a record holds, as far as it is known, and how they print their dates.
#pragma once

#include <string>

#include "indexer/readers/stream_reader.h"

namespace dateline::indexer {

/// The source that @p article names so far, else the host of its address, else the context's.
[[nodiscard]] std::string source_of(const Article& article, const ReaderContext& context);

/// The rules for the dates of that source.
[[nodiscard]] const extract::DateRules& dates_of(const Article& article,
                                                 const ReaderContext& context);

/// Sets the source of an article that names none, with evidence where its address does.
void fill_source(Article& article, const ReaderContext& context);

}  // namespace dateline::indexer
