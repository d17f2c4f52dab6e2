// SPDX-License-Identifier: GPL-3.0-or-later
// Streams of articles through the archive that gives them: all rows, each once, of one generation.
#include "searchd/search/article_streams.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "searchd/search/archive.h"
#include "tests/indexer/building/articles.h"

namespace dateline::searchd {
namespace {

using indexer::testing::fresh_folder;
using indexer::testing::make_article;
using indexer::testing::must_add;
using indexer::testing::must_rebuild;
using indexer::testing::reworded;

SearchRequest request(Selection selection = {}) {
  return {.selection = std::move(selection), .sort = SortOrder::Newest};
}

/// Takes at most @p most articles; their titles.
std::vector<std::string> take(const ArticleStream& stream, std::size_t most) {
  std::vector<std::string> titles;
  EXPECT_TRUE(stream.next([&](const Hit& hit) {
    titles.push_back(hit.article.title);
    return titles.size() < most;
  }));
  return titles;
}

/// Three articles of two segments, of the 3rd, 5th and 7th; the first in two wordings.
class ArticleStreamsTest : public testing::Test {
 protected:
  void SetUp() override {
    first_ = make_article("one", "One", "words", 3);
    must_rebuild(folder_, {first_, make_article("three", "Three", "words", 7)});
    must_add(folder_, {make_article("two", "Two", "text", 5), reworded(first_, "other words", 9)});
    open({.searches = 1});
  }

  void open(const Archive::Options& options) {
    auto opened = Archive::open(folder_, options);
    ASSERT_TRUE(opened) << opened.error().message;
    archive_ = *std::move(opened);
  }

  [[nodiscard]] Result<ArticleStream> stream(const SearchRequest& request, std::uint64_t skip = 0) {
    return archive_->stream(request, skip);
  }

  std::filesystem::path folder_ = fresh_folder() / "archive";
  Article first_;
  std::unique_ptr<Archive> archive_;
};

TEST_F(ArticleStreamsTest, HandOnEverythingNewestFirst) {
  const auto all = stream(request());

  ASSERT_TRUE(all);
  EXPECT_EQ(all->articles, 3U);
  EXPECT_EQ(all->rows, 3U);
  EXPECT_EQ(take(*all, 10), (std::vector<std::string>{"Three", "Two", "One"}));
  EXPECT_TRUE(take(*all, 10).empty());
}

/// The ids that two streams give: of whole articles, and alone.
std::vector<std::string> ids_of_articles(const ArticleStream& stream) {
  std::vector<std::string> ids;
  EXPECT_TRUE(stream.next([&ids](const Hit& hit) {
    ids.push_back(hit.article.id);
    return true;
  }));
  return ids;
}

std::vector<std::string> take_ids(const ArticleStream& stream, std::size_t most) {
  std::vector<std::string> ids;
  EXPECT_TRUE(stream.next_ids([&](std::string_view id) {
    ids.emplace_back(id);
    return ids.size() < most;
  }));
  return ids;
}

TEST_F(ArticleStreamsTest, HandOnTheIdsOfTheSameRows) {
  open({.searches = 2});
  for (const Versions versions : {Versions::Latest, Versions::All}) {
    const auto articles = stream(request({.versions = versions}));
    const auto ids = stream(request({.versions = versions}));
    const std::vector<std::string> expected = ids_of_articles(*articles);

    std::vector<std::string> got = take_ids(*ids, 1);
    EXPECT_EQ(got.size(), 1U);
    for (std::string& id : take_ids(*ids, 10)) {
      got.push_back(std::move(id));
    }
    EXPECT_EQ(got, expected);
    EXPECT_TRUE(take_ids(*ids, 10).empty());
  }
}

TEST_F(ArticleStreamsTest, GoOnWithIdsAfterASkip) {
  SearchRequest again = request();
  std::vector<std::string> ids;
  {
    const auto all = stream(request());
    again.cursor = all->cursor;
    ids = take_ids(*all, 10);
  }

  const auto resumed = stream(again, 2);

  ASSERT_EQ(ids.size(), 3U);
  EXPECT_EQ(take_ids(*resumed, 10), std::vector<std::string>{ids[2]});
}

TEST_F(ArticleStreamsTest, GiveTheirPlaceBackAtTheEndOfWhicheverCopy) {
  const auto first = stream(request());
  const ArticleStream copy = *first;  // NOLINT: a copy is what is meant

  EXPECT_EQ(take(copy, 10).size(), 3U);
  EXPECT_TRUE(take(copy, 10).empty());
  EXPECT_TRUE(stream(request()));
}

TEST_F(ArticleStreamsTest, GoOnWhereTheLastStretchEnded) {
  const auto all = stream(request());

  EXPECT_EQ(take(*all, 1), std::vector<std::string>{"Three"});
  EXPECT_EQ(take(*all, 1), std::vector<std::string>{"Two"});
  EXPECT_EQ(take(*all, 5), std::vector<std::string>{"One"});
}

TEST_F(ArticleStreamsTest, CountWordingsAsRows) {
  const auto all = stream(request({.versions = Versions::All}));

  EXPECT_EQ(all->articles, 3U);
  EXPECT_EQ(all->rows, 4U);
  EXPECT_EQ(take(*all, 10).size(), 4U);
}

TEST_F(ArticleStreamsTest, HandOnTheBody) {
  const auto found = stream(request({.q = "other"}));

  std::vector<std::string> body;
  EXPECT_TRUE(found->next([&](const Hit& hit) {
    body = hit.article.body;
    return true;
  }));
  EXPECT_EQ(body, std::vector<std::string>{"other words"});
}

TEST_F(ArticleStreamsTest, StayOnTheirGenerationAndSoDoesTheirCursor) {
  SearchRequest again = request();
  {
    const auto all = stream(request());
    again.cursor = all->cursor;
    EXPECT_EQ(take(*all, 1), std::vector<std::string>{"Three"});
    must_add(folder_, {make_article("four", "Four", "words", 8)});
    ASSERT_TRUE(*archive_->refresh());
    EXPECT_EQ(take(*all, 10), (std::vector<std::string>{"Two", "One"}));
  }

  const auto resumed = stream(again, 2);
  ASSERT_TRUE(resumed);
  EXPECT_EQ(resumed->rows, 3U);
  EXPECT_EQ(resumed->cursor, again.cursor);
  EXPECT_EQ(take(*resumed, 10), std::vector<std::string>{"One"});
}

TEST_F(ArticleStreamsTest, RefuseTheCursorOfAnotherRequest) {
  SearchRequest other = request({.q = "text"});
  other.cursor = stream(request())->cursor;

  EXPECT_EQ(stream(other).error().code, ErrorCode::InvalidArgument);
}

TEST_F(ArticleStreamsTest, EndAtOnceWhenMoreIsSkippedThanThereIs) {
  SearchRequest again = request();
  again.cursor = stream(request())->cursor;

  EXPECT_TRUE(take(*stream(again, 4), 10).empty());
}

TEST_F(ArticleStreamsTest, AreNoMoreThanSearchesAtATime) {
  auto first = stream(request());

  EXPECT_EQ(stream(request()).error().code, ErrorCode::Busy);
  EXPECT_TRUE(archive_->search(request()));
  first->next = nullptr;
  first->next_ids = nullptr;
  EXPECT_TRUE(stream(request()));
}

TEST_F(ArticleStreamsTest, FailToBeginWithAnUnknownZone) {
  EXPECT_EQ(stream(request({.tz = "Mars/Base"})).error().code, ErrorCode::InvalidArgument);
  EXPECT_TRUE(stream(request()));
}

TEST_F(ArticleStreamsTest, GoOnByOneRowAtLeastWhenTimeIsUp) {
  const auto snapshot =
      *Snapshot::load(schema::ArchivePaths{.root = folder_}, archive_->generation(), nullptr);
  ArticleWalk walk(snapshot, snapshot->view(Versions::Latest, std::nullopt), std::nullopt, 0);
  const auto handles = *snapshot->take_handles();

  std::size_t taken = 0;
  const auto count = [&taken](const Hit&) { return ++taken > 0; };
  EXPECT_TRUE(walk.hand_on(*handles, count, Deadline::Clock::time_point::min()));
  EXPECT_EQ(taken, 1U);
}

}  // namespace
}  // namespace dateline::searchd
