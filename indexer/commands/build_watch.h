// SPDX-License-Identifier: GPL-3.0-or-later
// What the operator sees of a build: a bar with rate and time left on a terminal, JSON events, and
// the report of skipped records.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "indexer/commands/console.h"
#include "indexer/commands/report_file.h"
#include "indexer/pipeline.h"

namespace dateline::indexer {

class BuildWatch final : public BuildObserver {
 public:
  /// @p console must outlive it.
  explicit BuildWatch(const Console& console);

  /// Skipped records go into this file, complete after finish(), instead of the first ten to
  /// standard error. Errors are those of ReportFile::open(). An empty name changes nothing.
  [[nodiscard]] Status report_to(const std::string& file);

  void progress(const Progress& progress) override;
  [[nodiscard]] Status skipped(const Location& where, const Error& error) override;

  /// Clears the bar and says how many skipped records were not told one by one. Io when the report
  /// could not be completed.
  [[nodiscard]] Status finish();

  [[nodiscard]] std::uint64_t skipped_records() const { return skipped_; }

 private:
  using Clock = std::chrono::steady_clock;

  void draw(const Progress& progress);
  void clear_bar();

  const Console& console_;
  bool has_bar_ = false;  // standard error is a terminal that somebody watches
  bool is_drawn_ = false;
  Stage stage_ = Stage::Reading;
  Clock::time_point stage_start_;
  Clock::time_point next_draw_;
  std::uint64_t skipped_ = 0;
  std::optional<ReportFile> report_;
};

}  // namespace dateline::indexer
