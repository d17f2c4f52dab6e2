// SPDX-License-Identifier: GPL-3.0-or-later
// Tables with a header row, separated by commas, semicolons or tabs, quoted as RFC 4180 says.
//
// Columns have the names of the JSON keys; lists within a cell are separated by ";" or "|". Other
// columns are kept in the record.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "indexer/readers/stream_reader.h"

namespace dateline::indexer {

/// The character that separates the columns of a header row: comma, semicolon or tab.
[[nodiscard]] char csv_separator(std::string_view header);

/// True for a header row that names a title or a body.
[[nodiscard]] bool is_csv_header(std::string_view line);

class CsvReader final : public StreamReader {
 public:
  using StreamReader::StreamReader;

  [[nodiscard]] Result<std::optional<Article>> next() override;

 private:
  using Row = std::vector<std::string>;

  Result<std::optional<Row>> next_row();
  Result<std::optional<Article>> read_header();

  Row header_;
  char separator_ = ',';
  bool failed_ = false;  // the header cannot be used: nothing follows
};

}  // namespace dateline::indexer
