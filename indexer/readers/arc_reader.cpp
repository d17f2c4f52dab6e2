// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/arc_reader.h"

#include <algorithm>
#include <charconv>
#include <utility>
#include <vector>

#include "indexer/extract/words.h"

namespace dateline::indexer {
namespace {

bool is_number(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, extract::is_digit);
}

/// `20140216050221` as a point in time; unknown for anything else.
Timestamp read_date(std::string_view digits) {
  constexpr std::size_t kDigits = 14;
  if (digits.size() < kDigits) {
    return {};
  }
  std::string iso(digits.substr(0, kDigits));
  for (const auto& [at, mark] :
       {std::pair<std::size_t, const char*>{12, ":"}, {10, ":"}, {8, "T"}, {6, "-"}, {4, "-"}}) {
    iso.insert(at, mark);
  }
  const std::optional<ParsedDate> parsed = parse_iso_date(iso + "Z");
  return parsed ? parsed->time : Timestamp{};
}

/// The head in @p line when its last words are @p parts parts; the address is all that stands
/// before the second of them, since addresses may hold blanks.
std::optional<RecordHead> read_parts(std::string_view line, std::size_t parts) {
  constexpr std::size_t kFewestDigits = 8;
  const std::vector<std::string_view> words = extract::words_of(line);
  if (words.size() < parts) {
    return std::nullopt;
  }
  const std::string_view host = words[words.size() - parts + 1];
  const std::string_view date = words[words.size() - parts + 2];
  const std::string_view length = words.back();
  RecordHead head{
      .url = record_address(line.substr(0, static_cast<std::size_t>(host.data() - line.data()))),
      .date = std::string(date),
      .seen = read_date(date),
      .type = io::read_media_type(words[words.size() - parts + 3])};
  const auto read = std::from_chars(length.data(), length.data() + length.size(), head.length);
  const bool dated = is_number(date) && date.size() >= kFewestDigits;
  const bool measured = is_number(length) && read.ec == std::errc();
  const bool addressed = head.url.find(':') != std::string::npos;
  return dated && measured && addressed ? std::optional(std::move(head)) : std::nullopt;
}

/// Version 1 has five parts: address, host, date, type, length. Version 2 has five more between
/// type and length.
std::optional<RecordHead> read_line(std::string_view line) {
  std::optional<RecordHead> head = read_parts(line, 5);
  return head ? std::move(head) : read_parts(line, 10);
}

}  // namespace

bool ArcReader::begins_record(std::string_view bytes) const {
  return read_line(bytes.substr(0, bytes.find('\n'))).has_value();
}

Result<RecordHead> ArcReader::read_head() {
  const std::optional<io::Line> line = input().next_line(kFirstLineBytes);
  std::optional<RecordHead> head = line ? read_line(line->text) : std::nullopt;
  if (!head) {
    return Error{ErrorCode::BadInput, "the head of the record cannot be read",
                 "it is one line: address, host, date, type, length"};
  }
  if (head->url.starts_with("http:") || head->url.starts_with("https:")) {
    const bool is_response = input().peek(5) == "HTTP/";
    head->content = is_response ? RecordHead::Content::Response : RecordHead::Content::Page;
  }
  return *std::move(head);
}

}  // namespace dateline::indexer
