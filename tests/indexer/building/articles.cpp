// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/indexer/building/articles.h"

#include <stdexcept>

#include <gtest/gtest.h>
#include <unistd.h>

#include "indexer/archive_stats.h"
#include "indexer/schema/identity.h"

namespace dateline::indexer::testing {
namespace {

constexpr std::int64_t kNewYear2025 = 1735689600;
constexpr std::int64_t kDay = 86400;

PrintedTime day_of_january(int day) {
  return {
      .time = {.seconds = kNewYear2025 + (day - 1) * kDay + 3600, .precision = Precision::Minute}};
}

template <typename T>
T must(Result<T> result) {
  if (!result) {
    throw std::runtime_error(result.error().message);
  }
  return *std::move(result);
}

}  // namespace

std::filesystem::path fresh_folder() {
  const auto* const test = ::testing::UnitTest::GetInstance()->current_test_info();
  auto folder = std::filesystem::path(::testing::TempDir()) /
                ("dateline-" + std::to_string(::getpid()) + "-" + test->test_suite_name() + "-" +
                 test->name());
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  return folder;
}

Article make_article(const std::string& key, const std::string& title, const std::string& body,
                     int day) {
  Article article{.url = "https://example.com/" + key,
                  .title = title,
                  .published = day_of_january(day),
                  .source = "example.com",
                  .lang = "en",
                  .topics = {"grain"},
                  .body = {body}};
  schema::assign_identity(article);
  return article;
}

Article reworded(Article article, const std::string& body, int seen_day) {
  article.body = {body};
  article.first_seen = day_of_january(seen_day);
  article.first_seen_derived = false;
  return article;
}

std::vector<Article> many_articles(const std::string& key, int count) {
  std::vector<Article> articles;
  for (int i = 0; i < count; ++i) {
    const std::string number = key + std::to_string(i);
    articles.push_back(make_article(number, "Story " + number,
                                    "Grain prices moved again in case " + number + ".",
                                    1 + (i * 7) % 28));
  }
  return articles;
}

Result<std::optional<Article>> ArticleList::next() {
  if (taken_ == articles_.size()) {
    return std::optional<Article>();
  }
  const Article& article = articles_[taken_++];
  if (article.id.empty()) {
    return Error{ErrorCode::BadInput, "has no id"};
  }
  return std::optional(article);
}

Location ArticleList::location() const {
  return {.file = "list", .record = taken_};
}

Status Remembering::skipped(const Location& where, const Error& error) {
  skipped_records.emplace_back(where, error);
  return ok();
}

IngestResult must_rebuild(const std::filesystem::path& archive, std::vector<Article> articles,
                          const PublishOptions& publish) {
  ArticleList input(std::move(articles));
  Remembering observer;
  return must(rebuild(input, {.archive = archive, .publish = publish}, observer));
}

IngestResult must_add(const std::filesystem::path& archive, std::vector<Article> articles) {
  ArticleList input(std::move(articles));
  Remembering observer;
  return must(add(input, {.archive = archive}, observer));
}

std::string digest_of_archive(const std::filesystem::path& archive) {
  return must(read_stats(archive)).digest;
}

std::string current_of(const std::filesystem::path& archive) {
  const auto current = schema::read_current({archive});
  return current ? *current : "";
}

}  // namespace dateline::indexer::testing
