// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/segment_writer.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include "indexer/durable_files.h"
#include "indexer/run_writer.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/postings_file_writer.h"
#include "indexer/schema/xapian_guard.h"

namespace dateline::indexer {
namespace {

/// Compacts databases, in this order, into one file; docids follow on from one to the next.
Status compact(const std::vector<std::filesystem::path>& inputs,
               const std::filesystem::path& output, unsigned level) {
  auto done = schema::guarded("compacting " + output.string(), [&] {
    Xapian::Database all;
    for (const auto& input : inputs) {
      all.add_database(Xapian::Database(input.string()));
    }
    all.compact(output.string(), level | Xapian::DBCOMPACT_SINGLE_FILE);
    return true;
  });
  if (!done) {
    return std::move(done).error();
  }
  for (const auto& input : inputs) {
    if (Status removed = remove_tree(input); !removed) {
      return removed;
    }
  }
  return ok();
}

/// Syncs a finished file, and says its size and hash.
Status seal(const std::filesystem::path& file, std::uint64_t& bytes, std::string& sha256) {
  std::error_code failure;
  bytes = std::filesystem::file_size(file, failure);
  const auto hash = schema::sha256_of_file(file);
  if (failure || !hash) {
    return failure ? Error{ErrorCode::Io, file.string() + ": " + failure.message()} : hash.error();
  }
  sha256 = schema::to_hex(*hash);
  return sync_path(file);
}

}  // namespace

SegmentWriter::SegmentWriter(SegmentOptions options, OnSkipped on_skipped)
    : options_(std::move(options)), on_skipped_(std::move(on_skipped)), builder_(options_.profile) {
  manifest_.schema_version = schema::kSchemaVersion;
  manifest_.hard_fingerprint = schema::hard_fingerprint(options_.profile);
  manifest_.soft_fingerprint = options_.soft_fingerprint;
}

Result<SegmentWriter> SegmentWriter::create(SegmentOptions options, OnSkipped on_skipped) {
  if (Status made = make_folder(options.folder); !made) {
    return std::move(made).error();
  }
  return SegmentWriter(std::move(options), std::move(on_skipped));
}

Status SegmentWriter::add(const PendingArticle& pending) {
  schema::ForwardRowBuilder row(numbers_);
  auto document = builder_.build(pending.article, &row);
  if (!document) {
    on_skipped_(pending.where, document.error());
    return ok();
  }
  facts_.push_back({.digest = schema::digest_of(*document),
                    .published = pending.article.published.time,
                    .source = pending.article.source,
                    .where = pending.where,
                    .words = row.take()});
  bytes_ += document->get_data().size();
  documents_.push_back(*std::move(document));
  const bool full = documents_.size() >= options_.run_documents || bytes_ >= options_.run_bytes;
  return full ? flush_run() : ok();
}

Result<schema::Manifest> SegmentWriter::finish() {
  Status done = documents_.empty() ? ok() : flush_run();
  if (manifest_.documents > 0) {
    for (const auto step : {&SegmentWriter::write_forward_index, &SegmentWriter::write_documents,
                            &SegmentWriter::write_postings, &SegmentWriter::write_manifest}) {
      if (done) {
        done = (this->*step)();
      }
    }
  }
  if (!done) {
    return std::move(done).error();
  }
  return manifest_;
}

Status SegmentWriter::flush_run() {
  const auto folder = options_.folder / ("run." + std::to_string(made_++));
  const auto refused = write_run(folder, documents_, options_.profile);
  if (!refused) {
    return refused.error();
  }
  auto next_refused = refused->begin();
  for (std::size_t i = 0; i < facts_.size(); ++i) {
    if (next_refused == refused->end() || next_refused->index != i) {
      count(facts_[i]);
      continue;
    }
    on_skipped_(facts_[i].where,
                Error{ErrorCode::BadInput, "the index refused it: " + next_refused->reason});
    ++next_refused;
  }
  const bool has_documents = refused->size() < documents_.size();
  documents_.clear();
  facts_.clear();
  bytes_ = 0;
  if (!has_documents) {
    return remove_tree(folder);
  }
  runs_.push_back(folder);
  return runs_.size() < options_.runs_a_part ? ok() : compact_part();
}

Status SegmentWriter::compact_part() {
  auto part = options_.folder / ("part." + std::to_string(made_++));
  Status compacted = compact(std::exchange(runs_, {}), part, Xapian::Compactor::STANDARD);
  parts_.push_back(std::move(part));
  return compacted;
}

Status SegmentWriter::write_documents() {
  std::vector<std::filesystem::path> inputs = std::exchange(parts_, {});
  inputs.insert(inputs.end(), runs_.begin(), runs_.end());
  const auto database = options_.folder / "documents";
  if (Status compacted = compact(inputs, database, Xapian::Compactor::FULL); !compacted) {
    return compacted;
  }
  return seal(database, manifest_.bytes, manifest_.sha256);
}

Status SegmentWriter::write_forward_index() {
  if (Status written = forward_->finish(numbers_); !written) {
    return written;
  }
  return seal(options_.folder / "forward", manifest_.forward_bytes, manifest_.forward_sha256);
}

Status SegmentWriter::write_postings() {
  const auto file = options_.folder / "postings";
  Status written = schema::write_postings_file(options_.folder / "documents", file);
  return written ? seal(file, manifest_.postings_bytes, manifest_.postings_sha256) : written;
}

Status SegmentWriter::write_manifest() {
  manifest_.digest = schema::to_hex(digest_.value());
  return replace_file(options_.folder / "MANIFEST", schema::encode(manifest_));
}

void SegmentWriter::count(const Facts& facts) {
  if (!forward_) {
    forward_.emplace(options_.folder / "forward");
  }
  forward_->add(facts.words);
  ++manifest_.documents;
  ++manifest_.sources[facts.source];
  digest_.add(facts.digest);
  if (!facts.published.known()) {
    ++manifest_.undated;
    return;
  }
  const std::int64_t seconds = facts.published.seconds;
  ++manifest_.days[to_iso_day(seconds)];
  manifest_.first = std::min(seconds, manifest_.first.value_or(seconds));
  manifest_.last = std::max(seconds, manifest_.last.value_or(seconds));
}

}  // namespace dateline::indexer
