// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/segment_writer.h"

#include <algorithm>
#include <fstream>

#include <gtest/gtest.h>

#include "indexer/schema/digest.h"
#include "indexer/schema/stored_article.h"
#include "indexer/segment_check.h"
#include "tests/indexer/building/articles.h"

namespace dateline::indexer {
namespace {

using testing::fresh_folder;
using testing::many_articles;

/// Sorted as documents stand in a segment.
std::vector<Article> in_order(std::vector<Article> articles) {
  std::sort(articles.begin(), articles.end(),
            [](const Article& a, const Article& b) { return time_key(a) < time_key(b); });
  return articles;
}

Result<schema::Manifest> write_segment(const SegmentOptions& options,
                                       const std::vector<Article>& articles,
                                       std::vector<Error>* skipped = nullptr) {
  auto writer = SegmentWriter::create(options, [&](const Location&, const Error& error) {
    if (skipped != nullptr) {
      skipped->push_back(error);
    }
  });
  if (!writer) {
    return writer.error();
  }
  for (const Article& article : articles) {
    if (Status added = writer->add({.article = article, .where = {}}); !added) {
      return added.error();
    }
  }
  return writer->finish();
}

TEST(SegmentWriter, KeepsTheOrderOverRunsAndParts) {
  const auto folder = fresh_folder() / "segment";
  const auto articles = in_order(many_articles("k", 57));

  const auto manifest =
      write_segment({.folder = folder, .run_documents = 5, .runs_a_part = 3}, articles);

  ASSERT_TRUE(manifest) << manifest.error().message;
  const Xapian::Database segment((folder / "documents").string());
  ASSERT_EQ(segment.get_doccount(), articles.size());
  for (Xapian::docid docid = 1; docid <= articles.size(); ++docid) {
    const auto stored = schema::decode_article(segment.get_document(docid).get_data());
    ASSERT_TRUE(stored);
    EXPECT_EQ(stored->id, articles[docid - 1].id) << docid;
  }
}

TEST(SegmentWriter, KeepsTheProfileThroughCompaction) {
  const auto folder = fresh_folder() / "segment";

  ASSERT_TRUE(write_segment(
      {.folder = folder, .profile = {.stemmer = "german"}, .run_documents = 2, .runs_a_part = 2},
      in_order(many_articles("k", 9))));

  const auto profile = schema::load_profile(Xapian::Database((folder / "documents").string()));
  ASSERT_TRUE(profile);
  EXPECT_EQ(profile->stemmer, "german");
}

TEST(SegmentWriter, StatesInTheManifestWhatItWrote) {
  const auto folder = fresh_folder() / "segment";
  auto articles = many_articles("k", 3);
  articles[0].published = {};
  articles[1].source = "other";

  const auto manifest = write_segment({.folder = folder}, in_order(articles));

  ASSERT_TRUE(manifest);
  EXPECT_EQ(manifest->documents, 3U);
  EXPECT_EQ(manifest->undated, 1U);
  EXPECT_EQ(manifest->sources.at("other"), 1U);
  EXPECT_EQ(manifest->sources.at("example.com"), 2U);
  EXPECT_EQ(manifest->days.size(), 2U);
  EXPECT_EQ(manifest->bytes, std::filesystem::file_size(folder / "documents"));
  EXPECT_EQ(manifest->forward_bytes, std::filesystem::file_size(folder / "forward"));
  EXPECT_EQ(manifest->postings_bytes, std::filesystem::file_size(folder / "postings"));
  EXPECT_EQ(manifest->data_bytes(),
            manifest->bytes + manifest->forward_bytes + manifest->postings_bytes);
  std::ifstream file(folder / "MANIFEST");
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(file), {}), schema::encode(*manifest));
}

TEST(SegmentWriter, LeavesOnlyDocumentsDerivedFilesAndManifest) {
  const auto folder = fresh_folder() / "segment";

  ASSERT_TRUE(write_segment({.folder = folder, .run_documents = 2, .runs_a_part = 2},
                            in_order(many_articles("k", 7))));

  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  EXPECT_EQ(names, (std::vector<std::string>{"MANIFEST", "documents", "forward", "postings"}));
}

TEST(SegmentWriter, GivesOneDigestHoweverTheRunsFall) {
  const auto folder = fresh_folder();
  const auto articles = in_order(many_articles("k", 20));

  const auto small =
      write_segment({.folder = folder / "small", .run_documents = 3, .runs_a_part = 2}, articles);
  const auto large = write_segment({.folder = folder / "large"}, articles);

  ASSERT_TRUE(small && large);
  EXPECT_EQ(small->digest, large->digest);
}

TEST(SegmentWriter, GivesTheDigestOfItsDocumentsAlone) {
  const auto folder = fresh_folder() / "segment";

  const auto manifest = write_segment({.folder = folder}, in_order(many_articles("k", 20)));

  ASSERT_TRUE(manifest);
  const Xapian::Database database((folder / "documents").string());
  schema::DigestSum sum;
  for (Xapian::docid docid = 1; docid <= database.get_lastdocid(); ++docid) {
    sum.add(schema::digest_of(database.get_document(docid)));
  }
  EXPECT_EQ(manifest->digest, schema::to_hex(sum.value()));
}

TEST(SegmentWriter, SkipsAnArticleThatCannotBecomeADocument) {
  auto articles = in_order(many_articles("k", 3));
  articles[1].body = {std::string(std::size_t{5} << 20U, 'x')};
  std::vector<Error> skipped;

  const auto manifest = write_segment({.folder = fresh_folder() / "segment"}, articles, &skipped);

  ASSERT_TRUE(manifest);
  EXPECT_EQ(manifest->documents, 2U);
  ASSERT_EQ(skipped.size(), 1U);
  EXPECT_EQ(skipped[0].code, ErrorCode::BadInput);
}

TEST(SegmentWriter, OfNothingHasNoDocuments) {
  const auto manifest = write_segment({.folder = fresh_folder() / "segment"}, {});

  ASSERT_TRUE(manifest);
  EXPECT_EQ(manifest->documents, 0U);
}

class SegmentCheck : public ::testing::Test {
 protected:
  void SetUp() override {
    auto written = write_segment({.folder = folder_}, in_order(many_articles("k", 30)));
    ASSERT_TRUE(written);
    manifest_ = *written;
  }

  std::filesystem::path folder_ = fresh_folder() / "segment";
  schema::Manifest manifest_;
};

TEST_F(SegmentCheck, PassesWhatWasWritten) {
  const Status checked = check_segment(folder_, manifest_, CheckDepth::Whole);

  EXPECT_TRUE(checked) << checked.error().message;
}

TEST_F(SegmentCheck, FindsAFlippedBit) {
  std::fstream file(folder_ / "documents", std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(static_cast<std::streamoff>(manifest_.bytes / 2));
  file.put('\x5a');
  file.close();

  const Status checked = check_segment(folder_, manifest_, CheckDepth::Sample);

  ASSERT_FALSE(checked);
  EXPECT_EQ(checked.error().code, ErrorCode::Corrupt);
}

TEST_F(SegmentCheck, FindsAFlippedBitOfADerivedFile) {
  for (const schema::DerivedFile& derived : schema::kDerivedFiles) {
    std::fstream file(folder_ / derived.name, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(static_cast<std::streamoff>(manifest_.*derived.bytes / 2));
    const auto before = static_cast<char>(file.peek());
    file.put(static_cast<char>(before ^ 1));
    file.close();

    const Status checked = check_segment(folder_, manifest_, CheckDepth::Sample);

    ASSERT_FALSE(checked);
    EXPECT_EQ(checked.error().code, ErrorCode::Corrupt);
    EXPECT_NE(checked.error().message.find(derived.name), std::string::npos);
    file.open(folder_ / derived.name, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(static_cast<std::streamoff>(manifest_.*derived.bytes / 2));
    file.put(before);
  }
}

TEST_F(SegmentCheck, FindsAMissingDerivedFile) {
  std::filesystem::remove(folder_ / "postings");

  EXPECT_FALSE(check_segment(folder_, manifest_, CheckDepth::Sample));
}

TEST_F(SegmentCheck, PassesASegmentWithoutDerivedFiles) {
  for (const schema::DerivedFile& derived : schema::kDerivedFiles) {
    std::filesystem::remove(folder_ / derived.name);
    (manifest_.*derived.sha256).clear();
  }

  const Status checked = check_segment(folder_, manifest_, CheckDepth::Sample);

  EXPECT_TRUE(checked) << checked.error().message;
}

TEST_F(SegmentCheck, FindsAMissingDocument) {
  ++manifest_.documents;

  const Status checked = check_segment(folder_, manifest_, CheckDepth::Sample);

  ASSERT_FALSE(checked);
  EXPECT_EQ(checked.error().code, ErrorCode::Corrupt);
}

TEST(SegmentOrder, IsChecked) {
  const auto folder = fresh_folder() / "segment";
  auto articles = in_order(many_articles("k", 10));
  std::reverse(articles.begin(), articles.end());
  const auto manifest = write_segment({.folder = folder}, articles);
  ASSERT_TRUE(manifest);

  const Status checked = check_segment(folder, *manifest, CheckDepth::Whole);

  ASSERT_FALSE(checked);
  EXPECT_NE(checked.error().message.find("order"), std::string::npos);
}

}  // namespace
}  // namespace dateline::indexer
