// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/wordings.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <queue>
#include <tuple>
#include <utility>

namespace dateline::searchd {
namespace {

constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::min();

std::int64_t seconds_or_never(const Timestamp& time) {
  return time.known() ? time.seconds : kNever;
}

/// The first bytes of an id as a number that sorts as they do.
std::uint64_t leading_bytes(const PackedId& id) {
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < sizeof number; ++i) {
    number = number << 8U | id[i];
  }
  return number;
}

/// Walks the rows of all segments in the order of ids.
class ByIdWalk {
 public:
  explicit ByIdWalk(std::span<const Wordings::Source> sources) : sources_(sources) {
    for (std::uint32_t s = 0; s < sources.size(); ++s) {
      push({.segment = s, .row = 0});
    }
  }

  [[nodiscard]] bool at_end() const { return heads_.empty(); }

  /// The next document. Of equal ids the older segment's come first.
  DocRef next() {
    const Head head = heads_.top();
    heads_.pop();
    push({.segment = head.at.segment, .row = head.at.row + 1});
    return {.segment = head.at.segment, .row = sources_[head.at.segment].by_id[head.at.row]};
  }

 private:
  struct Head {
    PackedId id;
    DocRef at;                                             // row is a place in by_id
    friend bool operator<(const Head& a, const Head& b) {  // the queue gives the largest first
      return std::tie(b.id, b.at.segment) < std::tie(a.id, a.at.segment);
    }
  };

  void push(DocRef at) {
    const Wordings::Source& source = sources_[at.segment];
    if (at.row < source.by_id.size()) {
      heads_.push({.id = source.columns->ids[source.by_id[at.row]], .at = at});
    }
  }

  std::span<const Wordings::Source> sources_;
  std::priority_queue<Head> heads_;
};

/// The rows marked in @p seen.
RowSet to_set(const std::vector<bool>& seen) {
  RowSet set;
  std::vector<std::uint32_t> rows;
  rows.reserve(seen.size());
  for (std::uint32_t row = 0; row < seen.size(); ++row) {
    if (seen[row]) {
      rows.push_back(row);
    }
  }
  set.addMany(rows.size(), rows.data());
  set.runOptimize();
  return set;
}

}  // namespace

std::vector<std::uint32_t> rows_by_id(const Columns& columns) {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> keyed(columns.rows);
  for (std::uint32_t row = 0; row < columns.rows; ++row) {
    keyed[row] = {leading_bytes(columns.ids[row]), row};
  }
  std::ranges::sort(keyed, [&columns](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first : columns.ids[a.second] < columns.ids[b.second];
  });
  std::vector<std::uint32_t> rows(columns.rows);
  std::ranges::transform(keyed, rows.begin(), &std::pair<std::uint64_t, std::uint32_t>::second);
  return rows;
}

bool stands_before(const Columns& in_a, DocRef a, const Columns& in_b, DocRef b) {
  const auto key = [](const Columns& in, DocRef doc) {
    return std::tuple(in.ids[doc.row], in.known_at(doc.row), seconds_or_never(in.updated[doc.row]),
                      in.content[doc.row], doc.segment, doc.row);
  };
  return key(in_a, a) < key(in_b, b);
}

Wordings::Wordings(std::vector<Source> sources, const std::set<PackedId>& deleted)
    : sources_(std::move(sources)) {
  std::size_t documents = 0;
  for (const Source& source : sources_) {
    positions_.emplace_back(source.by_id.size());
    documents += source.by_id.size();
  }
  docs_.reserve(documents);
  chains_.reserve(documents);
  ByIdWalk walk(sources_);
  std::vector<DocRef> wordings;
  while (!walk.at_end()) {
    const DocRef doc = walk.next();
    if (!wordings.empty() && id_of(wordings.front()) != id_of(doc)) {
      add_chain(wordings);
    }
    if (deleted.empty() || !deleted.contains(id_of(doc))) {
      wordings.push_back(doc);
    }
  }
  add_chain(wordings);
}

/// A wording equal to the one before it says nothing new: it belongs to no chain and is never seen.
void Wordings::add_chain(std::vector<DocRef>& wordings) {
  if (wordings.empty()) {
    return;
  }
  std::ranges::sort(wordings, [this](DocRef a, DocRef b) {
    return stands_before(columns(a.segment), a, columns(b.segment), b);
  });
  const auto number = static_cast<std::uint32_t>(chains_.size());
  Chain chain{.begin = static_cast<std::uint32_t>(docs_.size())};
  const DocRef* last = nullptr;
  for (const DocRef& doc : wordings) {
    if (last != nullptr &&
        columns(last->segment).content[last->row] == columns(doc.segment).content[doc.row]) {
      continue;
    }
    last = &doc;
    positions_[doc.segment][doc.row] = {
        .chain = number, .nth = static_cast<std::uint32_t>(docs_.size()) - chain.begin};
    docs_.push_back(doc);
  }
  chain.end = static_cast<std::uint32_t>(docs_.size());
  chains_.push_back(chain);
  wordings.clear();
}

/// Wordings without any date come first in their chain and are unknown to every past moment.
std::uint32_t Wordings::hidden_count(const Chain& chain, std::optional<std::int64_t> as_of) const {
  std::uint32_t hidden = 0;
  while (as_of && chain.begin + hidden < chain.end &&
         known_at(docs_[chain.begin + hidden]) == kNever) {
    ++hidden;
  }
  return hidden;
}

std::uint32_t Wordings::known_count(const Chain& chain, std::optional<std::int64_t> as_of) const {
  if (!as_of) {
    return chain.end - chain.begin;
  }
  std::uint32_t count = 0;
  for (std::uint32_t i = chain.begin; i < chain.end; ++i) {
    const std::int64_t at = known_at(docs_[i]);
    count += at != kNever && at <= *as_of ? 1U : 0U;
  }
  return count;
}

Rows Wordings::view(Versions versions, std::optional<std::int64_t> as_of) const {
  std::vector<std::vector<bool>> seen;
  for (const Source& source : sources_) {
    seen.emplace_back(source.by_id.size());
  }
  for (const Chain& chain : chains_) {
    const std::uint32_t first = chain.begin + hidden_count(chain, as_of);
    const std::uint32_t end = first + known_count(chain, as_of);
    if (first == end) {
      continue;
    }
    const std::uint32_t from = versions == Versions::Latest ? end - 1 : first;
    const std::uint32_t to = versions == Versions::First ? first + 1 : end;
    for (std::uint32_t i = from; i < to; ++i) {
      seen[docs_[i].segment][docs_[i].row] = true;
    }
  }
  Rows rows;
  std::ranges::transform(seen, std::back_inserter(rows), to_set);
  return rows;
}

VersionInfo Wordings::version(DocRef doc, std::optional<std::int64_t> as_of) const {
  const Position& position = positions_[doc.segment][doc.row];
  const Chain& chain = chains_[position.chain];
  VersionInfo info{.n = position.nth - hidden_count(chain, as_of) + 1,
                   .of = known_count(chain, as_of)};
  info.latest = info.n == info.of;
  const Timestamp& seen = columns(doc.segment).first_seen[doc.row];
  if (info.n > 1 && seen.known()) {
    info.changed = latest_second(seen);
  }
  return info;
}

std::optional<DocRef> Wordings::find(const PackedId& id, std::optional<std::int64_t> as_of) const {
  const auto id_of_chain = [this](const Chain& chain) { return id_of(docs_[chain.begin]); };
  const auto found = std::ranges::lower_bound(chains_, id, {}, id_of_chain);
  if (found == chains_.end() || id_of_chain(*found) != id) {
    return std::nullopt;
  }
  std::optional<DocRef> valid;
  for (std::uint32_t i = found->begin; i < found->end; ++i) {
    const std::int64_t at = known_at(docs_[i]);
    if (!as_of || (at != kNever && at <= *as_of)) {
      valid = docs_[i];
    }
  }
  return valid;
}

}  // namespace dateline::searchd
