// SPDX-License-Identifier: GPL-3.0-or-later
// The postings file of a segment and Xapian's posting lists say the same.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "indexer/schema/database.h"
#include "indexer/schema/digest.h"
#include "indexer/schema/postings_file.h"
#include "indexer/schema/postings_file_writer.h"
#include "tests/indexer/building/articles.h"

namespace dateline::indexer {
namespace {

using testing::fresh_folder;
using Postings = std::vector<std::pair<std::uint32_t, unsigned>>;  // rows and their counts

constexpr int kArticles = 700;

/// A word of letters, so that it has a form as well.
std::string word_of(int number) {
  return {'w', static_cast<char>('a' + number / 26), static_cast<char>('a' + number % 26), 'x'};
}

/// Words that stand in every article, in every second, third … and in one alone; one of them stands
/// 300 times in a few.
std::vector<Article> articles_of_many_words() {
  std::vector<Article> articles;
  for (int number = 0; number < kArticles; ++number) {
    std::string body = "市場 only" + std::to_string(number);
    for (int word = 1; word <= 60; ++word) {
      for (int times = 0; number % word == 0 && times <= number % 3; ++times) {
        body += " " + word_of(word);
      }
    }
    for (int times = 0; number % 40 == 0 && times < 300; ++times) {
      body += " often";
    }
    const std::string key = std::to_string(number);
    articles.push_back(testing::make_article(key, "Headline " + key, body, 1 + number % 28));
  }
  return articles;
}

class SegmentPostings : public ::testing::Test {
 protected:
  void SetUp() override {
    testing::must_rebuild(paths_.root, articles_of_many_words());
    const auto generation = schema::read_generation(paths_, *schema::read_current(paths_));
    name_ = generation->segments.front().name;
    database_ = schema::open_segment(paths_, name_)->database;
  }

  [[nodiscard]] Postings by_xapian(const std::string& term) const {
    Postings postings;
    for (auto at = database_.postlist_begin(term); at != database_.postlist_end(term); ++at) {
      postings.emplace_back(*at - 1, std::min(at.get_wdf(), 255U));
    }
    return postings;
  }

  static Postings by_file(const schema::TermPostings& found) {
    Postings postings;
    std::size_t at = 0;
    for (const std::uint32_t row : found.rows) {
      postings.emplace_back(row, found.counts[at++]);
    }
    return postings;
  }

  schema::ArchivePaths paths_{fresh_folder() / "archive"};
  std::string name_;
  Xapian::Database database_;
};

TEST_F(SegmentPostings, AreThoseOfXapianForEveryFrequentTerm) {
  const auto file = schema::PostingsFile::open(paths_.postings(name_));
  ASSERT_TRUE(file) << file.error().message;
  ASSERT_EQ(file->rows(), database_.get_doccount());
  const auto least = schema::least_documents_of_a_list(database_.get_doccount());
  std::size_t held = 0;
  for (auto term = database_.allterms_begin(); term != database_.allterms_end(); ++term) {
    const auto found = file->find(*term);

    ASSERT_EQ(found.has_value(), term.get_termfreq() >= least) << *term;
    if (found) {
      EXPECT_EQ(by_file(*found), by_xapian(*term)) << *term;
      EXPECT_EQ(file->count(*term), term.get_termfreq()) << *term;
      ++held;
    }
  }
  EXPECT_GT(held, 80U);
}

TEST_F(SegmentPostings, CountNoFurtherThanAByteDoes) {
  const auto file = schema::PostingsFile::open(paths_.postings(name_));
  ASSERT_TRUE(file);

  const auto found = file->find("often");

  ASSERT_TRUE(found);
  EXPECT_EQ(std::ranges::count(found->counts, 255), std::ssize(found->counts));
}

TEST_F(SegmentPostings, AreOfTermsWithPrefixesToo) {
  const auto file = schema::PostingsFile::open(paths_.postings(name_));
  ASSERT_TRUE(file);

  for (const char* term : {"wabx", "Fwabx", "Sheadlin", "市場", "XC:grain", "XL:en"}) {
    EXPECT_TRUE(file->find(term)) << term;
  }
}

TEST_F(SegmentPostings, AreWrittenAgainByteForByte) {
  const auto again = paths_.root / "again";

  ASSERT_TRUE(schema::write_postings_file(paths_.database(name_), again));

  EXPECT_EQ(schema::to_hex(*schema::sha256_of_file(again)),
            schema::to_hex(*schema::sha256_of_file(paths_.postings(name_))));
}

TEST_F(SegmentPostings, AreNotWrittenWithoutADatabase) {
  const Status written = schema::write_postings_file(paths_.root / "none", paths_.root / "again");

  ASSERT_FALSE(written);
  EXPECT_FALSE(std::filesystem::exists(paths_.root / "again"));
}

}  // namespace
}  // namespace dateline::indexer
