// SPDX-License-Identifier: GPL-3.0-or-later
// What WARC and ARC files have in common: records of stated length, each with what one address
// answered. The pages among them are read by the formats of pages and feeds.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/io/header_fields.h"
#include "indexer/readers/stream_reader.h"

namespace dateline::indexer {

/// What a record says before its content.
struct RecordHead {
  /// Response: an HTTP response. Page: the page itself. Nothing: no page (requests, metadata).
  enum class Content { Nothing, Page, Response };

  Content content = Content::Nothing;
  std::string url;
  std::string date;     // as printed
  Timestamp seen = {};  // when the page was fetched; unknown where the date cannot be read
  io::MediaType type;   // of a Page
  std::uint64_t length = 0;
};

/// The address in @p printed: without the angle brackets of some writers, blanks escaped, clean
/// UTF-8.
[[nodiscard]] std::string record_address(std::string_view printed);

/// Reads the answers with status 200 that are HTML, XML of a known format, or text in the shape of
/// an article; all else (pictures, scripts, redirects, requests, visits that found nothing new) is
/// passed over. Articles get the record's address where they name none, and its date as first_seen.
///
/// A record is looked at as a whole before it is read: where its length does not lead to the next
/// record it is an error, and reading goes on at the next line that begins one. Offsets are those
/// of records in the unpacked file.
class WebArchiveReader : public StreamReader {
 public:
  using StreamReader::StreamReader;

  [[nodiscard]] Result<std::optional<Article>> next() final;
  [[nodiscard]] std::uint64_t passed_over() const final { return passed_over_; }

 protected:
  /// How much of a record begins_record() sees.
  static constexpr std::size_t kFirstLineBytes = 4096;

  /// True when a record begins with @p bytes.
  [[nodiscard]] virtual bool begins_record(std::string_view bytes) const = 0;

  /// Reads the head of a record from the input, which then stands at its content. BadInput for a
  /// head that does not say how long the content is.
  [[nodiscard]] virtual Result<RecordHead> read_head() = 0;

  /// The name of the rule by which first_seen is read.
  [[nodiscard]] virtual std::string_view date_rule() const = 0;

 private:
  Result<bool> open_record();
  Result<std::string> read_content(const RecordHead& head);
  Status open_page(const std::string& content);
  Status open_body(const io::MediaType& type, std::string body);
  std::optional<Error> cut_short();
  void find_record();
  void complete(Article& article) const;

  RecordHead head_;  // of the current record
  std::unique_ptr<ArticleReader> page_;
  std::uint64_t passed_over_ = 0;
  std::optional<std::uint64_t> failed_at_;  // where the input failed last
};

}  // namespace dateline::indexer
