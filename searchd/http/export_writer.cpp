// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/export_writer.h"

#include <algorithm>
#include <utility>

#include "searchd/http/csv.h"
#include "searchd/http/export_parameters.h"
#include "searchd/http/hit_json.h"

namespace dateline::searchd {
namespace {

constexpr std::string_view kListSeparator = "|";
constexpr std::string_view kParagraphSeparator = "\n\n";

Json row_json(const Hit& hit, const std::vector<std::string_view>& members) {
  Json row = hit_json(hit, members);
  if (members.back() == "body") {
    row["body"] = hit.article.body;
  }
  return row;
}

std::string cell_text(const Json& value, std::string_view separator);

/// The texts of a list, each once; what a related box holds does not count.
std::string list_text(const Json& list, std::string_view separator) {
  std::vector<std::string> texts;
  for (const Json& item : list) {
    std::string text = cell_text(item, separator);
    const bool aside = item.is_object() && item.contains("role") && item["role"] == "related";
    if (!aside && std::ranges::find(texts, text) == texts.end()) {
      texts.push_back(std::move(text));
    }
  }
  std::string joined;
  for (const std::string& text : texts) {
    joined.append(joined.empty() ? "" : separator).append(text);
  }
  return joined;
}

/// A value in one cell. An object stands as its first member, which names it.
std::string cell_text(const Json& value, std::string_view separator) {
  if (value.is_null()) {
    return {};
  }
  if (value.is_string()) {
    return value.get<std::string>();
  }
  if (value.is_array()) {
    return list_text(value, separator);
  }
  return value.is_object() ? cell_text(value.begin().value(), separator) : dump(value);
}

/// The members a row has, in the order of the table; "id" alone when only that was asked for.
std::vector<std::string_view> members_of_row(const std::vector<std::string_view>& asked) {
  std::vector<std::string_view> members{"id"};
  for (const std::string_view name : export_members()) {
    const bool named = std::ranges::find(asked, name) != asked.end();
    if (named || (asked.empty() && name != "body")) {
      members.push_back(name);
    }
  }
  return members;
}

}  // namespace

ExportWriter::ExportWriter(ExportFormat format, const std::vector<std::string_view>& members)
    : format_(format), members_(members_of_row(members)) {}

std::string_view ExportWriter::media_type() const {
  switch (format_) {
    case ExportFormat::Jsonl:
      return "application/x-ndjson";
    case ExportFormat::Csv:
      return "text/csv; charset=utf-8";
    case ExportFormat::Ids:
      break;
  }
  return "text/plain; charset=utf-8";
}

std::string_view ExportWriter::file_name() const {
  switch (format_) {
    case ExportFormat::Jsonl:
      return "dateline.jsonl";
    case ExportFormat::Csv:
      return "dateline.csv";
    case ExportFormat::Ids:
      break;
  }
  return "dateline.txt";
}

std::string ExportWriter::head() const {
  if (format_ != ExportFormat::Csv) {
    return {};
  }
  std::string names;
  for (const std::string_view member : members_) {
    names.append(names.empty() ? "" : ",").append(member);
  }
  return names.append(kCsvLineEnd);
}

void ExportWriter::append(const Hit& hit, std::string& out) const {
  switch (format_) {
    case ExportFormat::Jsonl:
      out.append(dump(row_json(hit, members_))).append("\n");
      break;
    case ExportFormat::Csv:
      append_csv(hit, out);
      break;
    case ExportFormat::Ids:
      append_id(hit.article.id, out);
      break;
  }
}

void ExportWriter::append_id(std::string_view id, std::string& out) {
  out.append(id).append("\n");
}

void ExportWriter::append_csv(const Hit& hit, std::string& out) const {
  const Json row = row_json(hit, members_);
  for (const std::string_view member : members_) {
    out += member == members_.front() ? "" : ",";
    append_csv_cell(cell_text(row.at(std::string(member)),
                              member == "body" ? kParagraphSeparator : kListSeparator),
                    out);
  }
  out += kCsvLineEnd;
}

}  // namespace dateline::searchd
