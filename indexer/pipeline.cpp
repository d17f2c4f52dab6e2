// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pipeline.h"

#include <optional>
#include <string>
#include <utility>

#include "indexer/external_sorter.h"
#include "indexer/interrupt.h"
#include "indexer/open_generation.h"
#include "indexer/pending_article.h"
#include "indexer/segment_writer.h"

namespace dateline::indexer {
namespace {

Status check_interrupt() {
  return interrupted() ? Status(Error{ErrorCode::Rejected, "interrupted; the archive is as it was"})
                       : ok();
}

/// One run over one input; the stages are called in order.
class Pipeline {
 public:
  Pipeline(const PipelineOptions& options, BuildObserver& observer)
      : options_(options),
        observer_(observer),
        by_chain_({.folder = options.staging, .name = "chains", .memory = options.sort_memory}),
        by_time_({.folder = options.staging, .name = "times", .memory = options.sort_memory}) {}

  Status read(ArticleReader& input) {
    while (true) {
      if (Status going = check_interrupt(); !going) {
        return going;
      }
      const auto article = input.next();
      if (article && !*article) {
        return by_chain_.sort();
      }
      Status taken = article ? take({.article = **article, .where = input.location()})
                             : skip(input.location(), article.error());
      if (!taken) {
        return taken;
      }
      tell_reading();
    }
  }

  Status resolve_chains() {
    std::string id;
    std::optional<RevisionChain> chain;
    while (true) {
      auto entry = by_chain_.next();
      if (!entry) {
        return std::move(entry).error();
      }
      if (!*entry) {
        return by_time_.sort();
      }
      const auto key = read_chain_key((*entry)->key);
      if (!key) {
        return key.error();
      }
      if (!chain || key->id != id) {
        auto written = options_.earlier.of(key->id);
        if (!written) {
          return std::move(written).error();
        }
        chain.emplace(*std::move(written));
        id = key->id;
      }
      if (Status kept = keep(*chain, key->wording, (*entry)->payload); !kept) {
        return kept;
      }
    }
  }

  Result<schema::Manifest> write() {
    auto writer = SegmentWriter::create({.folder = options_.segment,
                                         .profile = options_.profile,
                                         .soft_fingerprint = options_.soft_fingerprint},
                                        [this](const Location& where, const Error& error) {
                                          if (Status told = skip(where, error); !told) {
                                            failure_ = std::move(told);
                                          }
                                        });
    if (!writer) {
      return std::move(writer).error();
    }
    if (Status filled = fill(*writer); !filled) {
      return std::move(filled).error();
    }
    auto manifest = writer->finish();
    if (!failure_) {
      return failure_.error();
    }
    counts_.written = writer->documents();
    return manifest;
  }

  [[nodiscard]] const PipelineCounts& counts() const { return counts_; }

 private:
  Status skip(const Location& where, const Error& error) {
    ++counts_.skipped;
    return observer_.skipped(where, error);
  }

  Status take(const PendingArticle& pending) {
    ++counts_.read;
    if (is_deleted(options_.tombstones, pending.article.id)) {
      ++counts_.deleted;
      return ok();
    }
    return by_chain_.add(chain_key(pending.article), time_key(pending.article) + encode(pending));
  }

  Status keep(RevisionChain& chain, const Wording& wording, std::string_view payload) {
    if (options_.chains == ChainRule::LeaveOutRepeats && !chain.keeps(wording)) {
      ++counts_.unchanged;
      return ok();
    }
    return by_time_.add(payload.substr(0, kTimeKeyBytes), payload.substr(kTimeKeyBytes));
  }

  Status fill(SegmentWriter& writer) {
    std::uint64_t done = 0;
    while (true) {
      if (Status going = check_interrupt(); !going) {
        return going;
      }
      const auto entry = by_time_.next();
      if (!entry) {
        return entry.error();
      }
      if (!*entry) {
        return ok();
      }
      const auto pending = decode_pending((*entry)->payload);
      if (!pending) {
        return pending.error();
      }
      if (Status added = writer.add(*pending); !added || !failure_) {
        return added ? failure_ : added;
      }
      ++done;
      observer_.progress(
          {.stage = Stage::Indexing, .done = done, .total = by_time_.size(), .articles = done});
    }
  }

  void tell_reading() {
    const auto [done, total] = options_.input_progress
                                   ? options_.input_progress()
                                   : std::pair<std::uint64_t, std::uint64_t>{counts_.read, 0};
    observer_.progress(
        {.stage = Stage::Reading, .done = done, .total = total, .articles = counts_.read});
  }

  const PipelineOptions& options_;
  BuildObserver& observer_;
  ExternalSorter by_chain_;
  ExternalSorter by_time_;
  PipelineCounts counts_;
  Status failure_ = ok();  // of the observer, kept until the writer has returned
};

}  // namespace

Result<PipelineResult> run_pipeline(ArticleReader& input, const PipelineOptions& options,
                                    BuildObserver& observer) {
  Pipeline pipeline(options, observer);
  Status done = pipeline.read(input);
  if (done) {
    done = pipeline.resolve_chains();
  }
  if (!done) {
    return std::move(done).error();
  }
  auto manifest = pipeline.write();
  if (!manifest) {
    return std::move(manifest).error();
  }
  return PipelineResult{.counts = pipeline.counts(), .manifest = *std::move(manifest)};
}

}  // namespace dateline::indexer
