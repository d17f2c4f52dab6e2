// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/reuters_sgml_reader.h"

#include <utility>

#include "indexer/readers/reuters_story.h"

namespace dateline::indexer {
namespace {

constexpr std::string_view kOpening = "<REUTERS";
constexpr std::string_view kClosing = "</REUTERS>";

}  // namespace

bool ReutersSgmlReader::complete(std::string& record) {
  std::size_t searched = kOpening.size();
  while (true) {
    const std::size_t closing = record.find(kClosing, searched);
    const std::size_t opening = record.find(kOpening, searched);
    if (closing != std::string::npos && closing < opening) {
      rest_ = record.substr(closing + kClosing.size());
      record.resize(closing);
      return true;
    }
    if (opening != std::string::npos) {
      rest_ = record.substr(opening);
      return false;
    }
    searched = record.size() - std::min(record.size() - kOpening.size(), kClosing.size());
    std::optional<io::Line> line = input().next_line();
    if (!line || record.size() + line->text.size() > io::kMaxRecordBytes) {
      return false;
    }
    line_ = *std::move(line);
    record += '\n';
    record += line_.text;
  }
}

Result<std::optional<Article>> ReutersSgmlReader::next() {
  std::size_t start = rest_.find(kOpening);
  while (start == std::string::npos) {
    std::optional<io::Line> line = input().next_line();
    if (!line) {
      return end();
    }
    line_ = *std::move(line);
    rest_ = line_.text;
    start = rest_.find(kOpening);
  }
  start_record(line_.offset, line_.number);
  std::string record = std::exchange(rest_, {}).substr(start);
  if (!complete(record)) {
    return Error{ErrorCode::BadInput, "a story has no end: </REUTERS> is missing",
                 "the file may be cut"};
  }
  Result<Article> article = read_reuters_story(record, context());
  if (!article) {
    return std::move(article).error();
  }
  return std::optional(*std::move(article));
}

}  // namespace dateline::indexer
