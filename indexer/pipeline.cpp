// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pipeline.h"

#include <optional>
#include <string>
#include <utility>

#include "indexer/external_sorter.h"
#include "indexer/furniture_learner.h"
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

/// Articles that wait until all of the input has been seen, and who learns from them meanwhile.
struct Lessons {
  ExternalSorter articles;
  FurnitureLearner learner;
};

/// One run over one input; the stages are called in order.
class Pipeline {
 public:
  Pipeline(const PipelineOptions& options, BuildObserver& observer)
      : options_(options),
        observer_(observer),
        by_chain_(sort_files("chains")),
        by_time_(sort_files("times")) {
    if (options.furniture == FurnitureRule::Learn) {
      lessons_.emplace(Lessons{.articles = ExternalSorter(sort_files("articles")),
                               .learner = FurnitureLearner(sort_files("lines"))});
    }
  }

  Status read(ArticleReader& input) {
    while (true) {
      if (Status going = check_interrupt(); !going) {
        return going;
      }
      const auto article = input.next();
      if (article && !*article) {
        return ok();
      }
      Status taken = article ? take({.article = **article, .where = input.location()})
                             : skip(input.location(), article.error());
      if (!taken) {
        return taken;
      }
      tell_reading();
    }
  }

  /// Takes the furniture out of what was read, if that has not been done while reading.
  Status learn_furniture() {
    if (!lessons_) {
      return ok();
    }
    auto lines = lessons_->learner.learn();
    if (!lines) {
      return std::move(lines).error();
    }
    furniture_ = *std::move(lines);
    Status cleaned = clean(lessons_->articles, LearnedFurniture(furniture_));
    lessons_.reset();
    return cleaned;
  }

  Status resolve_chains() {
    if (Status sorted = by_chain_.sort(); !sorted) {
      return sorted;
    }
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
  [[nodiscard]] std::vector<schema::FurnitureLine> take_furniture() {
    return std::move(furniture_);
  }

 private:
  [[nodiscard]] ExternalSorter::Options sort_files(const char* name) const {
    return {.folder = options_.staging, .name = name, .memory = options_.sort_memory};
  }

  Status skip(const Location& where, const Error& error) {
    ++counts_.skipped;
    return observer_.skipped(where, error);
  }

  Status take(PendingArticle pending) {
    ++counts_.read;
    if (is_deleted(options_.tombstones, pending.article.id)) {
      ++counts_.deleted;
      return ok();
    }
    if (!lessons_) {
      return add_clean(std::move(pending), options_.known_furniture);
    }
    Status learned = lessons_->learner.add(pending.article);
    return learned ? lessons_->articles.add(pending.article.id, encode(pending)) : learned;
  }

  Status add_clean(PendingArticle pending, const LearnedFurniture& furniture) {
    furniture.take_out(pending.article);
    if (options_.tagger != nullptr) {
      options_.tagger->tag(pending.article, nullptr);
    }
    return by_chain_.add(chain_key(pending.article), time_key(pending.article) + encode(pending));
  }

  Status clean(ExternalSorter& articles, const LearnedFurniture& furniture) {
    if (Status sorted = articles.sort(); !sorted) {
      return sorted;
    }
    while (true) {
      if (Status going = check_interrupt(); !going) {
        return going;
      }
      const auto entry = articles.next();
      if (!entry) {
        return entry.error();
      }
      if (!*entry) {
        return ok();
      }
      auto pending = decode_pending((*entry)->payload);
      if (!pending) {
        return std::move(pending).error();
      }
      if (Status added = add_clean(*std::move(pending), furniture); !added) {
        return added;
      }
    }
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
  std::optional<Lessons> lessons_;  // while there is something to learn
  std::vector<schema::FurnitureLine> furniture_;
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
    done = pipeline.learn_furniture();
  }
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
  return PipelineResult{.counts = pipeline.counts(),
                        .manifest = *std::move(manifest),
                        .furniture = pipeline.take_furniture()};
}

}  // namespace dateline::indexer
