// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/archive.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <thread>
#include <utility>

#include "searchd/search/article_streams.h"
#include "searchd/search/completer.h"
#include "searchd/search/cursor.h"
#include "searchd/search/deadline.h"
#include "searchd/search/description.h"
#include "searchd/search/gate.h"
#include "searchd/search/generations.h"
#include "searchd/search/hits.h"
#include "searchd/search/lent_handles.h"
#include "searchd/search/related.h"
#include "searchd/search/search_run.h"
#include "searchd/search/significant_terms.h"
#include "searchd/search/snapshot.h"
#include "searchd/search/timeline.h"
#include "searchd/search/value_list.h"

namespace dateline::searchd {
namespace {

using SnapshotPtr = Generations::SnapshotPtr;

Gate::Limits limits_of(const Archive::Options& options) {
  const std::size_t processors = std::max(1U, std::thread::hardware_concurrency());
  const std::size_t running = options.searches > 0 ? options.searches : processors;
  return {.running = running, .waiting = running * kWaitingPerSearch};
}

}  // namespace

class Archive::Impl {
 public:
  Impl(std::unique_ptr<Generations> generations, const Options& options)
      : options_(options),
        companies_(options.symbols),
        generations_(std::move(generations)),
        gate_(limits_of(options)),
        streams_(gate_, {.streams = limits_of(options).running,
                         .stretch = std::chrono::milliseconds(options.deadline_ms)}) {}

  [[nodiscard]] Generations& generations() const { return *generations_; }
  [[nodiscard]] SnapshotPtr current() const { return generations_->current(); }

  [[nodiscard]] Deadline deadline() const {
    return Deadline{std::chrono::milliseconds(options_.deadline_ms)};
  }

  /// Searches in @p snapshot, or in the cursor's. Without @p shared the time limit begins when it
  /// is its turn.
  Result<SearchResult> search(const SearchRequest& request, SnapshotPtr snapshot,
                              const std::optional<Deadline>& shared) {
    const auto start = start_of(request, std::move(snapshot));
    if (!start) {
      return start.error();
    }
    return gate_.pass([&] {
      return run(*start->snapshot, request, start->cursor, shared ? *shared : deadline());
    });
  }

  Result<ArticleStream> stream(const SearchRequest& request, std::uint64_t skip) {
    const auto start = start_of(request, current());
    if (!start) {
      return start.error();
    }
    return streams_.begin(start->snapshot, start->cursor, request, skip);
  }

  /// Whether a search is answered, also when no more may come in.
  Status check() const {
    const SnapshotPtr snapshot = current();
    auto result = run(*snapshot, {.selection = {.q = "a"}, .size = 1}, std::nullopt, deadline());
    return result ? ok() : Status(std::move(result).error());
  }

  Result<Hit> article(std::string_view id, std::optional<std::int64_t> as_of) const {
    const SnapshotPtr snapshot = current();
    const auto doc = find_doc(*snapshot, id, as_of);
    if (!doc) {
      return doc.error();
    }
    auto hit = with_handles(*snapshot, [&](const Handles& handles) {
      return load_hit(*snapshot, handles, *doc, as_of);
    });
    if (hit) {
      hit->generation = snapshot->generation().name;
    }
    return hit;
  }

  Result<ArchiveStats> stats(std::optional<std::int64_t> as_of) const {
    const SnapshotPtr snapshot = current();
    return gate_.pass([&] {
      const Deadline deadline{std::chrono::milliseconds(options_.deadline_ms)};
      return with_handles(*snapshot, [&](const Handles& /*handles*/) {
        return describe_archive(*snapshot, as_of, deadline);
      });
    });
  }

  /// Runs @p action(const AnswerSource&) on the generation served now, in its turn and within the
  /// time limit.
  template <typename Action>
  auto ask(const Action& action) const {
    const SnapshotPtr snapshot = current();
    return gate_.pass([&] {
      const Deadline deadline{std::chrono::milliseconds(options_.deadline_ms)};
      return with_handles(*snapshot, [&](const Handles& handles) {
        return action(AnswerSource{.snapshot = *snapshot,
                                   .handles = handles,
                                   .companies = companies_,
                                   .deadline = deadline});
      });
    });
  }

 private:
  /// Where an answer begins: on what generation, and after what.
  struct Start {
    SnapshotPtr snapshot;
    std::optional<Cursor> cursor;
  };

  /// On @p snapshot, or on the cursor's.
  Result<Start> start_of(const SearchRequest& request, SnapshotPtr snapshot) {
    if (request.cursor.empty()) {
      return Start{.snapshot = std::move(snapshot), .cursor = std::nullopt};
    }
    auto cursor = decode_cursor(request.cursor);
    if (!cursor) {
      return std::move(cursor).error();
    }
    if (cursor->request != digest_of(request)) {
      return Error{ErrorCode::InvalidArgument, "cursor: it belongs to another request",
                   "repeat the request it came from, with all parameters but page"};
    }
    auto pinned = generations_->find(cursor->generation);
    if (!pinned) {
      return std::move(pinned).error();
    }
    return Start{.snapshot = *std::move(pinned), .cursor = *std::move(cursor)};
  }

  [[nodiscard]] Result<SearchResult> run(const Snapshot& snapshot, const SearchRequest& request,
                                         const std::optional<Cursor>& cursor,
                                         const Deadline& deadline) const {
    return with_handles(snapshot, [&](const Handles& handles) {
      return SearchRun::run(
          {.snapshot = snapshot, .handles = handles, .companies = companies_, .deadline = deadline},
          request, cursor);
    });
  }

  const Options options_;
  const Companies companies_;
  const std::unique_ptr<Generations> generations_;
  mutable Gate gate_;
  ArticleStreams streams_;
};

Archive::Archive(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Archive::~Archive() = default;

Result<std::unique_ptr<Archive>> Archive::open(const std::filesystem::path& path,
                                               const Options& options) {
  auto generations = Generations::open({.root = path});
  if (!generations) {
    return std::move(generations).error();
  }
  return std::unique_ptr<Archive>(
      new Archive(std::make_unique<Impl>(*std::move(generations), options)));
}

Result<SearchResult> Archive::search(const SearchRequest& request) {
  return impl_->search(request, impl_->current(), std::nullopt);
}

Archive::Pin Archive::pin() const {
  return {.snapshot = impl_->current(), .deadline = impl_->deadline()};
}

Result<SearchResult> Archive::search(const SearchRequest& request, const Pin& pin) {
  return impl_->search(request, pin.snapshot, pin.deadline);
}

Result<ArticleStream> Archive::stream(const SearchRequest& request, std::uint64_t skip) {
  return impl_->stream(request, skip);
}

Result<Hit> Archive::article(std::string_view id, std::optional<std::int64_t> as_of) {
  return impl_->article(id, as_of);
}

Result<ArchiveStats> Archive::stats(std::optional<std::int64_t> as_of) {
  return impl_->stats(as_of);
}

Result<ValueList> Archive::values(schema::FieldId field, const Selection& selection, FacetMode mode,
                                  const ListRequest& request) {
  return impl_->ask([&](const AnswerSource& source) {
    return list_values(source, field, selection, mode, request);
  });
}

Result<ValueList> Archive::list(schema::FieldId field, std::optional<std::int64_t> as_of,
                                const ListRequest& request) {
  return impl_->ask([&](const AnswerSource& source) {
    return list_values_with_dates(source, field, as_of, request);
  });
}

Result<TickerInfo> Archive::ticker(std::string_view symbol, const std::optional<Timestamp>& on,
                                   std::optional<std::int64_t> as_of) {
  return impl_->ask(
      [&](const AnswerSource& source) { return describe_ticker(source, symbol, on, as_of); });
}

Result<Completions> Archive::complete(const CompletionRequest& request) {
  return impl_->ask([&](const AnswerSource& source) { return searchd::complete(source, request); });
}

Result<Timeline> Archive::timeline(const Selection& selection, const TimelineRequest& request) {
  return impl_->ask(
      [&](const AnswerSource& source) { return count_timeline(source, selection, request); });
}

Result<RelatedArticles> Archive::related(std::string_view id, std::optional<std::int64_t> as_of,
                                         std::uint32_t size) {
  return impl_->ask(
      [&](const AnswerSource& source) { return find_related(source, id, as_of, size); });
}

Result<SignificantTerms> Archive::terms(const Selection& selection, std::uint32_t size) {
  return impl_->ask(
      [&](const AnswerSource& source) { return find_significant_terms(source, selection, size); });
}

Status Archive::check_ready() {
  return impl_->check();
}

Result<bool> Archive::refresh() {
  return impl_->generations().refresh();
}

Result<bool> Archive::read_words(const std::stop_token& stop) {
  return impl_->generations().read_words(stop);
}

std::string Archive::generation() const {
  return impl_->current()->generation().name;
}

}  // namespace dateline::searchd
