// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/csv_reader.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include <nlohmann/json.hpp>

#include "indexer/extract/words.h"
#include "indexer/io/text.h"
#include "indexer/readers/json_article.h"

namespace dateline::indexer {
namespace {

using Json = nlohmann::json;

constexpr auto kTextColumns =
    std::to_array<std::string_view>({"title", "headline", "body", "text", "content"});

/// Splits physical lines into the fields of one row.
class RowParser {
 public:
  explicit RowParser(char separator) : separator_(separator) {}

  /// Adds one line; false while a quoted field goes on in the next one.
  bool add(std::string_view line) {
    if (quoted_) {
      field_ += '\n';
    }
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (quoted_ && line[i] == '"' && line.substr(i + 1).starts_with('"')) {
        field_ += '"';
        ++i;
      } else if (line[i] == '"' && (quoted_ || extract::trim(field_).empty())) {
        quoted_ = !quoted_;
        field_ = quoted_ ? std::string{} : std::move(field_);
      } else if (!quoted_ && line[i] == separator_) {
        fields_.push_back(std::exchange(field_, {}));
      } else {
        field_ += line[i];
      }
    }
    if (!quoted_) {
      fields_.push_back(std::exchange(field_, {}));
    }
    return !quoted_;
  }

  [[nodiscard]] std::vector<std::string> take() { return std::move(fields_); }

 private:
  char separator_;
  bool quoted_ = false;
  std::string field_;
  std::vector<std::string> fields_;
};

std::vector<std::string> header_names(std::string_view line, char separator) {
  RowParser parser(separator);
  static_cast<void>(parser.add(io::clean_text(line)));
  std::vector<std::string> names = parser.take();
  for (std::string& name : names) {
    name = extract::to_lower(extract::trim(name));
    std::ranges::replace(name, ' ', '_');
  }
  return names;
}

bool names_text(const std::vector<std::string>& header) {
  return std::ranges::any_of(header, [](const std::string& name) {
    return std::ranges::find(kTextColumns, name) != kTextColumns.end();
  });
}

bool is_list(std::string_view column) {
  constexpr auto kLists =
      std::to_array<std::string_view>({"tickers", "ticker", "symbols", "topics", "topic", "tags",
                                       "keywords", "authors", "places", "place"});
  return std::ranges::find(kLists, column) != kLists.end();
}

bool is_date(std::string_view column) {
  return column == "published" || column == "date" || column == "updated" || column == "first_seen";
}

/// A cell as the JSON value of its column.
Json to_value(std::string_view column, const std::string& cell) {
  if (is_list(column)) {
    Json list = Json::array();
    for (const std::string_view entry : extract::split(cell, ";|")) {
      list.push_back(std::string(entry));
    }
    return list;
  }
  // A whole number of nine digits or more is no year: Unix seconds.
  if (is_date(column) && cell.size() >= 9 && std::ranges::all_of(cell, extract::is_digit)) {
    std::int64_t seconds = 0;
    std::from_chars(cell.data(), cell.data() + cell.size(), seconds);
    return seconds;
  }
  return cell;
}

}  // namespace

char csv_separator(std::string_view header) {
  char best = ',';
  for (const char candidate : {';', '\t'}) {
    if (std::ranges::count(header, candidate) > std::ranges::count(header, best)) {
      best = candidate;
    }
  }
  return best;
}

bool is_csv_header(std::string_view line) {
  const char separator = csv_separator(line);
  const std::vector<std::string> names = header_names(line, separator);
  return names.size() >= 2 && names_text(names);
}

/// The next row that is not empty; BadInput for one whose quotes do not close: only its first line
/// is lost.
Result<std::optional<CsvReader::Row>> CsvReader::next_row() {
  std::optional<io::Line> line = input().next_line();
  while (line && extract::trim(line->text).empty()) {
    line = input().next_line();
  }
  if (!line) {
    return std::optional<Row>{};
  }
  start_record(line->offset, line->number);
  RowParser parser(separator_);
  std::size_t size = line->text.size();
  bool cut = line->cut;
  bool complete = parser.add(line->text);
  std::vector<io::Line> more;
  while (!complete && !cut && size <= io::kMaxRecordBytes) {
    std::optional<io::Line> next = input().next_line();
    if (!next) {
      break;
    }
    size += next->text.size() + 1;
    cut = next->cut;
    complete = parser.add(next->text);
    more.push_back(*std::move(next));
  }
  if (!complete || cut) {
    input().unread(std::move(more));
    return Error{ErrorCode::BadInput, "a quoted field of the row has no end or is too long",
                 "quotes within a quoted field are doubled"};
  }
  return std::optional(parser.take());
}

Result<std::optional<Article>> CsvReader::read_header() {
  const std::optional<io::Line> line = input().next_line();
  if (!line) {
    return end();
  }
  separator_ = csv_separator(line->text);
  header_ = header_names(line->text, separator_);
  if (!names_text(header_)) {
    failed_ = true;
    start_record(line->offset, line->number);
    return Error{ErrorCode::BadInput, R"(the header row names neither "title" nor "body")",
                 "the first row must hold the names of the columns"};
  }
  return next();
}

Result<std::optional<Article>> CsvReader::next() {
  if (failed_) {
    return std::optional<Article>{};
  }
  if (header_.empty()) {
    return read_header();
  }
  Result<std::optional<Row>> row = next_row();
  if (!row) {
    return std::move(row).error();
  }
  if (!*row) {
    return end();
  }
  const Row& cells = **row;
  if (cells.size() != header_.size()) {
    return Error{ErrorCode::BadInput,
                 "the row has " + std::to_string(cells.size()) + " fields, the header " +
                     std::to_string(header_.size()),
                 "quote fields that hold the separator"};
  }
  Json object = Json::object();
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::string cell(extract::trim(io::clean_text(cells[i])));
    if (!cell.empty() && !header_[i].empty()) {
      object[header_[i]] = to_value(header_[i], cell);
    }
  }
  Result<Article> article = to_article(object, context());
  if (!article) {
    return std::move(article).error();
  }
  return std::optional(*std::move(article));
}

}  // namespace dateline::indexer
