// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/web_archive_reader.h"

#include <algorithm>
#include <charconv>
#include <system_error>

#include "indexer/extract/evidence.h"
#include "indexer/extract/url.h"
#include "indexer/extract/words.h"
#include "indexer/io/http_response.h"
#include "indexer/io/text.h"
#include "indexer/readers/formats.h"

namespace dateline::indexer {
namespace {

constexpr std::string_view kBlanks = "\r\n";
constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

/// The format of a page of that type; nullptr when it is no article. What calls itself HTML is
/// read as HTML, however it begins, unless it is JSON.
const Format* format_of_page(const io::MediaType& type, std::string_view body) {
  const std::string_view head = extract::trim(body.substr(0, kSampleBytes));
  if (head.starts_with('{') || head.starts_with('[')) {
    return nullptr;
  }
  if (type.name == "text/html" || type.name == "application/xhtml+xml") {
    return head.find('<') == std::string_view::npos ? nullptr : find_format("html");
  }
  const bool readable = type.name.empty() || type.name == "text/plain" || type.name == "text/xml" ||
                        type.name == "application/xml" || type.name.ends_with("+xml");
  const Format* const format =
      readable ? detect_format({.head = body.substr(0, kSampleBytes), .name = ""}) : nullptr;
  const bool is_archive = format != nullptr && (format->name == "warc" || format->name == "arc");
  return is_archive ? nullptr : format;
}

/// True when @p bytes hold a response with just the body that its head announces.
bool is_complete_response(std::string_view bytes) {
  constexpr std::size_t kMostBehind = 16;  // line ends
  const Result<io::HttpResponse> response = io::read_http_response(bytes);
  if (!response) {
    return false;
  }
  const std::string_view stated = response->fields.value("content-length");
  std::size_t length = 0;
  const auto read = std::from_chars(stated.data(), stated.data() + stated.size(), length);
  const std::size_t found = response->raw_body.size();
  return read.ec == std::errc() && length > 0 && length <= found && found - length <= kMostBehind;
}

}  // namespace

std::string record_address(std::string_view printed) {
  printed = extract::trim(printed);
  if (printed.starts_with('<') && printed.ends_with('>')) {
    printed = extract::trim(printed.substr(1, printed.size() - 2));
  }
  std::string escaped;
  for (const char letter : io::clean_text(printed)) {
    escaped += letter == ' ' ? "%20" : std::string(1, letter);
  }
  return escaped;
}

Result<std::optional<Article>> WebArchiveReader::next() {
  while (true) {
    if (page_) {
      Result<std::optional<Article>> article = page_->next();
      if (!article) {
        return article;
      }
      if (*article) {
        complete(**article);
        return article;
      }
      page_.reset();
    }
    const Result<bool> opened = open_record();
    if (!opened) {
      return opened.error();
    }
    if (!*opened) {
      return std::optional<Article>{};
    }
  }
}

/// Opens the page of the next record or passes over it; false at the end of the file.
Result<bool> WebArchiveReader::open_record() {
  while (input().peek(1) == "\r" || input().peek(1) == "\n") {
    static_cast<void>(input().skip(1));
  }
  if (input().peek(1).empty()) {
    if (input().failure()) {
      start_record(input().offset(), 0);
    }
    if (std::optional<Error> failure = cut_short()) {
      return *std::move(failure);
    }
    return false;
  }
  start_record(input().offset(), 0);
  if (!begins_record(input().peek(kFirstLineBytes))) {
    find_record();
    return Error{ErrorCode::BadInput, "no record begins here",
                 "the record before may be longer than it says"};
  }
  Result<RecordHead> head = read_head();
  if (!head) {
    find_record();
    return std::move(head).error();
  }
  const Result<std::string> content = read_content(*head);
  if (!content) {
    return content.error();
  }
  head_ = *std::move(head);
  const Status opened = open_page(*content);
  if (!opened) {
    return opened.error();
  }
  passed_over_ += page_ ? 0 : 1;
  return true;
}

/// The failure of the input, from which reading goes on if the source can.
std::optional<Error> WebArchiveReader::cut_short() {
  std::optional<Error> failure = input().failure();
  if (!failure || failed_at_ == input().offset()) {
    return std::nullopt;
  }
  failed_at_ = input().offset();
  input().recover();
  if (!begins_record(input().peek(kFirstLineBytes))) {
    find_record();
  }
  return failure;
}

/// The content of the record; empty for one that is passed over for its length.
Result<std::string> WebArchiveReader::read_content(const RecordHead& head) {
  if (head.length > io::kMaxRecordBytes) {
    if (!input().skip(head.length)) {
      return Error{ErrorCode::BadInput, "the record is cut short",
                   "the file ends before the length that it states"};
    }
    if (head.content != RecordHead::Content::Nothing) {
      return Error{ErrorCode::BadInput, "the record is longer than " +
                                            std::to_string(io::kMaxRecordBytes >> 20U) + " MiB"};
    }
    return std::string();
  }
  const auto length = static_cast<std::size_t>(head.length);
  const std::string_view bytes = input().peek(length + kFirstLineBytes);
  const bool whole = bytes.size() >= length;
  std::string_view rest = bytes.substr(std::min(length, bytes.size()));
  rest.remove_prefix(std::min(rest.find_first_not_of(kBlanks), rest.size()));
  if (whole && (rest.empty() || begins_record(rest))) {
    return input().take(length);
  }
  if (std::optional<Error> failure = cut_short()) {
    return *std::move(failure);
  }
  if (!whole && is_complete_response(bytes)) {
    return input().take(bytes.size());  // the last page is all there, whatever the record says
  }
  find_record();
  return whole ? Error{ErrorCode::BadInput, "the record is not as long as it says",
                       "no record begins where it should end"}
               : Error{ErrorCode::BadInput, "the record is cut short",
                       "the file ends before the length that it states"};
}

/// Moves to the next line that begins a record, from the next byte on.
void WebArchiveReader::find_record() {
  constexpr std::size_t kNoText = 0;
  while (input().next_line(kNoText) && !begins_record(input().peek(kFirstLineBytes))) {
  }
}

/// Opens a reader for the page in @p content; none when there is no page in it.
Status WebArchiveReader::open_page(const std::string& content) {
  switch (head_.content) {
    case RecordHead::Content::Nothing:
      return ok();
    case RecordHead::Content::Page:
      return open_body(head_.type, content);
    case RecordHead::Content::Response:
      break;
  }
  const Result<io::HttpResponse> response = io::read_http_response(content);
  if (!response) {
    return response.error();
  }
  constexpr int kFound = 200;
  if (response->status != kFound) {
    return ok();
  }
  Result<std::string> body = io::decoded_body(*response);
  if (!body) {
    return std::move(body).error();
  }
  return open_body(response->type, *std::move(body));
}

Status WebArchiveReader::open_body(const io::MediaType& type, std::string body) {
  const Format* const format = format_of_page(type, body);
  if (format == nullptr) {
    return ok();
  }
  if (!type.charset.empty()) {
    // The mark says that the text is decoded: no declaration within it counts any more.
    body = std::string(kUtf8Mark) + io::decode_text(body, type.charset);
  }
  ReaderOptions options = context().options;
  options.url = head_.url;
  options.seen = {.time = head_.seen, .text = head_.date};
  Result<std::unique_ptr<ArticleReader>> reader =
      format->open(io::Input(io::bytes_of(std::move(body))), options);
  if (!reader) {
    return std::move(reader).error();
  }
  page_ = *std::move(reader);
  return ok();
}

/// Adds what the record knows and the page does not say.
void WebArchiveReader::complete(Article& article) const {
  if (article.url.empty()) {
    article.url = extract::canonical_url(head_.url);
    if (!article.url.empty()) {
      extract::add_evidence(article, "url", "record-address", head_.url);
    }
  }
  const std::string host = extract::host_of(article.url);
  if (article.source == context().options.source && !host.empty()) {
    article.source = host;
    extract::add_evidence(article, "source", "url-host", article.url);
  }
  if (!article.first_seen.known() && head_.seen.known()) {
    const extract::FoundTime found{.printed = {.time = head_.seen, .text = head_.date},
                                   .zone = "given"};
    // A clock that was ahead says nothing about when the page was there.
    static_cast<void>(
        extract::set_time(article, extract::Clock::FirstSeen, found, date_rule(), context().dates));
  }
}

}  // namespace dateline::indexer
