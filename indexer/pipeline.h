// SPDX-License-Identifier: GPL-3.0-or-later
// From a stream of articles to one finished segment: sorted into revision chains, freed of
// repetitions and of deleted articles, sorted by time, written.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/base/result.h"
#include "indexer/readers/article_reader.h"
#include "indexer/schema/analysis.h"
#include "indexer/schema/generation.h"
#include "indexer/stories/revisions.h"

namespace dateline::indexer {

enum class Stage : std::uint8_t { Reading, Indexing, Checking };

/// How far a build is. total is 0 when nobody knows it.
struct Progress {
  Stage stage = Stage::Reading;
  std::uint64_t done = 0;  // Reading: bytes or records; Indexing: documents
  std::uint64_t total = 0;
  std::uint64_t articles = 0;  // so far in this stage
};

/// Who watches a build. Called from the thread that builds, often: be quick.
class BuildObserver {
 public:
  BuildObserver() = default;
  BuildObserver(const BuildObserver&) = delete;
  BuildObserver& operator=(const BuildObserver&) = delete;
  BuildObserver(BuildObserver&&) = delete;
  BuildObserver& operator=(BuildObserver&&) = delete;
  virtual ~BuildObserver() = default;

  virtual void progress(const Progress& progress) = 0;
  /// A record that will not be in the archive. An error it answers (the report cannot be written)
  /// ends the build.
  [[nodiscard]] virtual Status skipped(const Location& where, const Error& error) = 0;
};

/// Whether wordings that repeat the one before them are left out, or the input is taken as it is.
enum class ChainRule : std::uint8_t { LeaveOutRepeats, KeepAll };

struct PipelineOptions {
  std::filesystem::path staging;  // for the files of the sort
  std::filesystem::path segment;  // folder of the segment to write
  schema::AnalysisProfile profile;
  std::string soft_fingerprint;                   // of what the articles were read with
  std::span<const schema::Tombstone> tombstones;  // these articles are left out
  ChainRule chains = ChainRule::LeaveOutRepeats;
  EarlierWordings earlier;  // the chains go on from these
  /// Done and total of the input, in any unit.
  std::function<std::pair<std::uint64_t, std::uint64_t>()> input_progress;
  std::size_t sort_memory = std::size_t{64} << 20U;  // bytes for each of the two sorts
};

struct PipelineCounts {
  std::uint64_t read = 0;       // articles
  std::uint64_t skipped = 0;    // records that could not be read or indexed
  std::uint64_t deleted = 0;    // left out because of a tombstone
  std::uint64_t unchanged = 0;  // wordings that were there already
  std::uint64_t written = 0;    // documents
};

struct PipelineResult {
  PipelineCounts counts;
  schema::Manifest manifest;
};

/// Runs the whole input. Rejected when the process is interrupted; Io when the disk refuses.
/// Records that cannot be read or indexed are told to @p observer and do not end it.
[[nodiscard]] Result<PipelineResult> run_pipeline(ArticleReader& input,
                                                  const PipelineOptions& options,
                                                  BuildObserver& observer);

}  // namespace dateline::indexer
