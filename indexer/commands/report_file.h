// SPDX-License-Identifier: GPL-3.0-or-later
// The report of skipped records: written beside its place and put there at the end, so that no file
// is lost before the run is over.
#pragma once

#include <filesystem>
#include <fstream>
#include <span>
#include <string>
#include <string_view>

#include "indexer/base/result.h"
#include "indexer/readers/article_source.h"

namespace dateline::indexer {

class ReportFile {
 public:
  /// InvalidArgument when @p file exists and is neither a regular file nor a character device such
  /// as /dev/null; Io when nothing can be written beside it.
  [[nodiscard]] static Result<ReportFile> open(const std::string& file);

  /// Adds one line. Io when that fails.
  [[nodiscard]] Status write_line(std::string_view line);

  /// Puts the report in its place, where it replaces an older one. Nothing may follow.
  [[nodiscard]] Status commit();

 private:
  ReportFile() = default;

  std::filesystem::path target_;
  std::filesystem::path part_;  // what is written; empty for a device
  std::ofstream stream_;
};

/// InvalidArgument when the report would replace a file of the input, or lie in one of its folders,
/// where the next run would read it. An empty @p report is fine.
[[nodiscard]] Status check_report_place(const std::string& report,
                                        std::span<const std::string> input_paths,
                                        const ArticleSource& input);

}  // namespace dateline::indexer
