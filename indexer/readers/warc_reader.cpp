// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/warc_reader.h"

#include <charconv>

#include "indexer/extract/words.h"
#include "indexer/readers/detection.h"

namespace dateline::indexer {
namespace {

constexpr std::size_t kMostFields = 1000;
constexpr std::size_t kLongestField = std::size_t{64} << 10U;

RecordHead::Content content_of(std::string_view record_type, std::string_view media_type) {
  if (record_type == "response") {
    const bool is_http = media_type.empty() || media_type == "application/http";
    return is_http ? RecordHead::Content::Response : RecordHead::Content::Nothing;
  }
  const bool is_page = record_type == "resource" || record_type == "conversion";
  return is_page ? RecordHead::Content::Page : RecordHead::Content::Nothing;
}

std::optional<std::uint64_t> number(std::string_view digits) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  const bool whole = error == std::errc() && end == digits.data() + digits.size();
  return whole ? std::optional(value) : std::nullopt;
}

}  // namespace

bool WarcReader::begins_record(std::string_view bytes) const {
  return looks_like_warc({.head = bytes, .name = ""});
}

Result<RecordHead> WarcReader::read_head() {
  io::HeaderFields fields;
  std::optional<io::Line> line = input().next_line(kLongestField);  // the version
  for (std::size_t count = 0; count < kMostFields; ++count) {
    line = input().next_line(kLongestField);
    if (!line || line->text.empty()) {
      break;
    }
    fields.add(line->text);
  }
  const std::optional<std::uint64_t> length = number(fields.value("content-length"));
  if (!length) {
    return Error{ErrorCode::BadInput, "the record does not say how long it is",
                 "it needs a field Content-Length"};
  }
  const std::string_view date = fields.value("warc-date");
  const std::optional<ParsedDate> seen = parse_iso_date(date);
  io::MediaType type = io::read_media_type(fields.value("content-type"));
  return RecordHead{.content = content_of(extract::to_lower(fields.value("warc-type")), type.name),
                    .url = record_address(fields.value("warc-target-uri")),
                    .date = std::string(date),
                    .seen = seen ? seen->time : Timestamp{},
                    .type = std::move(type),
                    .length = *length};
}

}  // namespace dateline::indexer
