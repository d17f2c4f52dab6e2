// SPDX-License-Identifier: GPL-3.0-or-later
// What the readers of this folder have in common: an input, the rules for what it does not say, and
// the place of the current record.
#pragma once

#include <string>
#include <utility>

#include "indexer/extract/dates.h"
#include "indexer/io/input.h"
#include "indexer/readers/article_reader.h"

namespace dateline::indexer {

/// What a reader knows besides its input.
struct ReaderContext {
  ReaderOptions options;
  extract::DateRules dates;  // by the options
};

/// Base of readers that pull records out of one io::Input.
class StreamReader : public ArticleReader {
 public:
  StreamReader(io::Input input, ReaderContext context)
      : input_(std::move(input)), context_(std::move(context)) {}

  [[nodiscard]] Location location() const final { return location_; }

 protected:
  [[nodiscard]] io::Input& input() { return input_; }
  [[nodiscard]] const ReaderContext& context() const { return context_; }

  /// Notes that a record starts there.
  void start_record(std::uint64_t offset, std::uint64_t line) {
    location_ = {.file = {}, .record = location_.record + 1, .offset = offset, .line = line};
  }

  /// The answer at the end of the input: once the error that cut it short, then nothing.
  [[nodiscard]] Result<std::optional<Article>> end() {
    if (input_.failure() && !std::exchange(failure_told_, true)) {
      return *input_.failure();
    }
    return std::optional<Article>{};
  }

 private:
  io::Input input_;
  ReaderContext context_;
  Location location_;
  bool failure_told_ = false;
};

}  // namespace dateline::indexer
