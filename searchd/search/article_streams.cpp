// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/article_streams.h"

#include <utility>

#include "searchd/search/deadline.h"
#include "searchd/search/lent_handles.h"
#include "searchd/search/selected_articles.h"

namespace dateline::searchd {
namespace {

using SnapshotPtr = std::shared_ptr<const Snapshot>;  // shared by the requests that run on it

/// What a stream tells of its selection. Its cursor stands before the first row.
ArticleStream describe(const Snapshot& snapshot, const SearchRequest& request,
                       const SelectedArticles& articles) {
  const std::string& generation = snapshot.generation().name;
  return {.generation = generation,
          .articles = articles.count(),
          .rows = row_count(articles.matches()),
          .lower_bound = articles.is_cut(),
          .cursor = encode({.generation = generation,
                            .request = digest_of(request),
                            .offset = 0,
                            .now = articles.now(),
                            .match = articles.match()}),
          .next = {},
          .next_ids = {}};
}

}  // namespace

/// Runs @p hand_on(end), when its turn comes, however many others wait for theirs: there are few of
/// its kind.
template <typename HandOn>
Status ArticleStreams::go_on(Flow& flow, const HandOn& hand_on) {
  Status handed = gate_.pass([&] { return hand_on(Deadline::Clock::now() + limits_.stretch); },
                             Gate::WhenFull::Wait);
  if (flow.walk.at_end()) {
    flow.place.reset();  // before the client hears of the end, and asks for another
  }
  return handed;
}

/// Gives @p stream its functions, which share @p flow.
void ArticleStreams::connect(ArticleStream& stream, const std::shared_ptr<Flow>& flow) {
  stream.next = [this, flow](const TakeHit& take) {
    return go_on(*flow, [&](Deadline::Clock::time_point end) {
      return with_handles(flow->walk.snapshot(), [&](const Handles& handles) {
        return flow->walk.hand_on(handles, take, end);
      });
    });
  };
  stream.next_ids = [this, flow](const TakeId& take) {
    return go_on(*flow, [&](Deadline::Clock::time_point end) {
      flow->walk.hand_on_ids(take, end);
      return ok();
    });
  };
}

Result<ArticleStream> ArticleStreams::begin(const SnapshotPtr& snapshot,
                                            const std::optional<Cursor>& cursor,
                                            const SearchRequest& request, std::uint64_t skip) {
  auto place = places_.take();
  if (!place) {
    return std::move(place).error();
  }
  const auto decided =
      cursor ? std::optional(Decided{.match = cursor->match, .now = cursor->now}) : std::nullopt;
  const auto find = [&](const Handles& handles) -> Result<ArticleStream> {
    const Deadline deadline(limits_.stretch);
    const auto articles =
        SelectedArticles::find(*snapshot, handles, request.selection, decided, deadline);
    if (!articles) {
      return articles.error();
    }
    ArticleStream stream = describe(*snapshot, request, *articles);
    const std::uint64_t offset = (cursor ? cursor->offset : 0) + skip;
    connect(stream, std::make_shared<Flow>(snapshot, articles->matches(), request.selection.as_of,
                                           offset, *place));
    return stream;
  };
  auto stream = gate_.pass([&] { return with_handles(*snapshot, find); });
  if (stream && cursor) {
    stream->cursor = request.cursor;
  }
  return stream;
}

}  // namespace dateline::searchd
