// SPDX-License-Identifier: GPL-3.0-or-later
// All articles of a list of paths: walks folders, detects formats, opens one reader after another.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "indexer/extract/symbol_table.h"
#include "indexer/extract/ticker_finder.h"
#include "indexer/readers/article_reader.h"

namespace dateline::indexer {

struct SourceOptions {
  ReaderOptions reader;
  std::string format;  // forces one format for every file; empty: detect by content and name
  std::shared_ptr<const extract::SymbolTable> symbols =
      {};  // shared by all sources; null: built in
  extract::NameRule names = extract::NameRule::SymbolsAndNames;
};

/// Reads every article of files, folders (walked recursively, in byte order of the names, hidden
/// files left out) and `-` (standard input), and of what is packed in them. Not thread-safe.
class ArticleSource final : public ArticleReader {
 public:
  /// Fails before anything is read: NotFound for a path that does not exist, InvalidArgument for an
  /// unknown format.
  [[nodiscard]] static Result<std::unique_ptr<ArticleSource>> open(
      std::span<const std::string> paths, const SourceOptions& options);
  ArticleSource(const ArticleSource&) = delete;
  ArticleSource& operator=(const ArticleSource&) = delete;
  ArticleSource(ArticleSource&&) = delete;
  ArticleSource& operator=(ArticleSource&&) = delete;
  ~ArticleSource() override;

  /// Every article comes with its identity set (assign_identity). An error concerns one record or
  /// one file and never ends the walk.
  [[nodiscard]] Result<std::optional<Article>> next() override;
  [[nodiscard]] Location location() const override;

  /// True when @p path is, under whatever name or link, one of the files that are read.
  [[nodiscard]] bool reads(const std::string& path) const;

  [[nodiscard]] std::uint64_t passed_over() const override;
  /// What the symbols were read with.
  [[nodiscard]] const extract::SymbolTable& symbols() const;

  /// Bytes of input consumed and in all, for progress; in all is 0 when standard input is read.
  [[nodiscard]] std::uint64_t bytes_read() const;
  [[nodiscard]] std::uint64_t bytes_total() const;

 private:
  class Impl;
  explicit ArticleSource(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline::indexer
