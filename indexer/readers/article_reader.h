// SPDX-License-Identifier: GPL-3.0-or-later
// The interface between input formats and the rest of the indexer.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "indexer/base/result.h"
#include "indexer/extract/dates.h"
#include "indexer/extract/explanation.h"
#include "indexer/schema/article.h"

namespace dateline::indexer {

/// Where in the input a record stands. Zero means unknown.
struct Location {
  std::string file;          // path; for a member of an archive "outer.tar.gz!/inner.html"
  std::uint64_t record = 0;  // counted from 1 within the file
  std::uint64_t offset = 0;  // bytes from the start of the (unpacked) file
  std::uint64_t line = 0;    // counted from 1
};

/// What the input does not say by itself.
struct ReaderOptions {
  std::string source;     // id for articles that name none
  std::string zone = {};  // IANA name for dates without a zone; empty: UTC, and evidence says so
  extract::DatesOfSources sources = {};  // how sources print their dates, where it is known
  std::int64_t now = 0;   // dates later than this plus a day are refused; 0: the system clock
  PrintedTime seen = {};  // when the input was fetched; unknown where nothing says so
  std::string url = {};   // where the input was fetched from; empty: unknown
  extract::Explanation* explanation = nullptr;  // told what was considered; null: nobody asks
};

/// Pulls articles out of one input, one at a time, in bounded memory.
class ArticleReader {
 public:
  ArticleReader() = default;
  ArticleReader(const ArticleReader&) = delete;
  ArticleReader& operator=(const ArticleReader&) = delete;
  ArticleReader(ArticleReader&&) = delete;
  ArticleReader& operator=(ArticleReader&&) = delete;
  virtual ~ArticleReader() = default;

  /// The next article, or nothing at the end of the input.
  ///
  /// Errors concern one record (BadInput) or one file (Io, NotFound): report it and call next()
  /// again; a reader that cannot go on answers nothing from then on.
  [[nodiscard]] virtual Result<std::optional<Article>> next() = 0;

  /// Where the record of the last next() stands, whether it was an article or an error.
  [[nodiscard]] virtual Location location() const = 0;

  /// How many records so far hold no article by their nature (pictures and requests in a web
  /// archive) and were passed over without an error.
  [[nodiscard]] virtual std::uint64_t passed_over() const { return 0; }
};

}  // namespace dateline::indexer
