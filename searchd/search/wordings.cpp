// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/wordings.h"

#include <algorithm>
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

/// Walks the rows of all segments but one in the order of ids.
class ByIdWalk {
 public:
  ByIdWalk(std::span<const Wordings::Source> sources, std::uint32_t left_out) : sources_(sources) {
    for (std::uint32_t s = 0; s < sources.size(); ++s) {
      if (s != left_out) {
        push({.segment = s, .row = 0});
      }
    }
  }

  [[nodiscard]] bool at_end() const { return heads_.empty(); }
  [[nodiscard]] const PackedId& id() const { return heads_.top().id; }

  /// The next document. Of equal ids the older segment's come first.
  DocRef next() {
    const Head head = heads_.top();
    heads_.pop();
    push({.segment = head.at.segment, .row = head.at.row + 1});
    return {.segment = head.at.segment, .row = sources_[head.at.segment].order->rows[head.at.row]};
  }

 private:
  struct Head {
    PackedId id;
    DocRef at;                                             // row is a place in the order
    friend bool operator<(const Head& a, const Head& b) {  // the queue gives the largest first
      return std::tie(b.id, b.at.segment) < std::tie(a.id, a.at.segment);
    }
  };

  void push(DocRef at) {
    const Wordings::Source& source = sources_[at.segment];
    if (at.row < source.order->rows.size()) {
      heads_.push({.id = source.columns->ids[source.order->rows[at.row]], .at = at});
    }
  }

  std::span<const Wordings::Source> sources_;
  std::priority_queue<Head> heads_;
};

/// Looks ids up in one segment, each at or behind the one before: near ones cost little.
class Pursuit {
 public:
  explicit Pursuit(const Wordings::Source& source)
      : ids_(source.columns->ids), rows_(source.order->rows) {}

  /// The rows of an article.
  std::span<const std::uint32_t> rows_of(const PackedId& id) {
    std::size_t step = 1;
    while (step < rows_.size() && ids_[rows_[step]] < id) {
      step *= 2;
    }
    const auto id_of = [this](std::uint32_t row) -> const PackedId& { return ids_[row]; };
    const auto near = rows_.first(std::min(step + 1, rows_.size()));
    rows_ = rows_.subspan(
        static_cast<std::size_t>(std::ranges::lower_bound(near, id, {}, id_of) - near.begin()));
    std::size_t count = 0;
    while (count < rows_.size() && ids_[rows_[count]] == id) {
      ++count;
    }
    return rows_.first(count);
  }

 private:
  const std::vector<PackedId>& ids_;
  std::span<const std::uint32_t> rows_;  // from the last id on
};

}  // namespace

IdOrder order_by_id(const Columns& columns) {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> keyed(columns.rows);
  for (std::uint32_t row = 0; row < columns.rows; ++row) {
    keyed[row] = {leading_bytes(columns.ids[row]), row};
  }
  std::ranges::sort(keyed, [&columns](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first : columns.ids[a.second] < columns.ids[b.second];
  });
  IdOrder order;
  order.rows.reserve(columns.rows);
  bool repeats = false;
  for (const auto& [leading, row] : keyed) {
    const bool again = !order.rows.empty() && columns.ids[order.rows.back()] == columns.ids[row];
    if (again && !repeats) {
      order.repeats.push_back(static_cast<std::uint32_t>(order.rows.size() - 1));
    }
    repeats = again;
    order.rows.push_back(row);
  }
  return order;
}

bool stands_before(const Columns& in_a, DocRef a, const Columns& in_b, DocRef b) {
  const auto key = [](const Columns& in, DocRef doc) {
    return std::tuple(in.ids[doc.row], in.known_at(doc.row), seconds_or_never(in.updated[doc.row]),
                      in.content[doc.row], doc.segment, doc.row);
  };
  return key(in_a, a) < key(in_b, b);
}

Wordings::Wordings(std::vector<Source> sources, const std::vector<PackedId>& deleted)
    : sources_(std::move(sources)) {
  for (const Source& source : sources_) {
    const auto rows = static_cast<std::uint32_t>(source.order->rows.size());
    first_numbers_.push_back(documents_);
    marks_.emplace_back(rows, kAlone);
    documents_ += rows;
  }
  std::ranges::for_each(deleted, [this](const PackedId& id) { hide(id); });
  if (!sources_.empty()) {
    join_segments();
  }
}

void Wordings::hide(const PackedId& id) {
  for (std::uint32_t s = 0; s < sources_.size(); ++s) {
    for (const std::uint32_t row : rows_of(s, id)) {
      marks_[s][row] = kHidden;
      hidden_.push_back({.segment = s, .row = row});
    }
  }
}

/// Every article that has several documents has one outside the largest segment, or repeats there.
void Wordings::join_segments() {
  const auto largest = static_cast<std::uint32_t>(
      std::ranges::max_element(sources_, {},
                               [](const Source& source) { return source.order->rows.size(); }) -
      sources_.begin());
  ByIdWalk walk(sources_, largest);
  Pursuit in_largest(sources_[largest]);
  std::vector<DocRef> wordings;
  while (!walk.at_end()) {
    const PackedId id = walk.id();
    while (!walk.at_end() && walk.id() == id) {
      wordings.push_back(walk.next());
    }
    for (const std::uint32_t row : in_largest.rows_of(id)) {
      wordings.push_back({.segment = largest, .row = row});
    }
    add_chain(wordings);
  }
  join_repeats(largest);
}

/// Those articles of a segment with several documents that are not joined yet.
void Wordings::join_repeats(std::uint32_t segment) {
  const std::vector<std::uint32_t>& rows = sources_[segment].order->rows;
  std::vector<DocRef> wordings;
  for (const std::uint32_t begin : sources_[segment].order->repeats) {
    if (marks_[segment][rows[begin]] != kAlone) {
      continue;
    }
    const PackedId& id = columns(segment).ids[rows[begin]];
    for (std::size_t i = begin; i < rows.size() && columns(segment).ids[rows[i]] == id; ++i) {
      wordings.push_back({.segment = segment, .row = rows[i]});
    }
    add_chain(wordings);
  }
}

/// A wording equal to the one before it says nothing new: it belongs to no chain and is never seen.
void Wordings::add_chain(std::vector<DocRef>& wordings) {
  if (wordings.size() > 1 && mark_of(wordings.front()) != kHidden) {
    std::ranges::sort(wordings, [this](DocRef a, DocRef b) {
      return stands_before(columns(a.segment), a, columns(b.segment), b);
    });
    const auto begin = static_cast<std::uint32_t>(docs_.size());
    for (const DocRef& doc : wordings) {
      if (docs_.size() > begin && columns(docs_.back().segment).content[docs_.back().row] ==
                                      columns(doc.segment).content[doc.row]) {
        marks_[doc.segment][doc.row] = kHidden;
        hidden_.push_back(doc);
      } else {
        docs_.push_back(doc);
      }
    }
    const Chain chain{.begin = begin, .end = static_cast<std::uint32_t>(docs_.size())};
    chains_.push_back(chain);
    for (std::uint32_t i = chain.begin; i < chain.end; ++i) {
      marks_[docs_[i].segment][docs_[i].row] = static_cast<std::uint32_t>(places_.size());
      places_.push_back({.chain = chain, .nth = i - begin});
    }
  }
  wordings.clear();
}

std::span<const std::uint32_t> Wordings::rows_of(std::uint32_t segment, const PackedId& id) const {
  return Pursuit(sources_[segment]).rows_of(id);
}

/// All wordings of the article of @p doc, which is not hidden and must outlive the answer.
std::span<const DocRef> Wordings::wordings_of(const DocRef& doc) const {
  const std::uint32_t mark = mark_of(doc);
  if (mark == kAlone) {
    return {&doc, 1};
  }
  const Chain& chain = places_[mark].chain;
  return std::span(docs_).subspan(chain.begin, chain.end - chain.begin);
}

std::uint32_t Wordings::article_of(DocRef doc) const {
  return mark_of(doc) == kHidden ? number_of(doc) : number_of(wordings_of(doc).front());
}

std::uint32_t Wordings::nth_of(DocRef doc) const {
  const std::uint32_t mark = mark_of(doc);
  return mark == kAlone || mark == kHidden ? 0 : places_[mark].nth;
}

/// Wordings without any date come first in their chain and are unknown to every past moment.
std::uint32_t Wordings::hidden_count(std::span<const DocRef> wordings,
                                     std::optional<std::int64_t> as_of) const {
  std::uint32_t hidden = 0;
  while (as_of && hidden < wordings.size() && known_at(wordings[hidden]) == kNever) {
    ++hidden;
  }
  return hidden;
}

std::uint32_t Wordings::known_count(std::span<const DocRef> wordings,
                                    std::optional<std::int64_t> as_of) const {
  return static_cast<std::uint32_t>(std::ranges::count_if(wordings, [&](DocRef doc) {
    return !as_of || (known_at(doc) != kNever && known_at(doc) <= *as_of);
  }));
}

Rows Wordings::view(Versions versions, std::optional<std::int64_t> as_of) const {
  Rows rows(sources_.size());
  if (as_of) {
    show_known(versions, *as_of, rows);
  } else {
    show_all_but_superseded(versions, rows);
  }
  for (RowSet& set : rows) {
    set.runOptimize();
  }
  return rows;
}

void Wordings::show_all_but_superseded(Versions versions, Rows& rows) const {
  for (std::size_t s = 0; s < rows.size(); ++s) {
    rows[s].addRange(0, marks_[s].size());
  }
  for (const DocRef& doc : hidden_) {
    rows[doc.segment].remove(doc.row);
  }
  if (versions == Versions::All) {
    return;
  }
  for (const Chain& chain : chains_) {
    const std::uint32_t shown = versions == Versions::Latest ? chain.end - 1 : chain.begin;
    for (std::uint32_t i = chain.begin; i < chain.end; ++i) {
      if (i != shown) {
        rows[docs_[i].segment].remove(docs_[i].row);
      }
    }
  }
}

void Wordings::show_known(Versions versions, std::int64_t as_of, Rows& rows) const {
  std::vector<std::uint32_t> alone;
  for (std::uint32_t s = 0; s < rows.size(); ++s) {
    alone.clear();
    for (std::uint32_t row = 0; row < marks_[s].size(); ++row) {
      const std::int64_t at = columns(s).known_at(row);
      if (marks_[s][row] == kAlone && at != kNever && at <= as_of) {
        alone.push_back(row);
      }
    }
    rows[s].addMany(alone.size(), alone.data());
  }
  for (const Chain& chain : chains_) {
    const std::span wordings = std::span(docs_).subspan(chain.begin, chain.end - chain.begin);
    const std::uint32_t first = hidden_count(wordings, as_of);
    const std::uint32_t end = first + known_count(wordings, as_of);
    const std::uint32_t from = versions == Versions::Latest ? std::max(end, first + 1) - 1 : first;
    const std::uint32_t to = versions == Versions::First ? std::min(end, first + 1) : end;
    for (std::uint32_t i = from; i < to; ++i) {
      rows[wordings[i].segment].add(wordings[i].row);
    }
  }
}

VersionInfo Wordings::version(DocRef doc, std::optional<std::int64_t> as_of) const {
  const std::span<const DocRef> wordings = wordings_of(doc);
  VersionInfo info{.n = nth_of(doc) - hidden_count(wordings, as_of) + 1,
                   .of = known_count(wordings, as_of)};
  info.latest = info.n == info.of;
  const Timestamp& seen = columns(doc.segment).first_seen[doc.row];
  if (info.n > 1 && seen.known()) {
    info.changed = latest_second(seen);
  }
  return info;
}

std::optional<DocRef> Wordings::find(const PackedId& id, std::optional<std::int64_t> as_of) const {
  for (std::uint32_t s = 0; s < sources_.size(); ++s) {
    for (const std::uint32_t row : rows_of(s, id)) {
      const DocRef doc{.segment = s, .row = row};
      if (mark_of(doc) == kHidden) {
        continue;
      }
      const std::span<const DocRef> wordings = wordings_of(doc);
      const std::uint32_t known = known_count(wordings, as_of);
      return known == 0 ? std::nullopt
                        : std::optional(wordings[hidden_count(wordings, as_of) + known - 1]);
    }
  }
  return std::nullopt;
}

}  // namespace dateline::searchd
