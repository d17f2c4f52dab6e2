// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/archive.h"

#include <algorithm>
#include <chrono>
#include <list>
#include <memory>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>

#include "indexer/schema/generation.h"
#include "searchd/search/article_streams.h"
#include "searchd/search/completer.h"
#include "searchd/search/cursor.h"
#include "searchd/search/deadline.h"
#include "searchd/search/description.h"
#include "searchd/search/gate.h"
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

using SnapshotPtr = std::shared_ptr<const Snapshot>;  // shared by the searches that run on it

constexpr std::size_t kOldSnapshots = 2;

Gate::Limits limits_of(const Archive::Options& options) {
  const std::size_t processors = std::max(1U, std::thread::hardware_concurrency());
  const std::size_t running = options.searches > 0 ? options.searches : processors;
  return {.running = running, .waiting = running * kWaitingPerSearch};
}

}  // namespace

class Archive::Impl {
 public:
  Impl(schema::ArchivePaths paths, const Options& options, SnapshotPtr snapshot)
      : paths_(std::move(paths)),
        options_(options),
        companies_(options.symbols),
        current_(std::move(snapshot)),
        gate_(limits_of(options)),
        streams_(gate_, {.streams = limits_of(options).running,
                         .stretch = std::chrono::milliseconds(options.deadline_ms)}) {}

  [[nodiscard]] SnapshotPtr current() const {
    const std::scoped_lock lock(mutex_);
    return current_;
  }

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
    const auto doc = snapshot->find_article(id, as_of);
    if (!doc) {
      return Error{ErrorCode::NotFound, "no article has the id " + std::string(id.substr(0, 40)),
                   as_of ? "it may have come later than as_of" : ""};
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

  /// Reads what requests would otherwise wait for, without haste.
  Status warm_up() const {
    constexpr std::chrono::seconds kPatience{10};
    const SnapshotPtr snapshot = current();
    const Deadline patience(kPatience);
    const auto read = with_handles(*snapshot, [&](const Handles& handles) {
      for (std::size_t s = 0; s < snapshot->segment_count(); ++s) {
        static_cast<void>(snapshot->segment(s).words->get(handles.databases[s], patience));
      }
      return Result<bool>(true);
    });
    return read ? ok() : Status(read.error());
  }

  Result<bool> refresh() {
    auto name = schema::read_current(paths_);
    if (!name) {
      return std::move(name).error();
    }
    const SnapshotPtr before = current();
    if (*name == before->generation().name) {
      return false;
    }
    auto loaded = Snapshot::load(paths_, *name, before.get());
    if (!loaded) {
      return std::move(loaded).error();
    }
    {
      const std::scoped_lock lock(mutex_);
      current_ = *std::move(loaded);
    }
    remember(before);
    return true;
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
    auto pinned = pinned_to(cursor->generation);
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

  /// The snapshot of a generation that is served or still kept on disk. One is loaded at a time.
  Result<SnapshotPtr> pinned_to(const std::string& generation) {
    if (SnapshotPtr known = find_loaded(generation)) {
      return known;
    }
    const std::scoped_lock loading(loading_);
    if (SnapshotPtr known = find_loaded(generation)) {
      return known;
    }
    auto loaded = Snapshot::load(paths_, generation, current().get());
    if (!loaded && !is_kept(generation)) {
      return Error{ErrorCode::Expired, "cursor: its generation " + generation + " is gone",
                   "begin again without cursor"};
    }
    if (loaded) {
      remember(*loaded);
    }
    return loaded;
  }

  /// False once the indexer has let a generation go.
  [[nodiscard]] bool is_kept(const std::string& generation) const {
    std::error_code error;
    return std::filesystem::exists(paths_.generation(generation), error);
  }

  [[nodiscard]] SnapshotPtr find_loaded(const std::string& generation) const {
    const std::scoped_lock lock(mutex_);
    if (current_->generation().name == generation) {
      return current_;
    }
    const auto found = std::ranges::find(
        old_, generation, [](const SnapshotPtr& old) { return old->generation().name; });
    return found == old_.end() ? nullptr : *found;
  }

  void remember(SnapshotPtr snapshot) {
    SnapshotPtr dropped;  // taken apart after the lock is gone
    const std::scoped_lock lock(mutex_);
    old_.push_front(std::move(snapshot));
    if (old_.size() > kOldSnapshots) {
      dropped = std::move(old_.back());
      old_.pop_back();
    }
  }

  const schema::ArchivePaths paths_;
  const Options options_;
  const Companies companies_;
  std::mutex loading_;        // held while an older generation is loaded; taken before mutex_
  mutable std::mutex mutex_;  // guards current_ and old_
  SnapshotPtr current_;
  std::list<SnapshotPtr> old_;  // most recent first
  mutable Gate gate_;
  ArticleStreams streams_;
};

Archive::Archive(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Archive::~Archive() = default;

Result<std::unique_ptr<Archive>> Archive::open(const std::filesystem::path& path,
                                               const Options& options) {
  const schema::ArchivePaths paths{.root = path};
  auto name = schema::read_current(paths);
  if (!name) {
    return std::move(name).error();
  }
  auto snapshot = Snapshot::load(paths, *name, nullptr);
  if (!snapshot) {
    return std::move(snapshot).error();
  }
  return std::unique_ptr<Archive>(
      new Archive(std::make_unique<Impl>(paths, options, *std::move(snapshot))));
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

Status Archive::warm_up() {
  return impl_->warm_up();
}

Result<bool> Archive::refresh() {
  return impl_->refresh();
}

std::string Archive::generation() const {
  return impl_->current()->generation().name;
}

}  // namespace dateline::searchd
