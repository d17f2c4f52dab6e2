// SPDX-License-Identifier: GPL-3.0-or-later
// Writes articles as the rows of an export.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searchd/http/export_format.h"
#include "searchd/search/search_result.h"

namespace dateline::searchd {

/// Immutable, so any number of threads may write with one.
class ExportWriter {
 public:
  /// @p members of a row besides id, of export_members(); all but the body when there are none.
  ExportWriter(ExportFormat format, const std::vector<std::string_view>& members);

  /// True when a row is made of the id alone.
  [[nodiscard]] bool writes_ids() const { return format_ == ExportFormat::Ids; }
  [[nodiscard]] std::string_view media_type() const;
  /// The name a browser saves the export under.
  [[nodiscard]] std::string_view file_name() const;

  /// What stands before the first row: the names of the columns of CSV, ended as rows are.
  [[nodiscard]] std::string head() const;

  /// Appends one row with its end. In CSV values of a list are separated by `|`, paragraphs by an
  /// empty line; a source stands as its id, a version as its number; tickers are the symbols of
  /// headline and text, each once.
  void append(const Hit& hit, std::string& out) const;

  /// The same for an export of ids, of which alone its rows are made.
  static void append_id(std::string_view id, std::string& out);

 private:
  void append_csv(const Hit& hit, std::string& out) const;

  ExportFormat format_;
  std::vector<std::string_view> members_;
};

}  // namespace dateline::searchd
