// SPDX-License-Identifier: GPL-3.0-or-later
// What a call to /v1/export says beside its selection.
#pragma once

#include <array>
#include <cstdint>

#include "searchd/http/names.h"

namespace dateline::searchd {

enum class ExportFormat : std::uint8_t { Jsonl, Csv, Ids };

inline constexpr std::array kExportFormatNames = {Name<ExportFormat>{"jsonl", ExportFormat::Jsonl},
                                                  Name<ExportFormat>{"csv", ExportFormat::Csv},
                                                  Name<ExportFormat>{"ids", ExportFormat::Ids}};

struct ExportWish {
  ExportFormat format = ExportFormat::Jsonl;
  std::uint64_t skip = 0;  // rows that the client has already
};

}  // namespace dateline::searchd
