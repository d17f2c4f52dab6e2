// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/article_streams.h"

#include <utility>

#include "searchd/search/deadline.h"
#include "searchd/search/facets.h"
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
          .rows = count_articles(snapshot, articles.matches(), false),
          .lower_bound = articles.is_cut(),
          .cursor = encode({.generation = generation,
                            .request = digest_of(request),
                            .offset = 0,
                            .now = articles.now(),
                            .match = articles.match()}),
          .next = {}};
}

}  // namespace

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
    stream.next = [this, place = *place,
                   walk = std::make_shared<ArticleWalk>(snapshot, articles->matches(),
                                                        request.selection.as_of,
                                                        offset)](const TakeHit& take) mutable {
      Status handed = hand_on(*walk, take);
      if (walk->at_end()) {
        place.reset();  // before the client hears of the end, and asks for another
      }
      return handed;
    };
    return stream;
  };
  auto stream = gate_.pass([&] { return with_handles(*snapshot, find); });
  if (stream && cursor) {
    stream->cursor = request.cursor;
  }
  return stream;
}

/// It waits for its turn however many others do: there are few of its kind.
Status ArticleStreams::hand_on(ArticleWalk& walk, const TakeHit& take) {
  const auto stretch = [&] {
    const auto end = Deadline::Clock::now() + limits_.stretch;
    return with_handles(walk.snapshot(),
                        [&](const Handles& handles) { return walk.hand_on(handles, take, end); });
  };
  return gate_.pass(stretch, Gate::WhenFull::Wait);
}

}  // namespace dateline::searchd
