// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/run_writer.h"

#include <gtest/gtest.h>

#include "tests/indexer/building/articles.h"

namespace dateline::indexer {
namespace {

Xapian::Document document_with(const std::string& term) {
  Xapian::Document document;
  document.add_term(term);
  document.set_data(term);
  return document;
}

/// Glass takes no term of more than 245 bytes.
Xapian::Document refused_document() {
  return document_with(std::string(400, 'x'));
}

TEST(RunWriter, NumbersDocumentsInTheirOrder) {
  const auto folder = testing::fresh_folder() / "run";
  const std::vector documents = {document_with("one"), document_with("two")};

  const auto refused = write_run(folder, documents, {});

  ASSERT_TRUE(refused) << refused.error().message;
  EXPECT_TRUE(refused->empty());
  const Xapian::Database run(folder.string());
  EXPECT_EQ(run.get_document(1).get_data(), "one");
  EXPECT_EQ(run.get_document(2).get_data(), "two");
}

TEST(RunWriter, LeavesOutOnlyTheDocumentThatXapianRefuses) {
  const auto folder = testing::fresh_folder() / "run";
  const std::vector documents = {document_with("one"), refused_document(), document_with("two"),
                                 refused_document(), document_with("three")};

  const auto refused = write_run(folder, documents, {});

  ASSERT_TRUE(refused) << refused.error().message;
  ASSERT_EQ(refused->size(), 2U);
  EXPECT_EQ((*refused)[0].index, 1U);
  EXPECT_EQ((*refused)[1].index, 3U);
  EXPECT_NE((*refused)[0].reason.find("too long"), std::string::npos);
  const Xapian::Database run(folder.string());
  EXPECT_EQ(run.get_doccount(), 3U);
  EXPECT_EQ(run.get_lastdocid(), 3U);
  EXPECT_EQ(run.get_document(2).get_data(), "two");
}

TEST(RunWriter, StatesTheProfile) {
  const auto folder = testing::fresh_folder() / "run";

  ASSERT_TRUE(write_run(folder, {}, {.stemmer = "german"}));

  const auto profile = schema::load_profile(Xapian::Database(folder.string()));
  ASSERT_TRUE(profile);
  EXPECT_EQ(profile->stemmer, "german");
}

TEST(RunWriter, InAMissingFolderIsAnIoError) {
  const auto refused = write_run(testing::fresh_folder() / "no" / "run", {}, {});

  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::Io);
}

}  // namespace
}  // namespace dateline::indexer
