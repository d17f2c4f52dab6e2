// SPDX-License-Identifier: GPL-3.0-or-later
// The table of input formats. A new format is a reader in this folder and one line in formats.cpp.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "indexer/base/result.h"
#include "indexer/extract/annotator.h"
#include "indexer/io/input.h"
#include "indexer/readers/article_reader.h"

namespace dateline::indexer {

/// What a format is recognised by.
struct Sample {
  std::string_view head;  // the first bytes, at most kSampleBytes
  std::string_view name;  // of the file or member; empty for standard input
};

/// How much of a file the detection sees: enough for the furniture above the first paragraph.
inline constexpr std::size_t kSampleBytes = std::size_t{16} << 10U;

struct Format {
  std::string_view name;        // for --format
  std::string_view extensions;  // usual ones, for people; detection goes by content first
  std::string_view summary;     // one line, for `dateline-index formats`
  bool (*detect)(const Sample& sample);
  /// InvalidArgument for options that make no sense (an unknown zone).
  Result<std::unique_ptr<ArticleReader>> (*open)(io::Input input, const ReaderOptions& options);
  extract::TickerSource tickers = extract::TickerSource::Text;
};

/// Every format this build can read. Detection asks them in this order.
[[nodiscard]] std::span<const Format> formats();

/// The format of that name, or nullptr.
[[nodiscard]] const Format* find_format(std::string_view name);

/// The first format that recognises the sample, or nullptr.
[[nodiscard]] const Format* detect_format(const Sample& sample);

}  // namespace dateline::indexer
