// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/snapshot.h"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <utility>

#include "indexer/schema/database.h"
#include "indexer/schema/identity.h"

namespace dateline::searchd {
namespace {

PackedId packed(std::string_view id) {
  PackedId bytes{};
  std::ranges::copy(schema::pack_id(id), bytes.begin());
  return bytes;
}

/// What the sets of rows that a segment keeps may take for each of its rows.
constexpr std::size_t kCacheBytesPerRow = 48;
constexpr std::size_t kLeastCacheBytes = std::size_t{1} << 20U;

/// A file derived from the documents of a segment, where the segment has one.
template <typename File>
Result<std::optional<File>> open_derived(const std::filesystem::path& path,
                                         const std::string& sha256,
                                         const schema::Manifest& manifest) {
  if (sha256.empty()) {
    return std::optional<File>();
  }
  auto file = File::open(path);
  if (!file) {
    return std::move(file).error();
  }
  if (file->rows() != manifest.documents) {
    return Error{ErrorCode::Corrupt, path.string() + " is of another number of documents",
                 "run `dateline-index reindex`"};
  }
  return std::optional<File>(*std::move(file));
}

Result<std::shared_ptr<const Segment>> make_segment(const schema::ArchivePaths& paths,
                                                    const std::string& name,
                                                    schema::Manifest manifest, Columns columns) {
  auto forward =
      open_derived<schema::ForwardIndex>(paths.forward(name), manifest.forward_sha256, manifest);
  if (!forward) {
    return std::move(forward).error();
  }
  auto lists =
      open_derived<schema::PostingsFile>(paths.postings(name), manifest.postings_sha256, manifest);
  if (!lists) {
    return std::move(lists).error();
  }
  std::vector<std::int64_t> instants(columns.rows);
  for (std::uint32_t row = 0; row < columns.rows; ++row) {
    instants[row] = columns.order_instant(row);
  }
  if (!std::ranges::is_sorted(instants, std::ranges::greater())) {
    return Error{ErrorCode::Corrupt, "the articles of segment " + name + " are out of order",
                 "run `dateline-index reindex`"};
  }
  const std::size_t room = std::max(kLeastCacheBytes, columns.rows * kCacheBytesPerRow);
  TimeIndex times(std::move(instants), columns.published);
  IdOrder by_id = order_by_id(columns);
  auto postings = std::make_unique<PostingCache>(room);
  auto words = std::make_unique<LazyWordList>();
  return std::make_shared<const Segment>(Segment{.name = name,
                                                 .manifest = std::move(manifest),
                                                 .columns = std::move(columns),
                                                 .times = std::move(times),
                                                 .by_id = std::move(by_id),
                                                 .forward = *std::move(forward),
                                                 .lists = *std::move(lists),
                                                 .postings = std::move(postings),
                                                 .words = std::move(words)});
}

}  // namespace

Result<std::shared_ptr<const Snapshot>> Snapshot::load(const schema::ArchivePaths& paths,
                                                       std::string_view generation,
                                                       const Snapshot* previous) {
  auto read = schema::read_generation(paths, generation);
  if (!read) {
    return std::move(read).error();
  }
  if (Status files = schema::verify_files(paths, *read); !files) {
    return std::move(files).error();
  }
  std::shared_ptr<Snapshot> snapshot(new Snapshot());  // NOLINT: the constructor is private
  snapshot->paths_ = paths;
  snapshot->generation_ = *std::move(read);
  if (Status loaded = snapshot->load_segments(paths, previous); !loaded) {
    return std::move(loaded).error();
  }
  snapshot->order_wordings();
  snapshot->remember_now();
  return std::shared_ptr<const Snapshot>(std::move(snapshot));
}

Status Snapshot::load_segments(const schema::ArchivePaths& paths, const Snapshot* previous) {
  // A copy, because searches still read the previous one; numbers given before keep their meaning.
  auto dictionaries = previous == nullptr
                          ? std::make_shared<Dictionaries>()
                          : std::make_shared<Dictionaries>(*previous->dictionaries_);
  for (const schema::SegmentRef& ref : generation_.segments) {
    if (previous != nullptr) {
      const auto known = std::ranges::find(previous->segments_, ref.name,
                                           [](const auto& segment) { return segment->name; });
      if (known != previous->segments_.end()) {
        segments_.push_back(*known);
        profile_ = previous->profile_;
        continue;
      }
    }
    auto manifest = schema::read_manifest(paths, ref);
    if (!manifest) {
      return std::move(manifest).error();
    }
    auto opened = schema::open_segment(paths, ref.name);
    if (!opened) {
      return std::move(opened).error();
    }
    auto columns = load_columns(opened->database, *dictionaries);
    if (!columns) {
      return std::move(columns).error();
    }
    profile_ = opened->profile;
    if (manifest->hard_fingerprint != schema::hard_fingerprint(profile_)) {
      return Error{ErrorCode::SchemaMismatch,
                   "segment " + ref.name + " was written by other rules of what a word is",
                   "run `dateline-index reindex`"};
    }
    auto segment = make_segment(paths, ref.name, *std::move(manifest), *std::move(columns));
    if (!segment) {
      return std::move(segment).error();
    }
    segments_.push_back(*std::move(segment));
  }
  dictionaries_ = std::move(dictionaries);
  return ok();
}

void Snapshot::order_wordings() {
  std::vector<PackedId> deleted;
  for (const schema::Tombstone& tombstone : generation_.tombstones) {
    deleted.push_back(packed(tombstone.article_id));
  }
  std::vector<Wordings::Source> sources;
  for (const auto& segment : segments_) {
    sources.push_back({.columns = &segment->columns, .order = &segment->by_id});
  }
  wordings_ = Wordings(std::move(sources), deleted);
}

/// What requests without as_of see is worked out once.
void Snapshot::remember_now() {
  for (const Versions versions : {Versions::Latest, Versions::First, Versions::All}) {
    views_[static_cast<std::size_t>(versions)] = wordings_.view(versions, std::nullopt);
  }
  info_ = make_info(views_[static_cast<std::size_t>(Versions::Latest)]);
}

Rows Snapshot::view(Versions versions, std::optional<std::int64_t> as_of) const {
  return as_of ? past_views_.get(wordings_, versions, *as_of)
               : views_[static_cast<std::size_t>(versions)];
}

const ColumnCounts& Snapshot::counts(Versions versions, ColumnId column,
                                     const Deadline& deadline) const {
  const std::size_t nth = versions == Versions::Latest ? 0 : kColumnCount;
  CountedOnce& entry = counts_[nth + static_cast<std::size_t>(column)];
  std::call_once(entry.once, [&] {
    std::size_t values = 0;
    for (const Dictionary& dictionary : *dictionaries_) {
      values = std::max(values, dictionary.size());
    }
    ColumnCounts counts = no_counts(values);
    const Rows& rows = views_[static_cast<std::size_t>(versions)];
    for (std::size_t s = 0; s < rows.size(); ++s) {
      count_rows<1>(columns(s).list(column), rows[s], counts, deadline);
    }
    entry.counts = std::move(counts);
  });
  return entry.counts;
}

IndexInfo Snapshot::info(std::optional<std::int64_t> as_of) const {
  return as_of ? make_info(view(Versions::Latest, as_of)) : info_;
}

IndexInfo Snapshot::make_info(const Rows& latest) const {
  IndexInfo info{.generation = generation_.name};
  for (std::size_t s = 0; s < latest.size(); ++s) {
    info.articles += latest[s].cardinality();
    const std::vector<Timestamp>& published = columns(s).published;
    for (const std::uint32_t row : latest[s]) {
      if (published[row].known()) {
        const std::int64_t seconds = published[row].seconds;
        info.first = std::min(info.first.value_or(seconds), seconds);
        info.last = std::max(info.last.value_or(seconds), seconds);
      }
    }
  }
  return info;
}

VersionInfo Snapshot::version(DocRef doc, std::optional<std::int64_t> as_of) const {
  return wordings_.version(doc, as_of);
}

std::optional<DocRef> Snapshot::find_article(std::string_view id,
                                             std::optional<std::int64_t> as_of) const {
  return schema::is_article_id(id) ? wordings_.find(packed(id), as_of) : std::nullopt;
}

bool Snapshot::is_newer(DocRef a, DocRef b) const {
  const Columns& in_a = columns(a.segment);
  const Columns& in_b = columns(b.segment);
  const std::int64_t instant_a = in_a.order_instant(a.row);
  const std::int64_t instant_b = in_b.order_instant(b.row);
  if (instant_a != instant_b) {
    return instant_a > instant_b;
  }
  return stands_before(in_a, a, in_b, b);
}

Result<std::unique_ptr<Handles>> Snapshot::take_handles() const {
  {
    const std::scoped_lock lock(mutex_);
    if (!idle_.empty()) {
      auto handles = std::move(idle_.back());
      idle_.pop_back();
      return handles;
    }
  }
  auto handles = std::make_unique<Handles>();
  for (const auto& segment : segments_) {
    auto opened = schema::open_segment(paths_, segment->name);
    if (!opened) {
      return std::move(opened).error();
    }
    handles->databases.push_back(std::move(opened->database));
  }
  return handles;
}

void Snapshot::give_back(std::unique_ptr<Handles> handles) const {
  const std::scoped_lock lock(mutex_);
  idle_.push_back(std::move(handles));
}

}  // namespace dateline::searchd
