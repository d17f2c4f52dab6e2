// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/wordings.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace dateline::searchd {
namespace {

/// One document of a segment: whose wording it is, when it became known, and its text.
struct Doc {
  std::uint8_t id = 0;
  std::int64_t seen = 0;
  std::uint8_t content = 0;
};

class WordingsTest : public ::testing::Test {
 protected:
  void add_segment(const std::vector<Doc>& docs) {
    Columns columns;
    columns.rows = static_cast<std::uint32_t>(docs.size());
    for (const Doc& doc : docs) {
      columns.ids.push_back({doc.id});
      columns.content.push_back(doc.content);
      const Timestamp time{.seconds = doc.seen, .precision = Precision::Second};
      columns.published.push_back(time);
      columns.updated.push_back(time);
      columns.first_seen.push_back(time);
    }
    columns_.push_back(std::move(columns));
  }

  Wordings make(const std::vector<PackedId>& deleted = {}) {
    orders_.clear();
    for (const Columns& columns : columns_) {
      orders_.push_back(order_by_id(columns));
    }
    std::vector<Wordings::Source> sources;
    for (std::size_t s = 0; s < columns_.size(); ++s) {
      sources.push_back({.columns = &columns_[s], .order = &orders_[s]});
    }
    return {std::move(sources), deleted};
  }

  std::vector<Columns> columns_;
  std::vector<IdOrder> orders_;
};

std::vector<DocRef> shown(const Wordings& wordings, Versions versions,
                          std::optional<std::int64_t> as_of = std::nullopt) {
  std::vector<DocRef> docs;
  const Rows rows = wordings.view(versions, as_of);
  for (std::uint32_t s = 0; s < rows.size(); ++s) {
    for (const std::uint32_t row : rows[s]) {
      docs.push_back({.segment = s, .row = row});
    }
  }
  return docs;
}

TEST_F(WordingsTest, ShowsEveryArticleOfOneWording) {
  add_segment({{.id = 3, .seen = 10}, {.id = 1, .seen = 20}});
  add_segment({{.id = 2, .seen = 30}});

  EXPECT_EQ(shown(make(), Versions::Latest), (std::vector<DocRef>{{0, 0}, {0, 1}, {1, 0}}));
}

TEST_F(WordingsTest, JoinsWordingsOverSegments) {
  add_segment({{.id = 1, .seen = 10, .content = 1}, {.id = 2, .seen = 11, .content = 1}});
  add_segment({{.id = 1, .seen = 20, .content = 2}});
  const Wordings wordings = make();

  EXPECT_EQ(shown(wordings, Versions::Latest), (std::vector<DocRef>{{0, 1}, {1, 0}}));
  EXPECT_EQ(shown(wordings, Versions::First), (std::vector<DocRef>{{0, 0}, {0, 1}}));
  EXPECT_EQ(shown(wordings, Versions::Latest, 15), (std::vector<DocRef>{{0, 0}, {0, 1}}));
  EXPECT_EQ(wordings.article_of({0, 0}), wordings.article_of({1, 0}));
  EXPECT_NE(wordings.article_of({0, 1}), wordings.article_of({1, 0}));
  EXPECT_EQ(wordings.nth_of({1, 0}), 1U);
  EXPECT_EQ(wordings.find({1}, 15), (DocRef{0, 0}));
}

TEST_F(WordingsTest, JoinsWordingsWithinTheLargestSegment) {
  add_segment({{.id = 1, .seen = 10, .content = 1},
               {.id = 2, .seen = 11},
               {.id = 1, .seen = 20, .content = 2},
               {.id = 1, .seen = 30, .content = 3}});
  add_segment({{.id = 5, .seen = 1}});
  const Wordings wordings = make();

  EXPECT_EQ(shown(wordings, Versions::Latest), (std::vector<DocRef>{{0, 1}, {0, 3}, {1, 0}}));
  EXPECT_EQ(wordings.version({0, 2}, std::nullopt).n, 2U);
  EXPECT_EQ(wordings.version({0, 2}, std::nullopt).of, 3U);
}

TEST_F(WordingsTest, NeverShowsAWordingEqualToTheOneBefore) {
  add_segment({{.id = 1, .seen = 10, .content = 1}, {.id = 2, .seen = 1}});
  add_segment({{.id = 1, .seen = 20, .content = 1}});

  EXPECT_EQ(shown(make(), Versions::All), (std::vector<DocRef>{{0, 0}, {0, 1}}));
  EXPECT_EQ(make().find({1}, std::nullopt), (DocRef{0, 0}));
}

TEST_F(WordingsTest, HidesDeletedArticlesInAllSegments) {
  add_segment({{.id = 1, .seen = 10, .content = 1}, {.id = 2, .seen = 1}});
  add_segment({{.id = 1, .seen = 20, .content = 2}});
  const Wordings wordings = make({{1}, {9}});

  EXPECT_EQ(shown(wordings, Versions::All), (std::vector<DocRef>{{0, 1}}));
  EXPECT_EQ(shown(wordings, Versions::All, 100), (std::vector<DocRef>{{0, 1}}));
  EXPECT_FALSE(wordings.find({1}, std::nullopt));
}

TEST_F(WordingsTest, FindsEachIdOfManyWhereverItStands) {
  std::vector<Doc> most;
  std::vector<Doc> some;
  for (int id = 0; id < 200; ++id) {
    most.push_back({.id = static_cast<std::uint8_t>(id), .seen = 10, .content = 1});
    if (id % 7 == 0) {
      some.push_back({.id = static_cast<std::uint8_t>(id + (id % 2)), .seen = 20, .content = 2});
    }
  }
  add_segment(most);
  add_segment(some);
  const Wordings wordings = make();

  for (std::uint32_t row = 0; row < some.size(); ++row) {
    const bool known = some[row].id < 200;
    EXPECT_EQ(wordings.nth_of({1, row}), known ? 1U : 0U) << row;
    if (known) {
      EXPECT_EQ(wordings.article_of({1, row}), wordings.article_of({0, some[row].id})) << row;
    }
  }
}

}  // namespace
}  // namespace dateline::searchd
