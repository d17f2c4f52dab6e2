// SPDX-License-Identifier: GPL-3.0-or-later
// Opens the database of one segment.
#pragma once

#include <string_view>

#include <xapian.h>

#include "indexer/base/result.h"
#include "indexer/schema/analysis.h"
#include "indexer/schema/generation.h"

namespace dateline::schema {

/// A handle of a finished segment and the analysis it was written with.
struct OpenSegment {
  Xapian::Database database;
  AnalysisProfile profile;
};

/// Opens one segment for reading; refuses another schema version. The handle belongs to one thread
/// at a time and must never be copied to another.
[[nodiscard]] Result<OpenSegment> open_segment(const ArchivePaths& paths, std::string_view name);

}  // namespace dateline::schema
