// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/snapshot.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <set>
#include <tuple>
#include <utility>

#include "indexer/schema/database.h"
#include "indexer/schema/identity.h"

namespace dateline::searchd {
namespace {

constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::min();

PackedId packed(std::string_view id) {
  PackedId bytes{};
  std::ranges::copy(schema::pack_id(id), bytes.begin());
  return bytes;
}

std::int64_t seconds_or_never(const Timestamp& time) {
  return time.known() ? time.seconds : kNever;
}

/// What the sets of rows that a segment keeps may take for each of its rows.
constexpr std::size_t kCacheBytesPerRow = 64;
constexpr std::size_t kLeastCacheBytes = std::size_t{1} << 20U;

Result<std::shared_ptr<const Segment>> make_segment(const std::string& name,
                                                    schema::Manifest manifest, Columns columns) {
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
  return std::make_shared<const Segment>(Segment{.name = name,
                                                 .manifest = std::move(manifest),
                                                 .columns = std::move(columns),
                                                 .times = std::move(times),
                                                 .postings = std::make_unique<PostingCache>(room)});
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
  snapshot->build_chains();
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
    auto segment = make_segment(ref.name, *std::move(manifest), *std::move(columns));
    if (!segment) {
      return std::move(segment).error();
    }
    segments_.push_back(*std::move(segment));
  }
  dictionaries_ = std::move(dictionaries);
  return ok();
}

void Snapshot::build_chains() {
  std::set<PackedId> deleted;
  for (const schema::Tombstone& tombstone : generation_.tombstones) {
    deleted.insert(packed(tombstone.article_id));
  }
  std::vector<DocRef> docs;
  for (std::uint32_t s = 0; s < segments_.size(); ++s) {
    positions_.emplace_back(columns(s).rows);
    for (std::uint32_t row = 0; row < columns(s).rows; ++row) {
      if (!deleted.contains(columns(s).ids[row])) {
        docs.push_back({.segment = s, .row = row});
      }
    }
  }
  const auto order = [this](DocRef doc) {
    const Columns& in = columns(doc.segment);
    return std::tuple(in.ids[doc.row], in.known_at(doc.row), seconds_or_never(in.updated[doc.row]),
                      in.content[doc.row], doc.segment, doc.row);
  };
  std::ranges::sort(docs, {}, order);
  std::vector<DocRef> wordings;
  for (const DocRef doc : docs) {
    const auto& id = columns(doc.segment).ids[doc.row];
    if (!wordings.empty() && columns(wordings.front().segment).ids[wordings.front().row] != id) {
      add_chain(wordings);
      wordings.clear();
    }
    wordings.push_back(doc);
  }
  if (!wordings.empty()) {
    add_chain(wordings);
  }
}

/// A wording equal to the one before it says nothing new: it belongs to no chain and is never seen.
void Snapshot::add_chain(const std::vector<DocRef>& wordings) {
  const auto number = static_cast<std::uint32_t>(chains_.size());
  Chain chain{.begin = static_cast<std::uint32_t>(chain_docs_.size())};
  const DocRef* last = nullptr;
  for (const DocRef& doc : wordings) {
    if (last != nullptr &&
        columns(last->segment).content[last->row] == columns(doc.segment).content[doc.row]) {
      continue;
    }
    last = &doc;
    positions_[doc.segment][doc.row] = {
        .chain = number, .nth = static_cast<std::uint32_t>(chain_docs_.size()) - chain.begin};
    chain_docs_.push_back(doc);
  }
  chain.end = static_cast<std::uint32_t>(chain_docs_.size());
  chains_.push_back(chain);
}

std::uint32_t Snapshot::known_count(const Chain& chain, std::optional<std::int64_t> as_of) const {
  if (!as_of) {
    return chain.end - chain.begin;
  }
  std::uint32_t count = 0;
  for (std::uint32_t i = chain.begin; i < chain.end; ++i) {
    const std::int64_t at = known_at(chain_docs_[i]);
    count += at != kNever && at <= *as_of ? 1U : 0U;
  }
  return count;
}

/// What requests without as_of see is worked out once.
void Snapshot::remember_now() {
  for (const Versions versions : {Versions::Latest, Versions::First, Versions::All}) {
    views_[static_cast<std::size_t>(versions)] = make_view(versions, std::nullopt);
  }
  info_ = make_info(views_[static_cast<std::size_t>(Versions::Latest)]);
}

std::vector<RowSet> Snapshot::view(Versions versions, std::optional<std::int64_t> as_of) const {
  return as_of ? make_view(versions, as_of) : views_[static_cast<std::size_t>(versions)];
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
  return as_of ? make_info(make_view(Versions::Latest, as_of)) : info_;
}

IndexInfo Snapshot::make_info(const std::vector<RowSet>& latest) const {
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

std::vector<RowSet> Snapshot::make_view(Versions versions,
                                        std::optional<std::int64_t> as_of) const {
  std::vector<std::vector<std::uint32_t>> rows(segments_.size());
  for (const Chain& chain : chains_) {
    // Wordings without any date come first in their chain and are unknown to every past moment.
    std::uint32_t first = chain.begin;
    while (as_of && first < chain.end && known_at(chain_docs_[first]) == kNever) {
      ++first;
    }
    const std::uint32_t end = first + known_count(chain, as_of);
    if (first == end) {
      continue;
    }
    const std::uint32_t from = versions == Versions::Latest ? end - 1 : first;
    const std::uint32_t to = versions == Versions::First ? first + 1 : end;
    for (std::uint32_t i = from; i < to; ++i) {
      rows[chain_docs_[i].segment].push_back(chain_docs_[i].row);
    }
  }
  std::vector<RowSet> sets;
  for (std::vector<std::uint32_t>& of_segment : rows) {
    std::ranges::sort(of_segment);
    RowSet set;
    set.addMany(of_segment.size(), of_segment.data());
    set.runOptimize();
    sets.push_back(std::move(set));
  }
  return sets;
}

VersionInfo Snapshot::version(DocRef doc, std::optional<std::int64_t> as_of) const {
  const Position& position = positions_[doc.segment][doc.row];
  const Chain& chain = chains_[position.chain];
  std::uint32_t hidden = 0;
  while (as_of && chain.begin + hidden < chain.end &&
         known_at(chain_docs_[chain.begin + hidden]) == kNever) {
    ++hidden;
  }
  VersionInfo info{.n = position.nth - hidden + 1, .of = known_count(chain, as_of)};
  info.latest = info.n == info.of;
  const Timestamp& seen = columns(doc.segment).first_seen[doc.row];
  if (info.n > 1 && seen.known()) {
    info.changed = latest_second(seen);
  }
  return info;
}

std::optional<DocRef> Snapshot::find_article(std::string_view id,
                                             std::optional<std::int64_t> as_of) const {
  if (!schema::is_article_id(id)) {
    return std::nullopt;
  }
  const PackedId wanted = packed(id);
  const auto id_of = [this](const Chain& chain) {
    const DocRef doc = chain_docs_[chain.begin];
    return columns(doc.segment).ids[doc.row];
  };
  const auto found = std::ranges::lower_bound(chains_, wanted, {}, id_of);
  if (found == chains_.end() || id_of(*found) != wanted) {
    return std::nullopt;
  }
  std::optional<DocRef> valid;
  for (std::uint32_t i = found->begin; i < found->end; ++i) {
    const std::int64_t at = known_at(chain_docs_[i]);
    if (!as_of || (at != kNever && at <= *as_of)) {
      valid = chain_docs_[i];
    }
  }
  return valid;
}

bool Snapshot::is_newer(DocRef a, DocRef b) const {
  const Columns& in_a = columns(a.segment);
  const Columns& in_b = columns(b.segment);
  const std::int64_t instant_a = in_a.order_instant(a.row);
  const std::int64_t instant_b = in_b.order_instant(b.row);
  if (instant_a != instant_b) {
    return instant_a > instant_b;
  }
  const auto rest = [](const Columns& in, DocRef doc) {
    return std::tuple(in.ids[doc.row], in.known_at(doc.row), seconds_or_never(in.updated[doc.row]),
                      in.content[doc.row], doc.segment, doc.row);
  };
  return rest(in_a, a) < rest(in_b, b);
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
