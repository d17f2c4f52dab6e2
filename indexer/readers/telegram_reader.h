// SPDX-License-Identifier: GPL-3.0-or-later
// Base of readers of agency wires from the time of teleprinters, whose stories are framed by
// control characters: SOH header STX text ETX trailer.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/stream_reader.h"

namespace dateline::indexer {

/// The parts of one story as clean text with "\n" between the lines. Control characters other than
/// the frame's are gone.
struct Telegram {
  std::string header;
  std::string text;
  std::string trailer;  // empty when the text has no end
};

/// Cuts a story into its parts. A story without STX is all header.
[[nodiscard]] Telegram split_telegram(std::string_view story);

/// Calls @p Read for each story of the input.
template <Result<std::optional<Article>> (*Read)(std::string_view, const ReaderContext&)>
class TelegramReader final : public StreamReader {
 public:
  using StreamReader::StreamReader;

  [[nodiscard]] Result<std::optional<Article>> next() override {
    const std::optional<std::string> story = next_story();
    return story ? Read(*story, context()) : end();
  }

 private:
  static constexpr char kStart = '\x01';

  /// The bytes from one SOH to the next; what stands before the first one is left out.
  std::optional<std::string> next_story() {
    while (!input().peek(1).empty() && input().peek(1).front() != kStart) {
      (void)input().next_byte();
    }
    if (input().peek(1).empty()) {
      return std::nullopt;
    }
    start_record(input().offset(), input().line_number());
    (void)input().next_byte();
    std::string story;
    while (!input().peek(1).empty() && input().peek(1).front() != kStart) {
      const char byte = *input().next_byte();
      if (story.size() < io::kMaxRecordBytes) {
        story += byte;
      }
    }
    return story;
  }
};

}  // namespace dateline::indexer
