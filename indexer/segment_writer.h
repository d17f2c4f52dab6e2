// SPDX-License-Identifier: GPL-3.0-or-later
// Makes one segment of articles that come in time order: runs, compacted into parts, compacted into
// the one read-only file `documents`, with its forward index, its postings file and its MANIFEST.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "indexer/base/result.h"
#include "indexer/document_builder.h"
#include "indexer/pending_article.h"
#include "indexer/schema/analysis.h"
#include "indexer/schema/digest.h"
#include "indexer/schema/forward_index_writer.h"
#include "indexer/schema/generation.h"

namespace dateline::indexer {

/// Told of every record that did not make it, with the reason.
using OnSkipped = std::function<void(const Location&, const Error&)>;

struct SegmentOptions {
  std::filesystem::path folder;  // of the segment; must not exist yet
  schema::AnalysisProfile profile;
  std::string soft_fingerprint;     // of what the articles were read with
  std::size_t run_documents = 250;  // what a run's postings need stays in the processor's cache
  std::size_t run_bytes = std::size_t{16} << 20U;  // of stored records in a run, about
  std::size_t runs_a_part = 64;
};

/// Not thread-safe. Nothing is removed when it is dropped half-way: the staging folder is.
class SegmentWriter {
 public:
  [[nodiscard]] static Result<SegmentWriter> create(SegmentOptions options, OnSkipped on_skipped);

  /// The next article in the order of time_key(). An article that cannot become a document is
  /// skipped and told. Io when the disk refuses.
  [[nodiscard]] Status add(const PendingArticle& pending);

  /// Compacts, hashes, syncs and writes the MANIFEST. A segment of no documents has no files.
  [[nodiscard]] Result<schema::Manifest> finish();

  [[nodiscard]] std::uint64_t documents() const { return manifest_.documents; }

 private:
  /// What the manifest says about one document, until its run is written.
  struct Facts {
    schema::Sha256 digest;
    Timestamp published;
    std::string source;
    Location where;
    std::u16string words;  // its row of the forward index
  };

  SegmentWriter(SegmentOptions options, OnSkipped on_skipped);

  [[nodiscard]] Status flush_run();
  [[nodiscard]] Status compact_part();
  [[nodiscard]] Status write_documents();
  [[nodiscard]] Status write_forward_index();
  [[nodiscard]] Status write_postings();
  [[nodiscard]] Status write_manifest();
  void count(const Facts& facts);

  SegmentOptions options_;
  OnSkipped on_skipped_;
  DocumentBuilder builder_;
  schema::Manifest manifest_;
  schema::DigestSum digest_;
  schema::WordNumbers numbers_;
  std::optional<schema::ForwardIndexWriter> forward_;  // from the first document on
  std::vector<Xapian::Document> documents_;            // of the run being filled, with their facts
  std::vector<Facts> facts_;
  std::size_t bytes_ = 0;
  std::size_t made_ = 0;                     // runs and parts, for their names
  std::vector<std::filesystem::path> runs_;  // not yet in a part
  std::vector<std::filesystem::path> parts_;
};

}  // namespace dateline::indexer
