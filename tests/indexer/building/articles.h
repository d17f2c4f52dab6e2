// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests of building share: a folder of their own, articles by the handful, a reader that
// hands them out, an observer that remembers.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "indexer/ingest.h"
#include "indexer/pipeline.h"
#include "indexer/readers/article_reader.h"
#include "indexer/schema/article.h"

namespace dateline::indexer::testing {

/// An empty folder named after the running test, of this process alone.
[[nodiscard]] std::filesystem::path fresh_folder();

/// An article at https://example.com/<key> of that day of January 2025, with its identity.
[[nodiscard]] Article make_article(const std::string& key, const std::string& title,
                                   const std::string& body, int day);
/// The same article in another wording, first seen on another day.
[[nodiscard]] Article reworded(Article article, const std::string& body, int seen_day);
/// @p count different articles, whose keys begin with @p key.
[[nodiscard]] std::vector<Article> many_articles(const std::string& key, int count);

/// Hands out articles, and an error for each that has no id.
class ArticleList final : public ArticleReader {
 public:
  explicit ArticleList(std::vector<Article> articles) : articles_(std::move(articles)) {}

  [[nodiscard]] Result<std::optional<Article>> next() override;
  [[nodiscard]] Location location() const override;

 private:
  std::vector<Article> articles_;
  std::size_t taken_ = 0;
};

/// Remembers what was skipped.
class Remembering final : public BuildObserver {
 public:
  void progress(const Progress& /*progress*/) override {}
  Status skipped(const Location& where, const Error& error) override;

  std::vector<std::pair<Location, Error>> skipped_records;
};

/// Rebuilds or extends an archive; the test fails at once when that fails.
IngestResult must_rebuild(const std::filesystem::path& archive, std::vector<Article> articles,
                          const PublishOptions& publish = {});
IngestResult must_add(const std::filesystem::path& archive, std::vector<Article> articles);

/// Digest over all documents of the current generation.
[[nodiscard]] std::string digest_of_archive(const std::filesystem::path& archive);

/// Name of the current generation; empty when there is none.
[[nodiscard]] std::string current_of(const std::filesystem::path& archive);

}  // namespace dateline::indexer::testing
