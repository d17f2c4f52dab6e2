// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/rewrite.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "indexer/stored_articles.h"

namespace dateline::indexer {
namespace {

using Positions = std::vector<std::size_t>;

/// Passes everything on, and ends the build at the first record that would be lost.
class StrictObserver final : public BuildObserver {
 public:
  explicit StrictObserver(BuildObserver& observer) : observer_(observer) {}

  void progress(const Progress& progress) override { observer_.progress(progress); }

  Status skipped(const Location& where, const Error& error) override {
    if (Status told = observer_.skipped(where, error); !told) {
      return told;
    }
    return Error{ErrorCode::Corrupt,
                 where.file + ", document " + std::to_string(where.record) + ": " + error.message,
                 "leave such records behind with --force"};
  }

 private:
  BuildObserver& observer_;
};

/// What one rewriting does: which segments it reads, and all that stays as it is.
struct Task {
  Positions chosen;
  schema::AnalysisProfile profile;
  std::span<const schema::Tombstone> tombstones;
  ChainRule chains = ChainRule::LeaveOutRepeats;
  EarlierWordings earlier = {};   // of segments that are not chosen
  TopicTagger* tagger = nullptr;  // null: topics stay as they are
};

/// Records keep what was found when they were read: that of the segments, or "mixed".
std::string soft_fingerprint_of(const OpenGeneration& live, const Positions& chosen) {
  const std::string& first = live.manifests[chosen.front()].soft_fingerprint;
  const bool same = std::ranges::all_of(
      chosen, [&](std::size_t i) { return live.manifests[i].soft_fingerprint == first; });
  return same ? first : "mixed";
}

Result<PipelineResult> rewrite(const Publisher& publisher, const Task& task,
                               const std::string& name, BuildObserver& observer) {
  const OpenGeneration& live = *publisher.live();
  std::vector<StoredArticles::Segment> segments;
  std::uint64_t total = 0;
  for (const std::size_t i : task.chosen) {
    segments.push_back({live.generation.segments[i].name, live.databases[i]});
    total += live.manifests[i].documents;
  }
  StoredArticles stored(std::move(segments));
  std::string soft_fingerprint = soft_fingerprint_of(live, task.chosen);
  if (task.tagger != nullptr) {
    soft_fingerprint = with_rules(soft_fingerprint, task.tagger->rules());
  }
  std::uint64_t done = 0;
  return run_pipeline(stored,
                      {.staging = publisher.staging(),
                       .segment = publisher.staging() / name,
                       .profile = task.profile,
                       .soft_fingerprint = std::move(soft_fingerprint),
                       .tombstones = task.tombstones,
                       .chains = task.chains,
                       .earlier = task.earlier,
                       .tagger = task.tagger,
                       .input_progress = [&done, total] { return std::pair(++done, total); }},
                      observer);
}

void add_counts(const PipelineCounts& more, PipelineCounts& counts) {
  counts.read += more.read;
  counts.skipped += more.skipped;
  counts.deleted += more.deleted;
  counts.unchanged += more.unchanged;
  counts.written += more.written;
}

/// Rewrites each task into a segment of its own, if anything is left to write.
Result<RewriteResult> rewrite_into(GenerationDraft& draft, Publisher& publisher,
                                   const std::vector<Task>& tasks, BuildObserver& observer) {
  RewriteResult result;
  for (const Task& task : tasks) {
    const std::string name = publisher.new_segment_name();
    auto written = rewrite(publisher, task, name, observer);
    if (!written) {
      return std::move(written).error();
    }
    result.segments_merged += task.chosen.size();
    add_counts(written->counts, result.counts);
    if (written->manifest.documents > 0) {
      draft.built.push_back({name, std::move(written->manifest)});
    }
  }
  return result;
}

/// Builds and publishes, and leaves no staging folder behind.
Result<RewriteResult> run(Publisher& publisher, GenerationDraft draft,
                          const std::vector<Task>& tasks, const PublishOptions& options,
                          BuildObserver& observer) {
  if (Status begun = publisher.begin(); !begun) {
    return std::move(begun).error();
  }
  StrictObserver strict(observer);
  auto result = rewrite_into(draft, publisher, tasks, options.force ? observer : strict);
  if (result) {
    observer.progress({.stage = Stage::Checking, .articles = result->counts.written});
    auto published = publisher.publish(draft, options);
    if (published) {
      result->published = *std::move(published);
    } else {
      result = std::move(published).error();
    }
  }
  publisher.discard();
  return result;
}

Positions all_of(const OpenGeneration& live) {
  Positions all(live.databases.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  return all;
}

Result<RewriteResult> merge_chosen(Publisher& publisher, const Positions& chosen,
                                   std::vector<schema::Tombstone> tombstones,
                                   const PublishOptions& options, BuildObserver& observer) {
  const OpenGeneration& live = *publisher.live();
  auto profile = profile_of(live);
  if (!profile) {
    return std::move(profile).error();
  }
  GenerationDraft draft{.tombstones = std::move(tombstones)};
  std::vector<Xapian::Database> others;
  for (std::size_t i = 0; i < live.databases.size(); ++i) {
    if (!std::binary_search(chosen.begin(), chosen.end(), i)) {
      draft.kept.push_back(live.generation.segments[i]);
      others.push_back(live.databases[i]);
    }
  }
  const std::vector<schema::Tombstone> deleted = draft.tombstones;
  return run(publisher, std::move(draft),
             {{.chosen = chosen,
               .profile = *std::move(profile),
               .tombstones = deleted,
               .earlier = EarlierWordings(std::move(others))}},
             options, observer);
}

}  // namespace

Result<RewriteResult> merge(const std::filesystem::path& archive, const PublishOptions& options,
                            BuildObserver& observer) {
  auto publisher = Publisher::open(archive, "merge", Publisher::Mode::Existing);
  if (!publisher) {
    return std::move(publisher).error();
  }
  const OpenGeneration& live = *publisher->live();
  const auto left = count_live(live.databases, live.generation.tombstones);
  const auto all = count_live(live.databases, {});
  if (!left || !all) {
    return left ? all.error() : left.error();
  }
  if (live.databases.size() <= 1 && *left == *all) {
    return RewriteResult{};
  }
  return merge_all(*publisher, live.generation.tombstones, options, observer);
}

Result<RewriteResult> reindex(const std::filesystem::path& archive, const PublishOptions& options,
                              BuildObserver& observer, TopicTagger* tagger) {
  auto publisher = Publisher::open(archive, "reindex", Publisher::Mode::Reindex);
  if (!publisher) {
    return std::move(publisher).error();
  }
  const OpenGeneration& live = *publisher->live();
  schema::AnalysisProfile profile;
  if (!live.databases.empty()) {
    if (const auto stated = schema::load_profile(live.databases.front())) {
      profile = *stated;
    }
  }
  const std::vector<schema::Tombstone> tombstones = live.generation.tombstones;
  std::vector<Task> tasks;
  for (const std::size_t i : all_of(live)) {
    tasks.push_back({.chosen = {i},
                     .profile = profile,
                     .tombstones = tombstones,
                     .chains = ChainRule::KeepAll,
                     .tagger = tagger});
  }
  return run(*publisher, {.tombstones = tombstones}, tasks, options, observer);
}

std::vector<std::size_t> choose_crowded(const std::vector<std::uint64_t>& sizes, std::size_t most) {
  if (sizes.size() <= most) {
    return {};
  }
  Positions by_size(sizes.size());
  std::iota(by_size.begin(), by_size.end(), std::size_t{0});
  std::stable_sort(by_size.begin(), by_size.end(),
                   [&](std::size_t a, std::size_t b) { return sizes[a] < sizes[b]; });
  const std::size_t least = sizes.size() - most + 1;
  std::uint64_t together = 0;
  std::size_t taken = 0;
  while (taken < by_size.size() && (taken < least || sizes[by_size[taken]] <= together)) {
    together += sizes[by_size[taken++]];
  }
  by_size.resize(taken);
  std::sort(by_size.begin(), by_size.end());
  return by_size;
}

Result<RewriteResult> merge_crowded(Publisher& publisher, std::size_t most,
                                    const PublishOptions& options, BuildObserver& observer) {
  std::vector<std::uint64_t> sizes;
  for (const schema::Manifest& manifest : publisher.live()->manifests) {
    sizes.push_back(manifest.documents);
  }
  const Positions chosen = choose_crowded(sizes, most);
  if (chosen.empty()) {
    return RewriteResult{};
  }
  return merge_chosen(publisher, chosen, publisher.live()->generation.tombstones, options,
                      observer);
}

Result<RewriteResult> merge_all(Publisher& publisher, std::vector<schema::Tombstone> tombstones,
                                const PublishOptions& options, BuildObserver& observer) {
  return merge_chosen(publisher, all_of(*publisher.live()), std::move(tombstones), options,
                      observer);
}

}  // namespace dateline::indexer
