// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/topic_tree.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <vector>

#include "indexer/extract/evidence.h"
#include "indexer/extract/words.h"
#include "indexer/schema/terms.h"

namespace dateline::extract {
namespace {

constexpr std::size_t kCodeDigits = 8;
constexpr std::size_t kColumns = 3;

/// What stands before a code, or nothing.
constexpr std::array<std::string_view, 8> kCodeSpaces = {
    "",
    "medtop:",
    "subj:",
    "iptc:",
    "cv.iptc.org/newscodes/mediatopic/",
    "http://cv.iptc.org/newscodes/mediatopic/",
    "cv.iptc.org/newscodes/subjectcode/",
    "http://cv.iptc.org/newscodes/subjectcode/"};

/// What labels are compared by.
std::string label_key(std::string_view label) {
  std::string key = schema::value_key(schema::FieldId::Topic, label);
  for (std::size_t at = key.find(" & "); at != std::string::npos; at = key.find(" & ", at)) {
    key.replace(at, 3, " and ");
  }
  return key;
}

/// The eight digits of a code in one of its spellings.
std::optional<std::string_view> code_of(std::string_view label) {
  label = trim(label);
  if (label.ends_with('/')) {
    label.remove_suffix(1);
  }
  if (label.size() < kCodeDigits) {
    return std::nullopt;
  }
  const std::string_view code = label.substr(label.size() - kCodeDigits);
  const std::string space = to_lower(label.substr(0, label.size() - kCodeDigits));
  const bool is_code = std::ranges::all_of(code, is_digit) &&
                       std::ranges::find(kCodeSpaces, space) != kCodeSpaces.end();
  return is_code ? std::optional(code) : std::nullopt;
}

/// The columns of a line, empty ones kept.
std::vector<std::string_view> columns_of(std::string_view line) {
  std::vector<std::string_view> columns;
  for (std::size_t at = 0; at != std::string_view::npos;) {
    const std::size_t tab = line.find('\t', at);
    columns.push_back(line.substr(at, tab - at));
    at = tab == std::string_view::npos ? tab : tab + 1;
  }
  return columns;
}

bool has_agency_codes(const Article& article) {
  return std::ranges::any_of(article.evidence, [](const Evidence& evidence) {
    return evidence.field == "topic" && evidence.rule == kAgencyCodes;
  });
}

}  // namespace

Result<TopicTree> TopicTree::parse(std::string_view table) {
  TopicTree tree;
  std::size_t number = 0;
  while (!table.empty()) {
    const std::size_t end = std::min(table.find('\n'), table.size());
    const std::string_view line = table.substr(0, end);
    table.remove_prefix(std::min(end + 1, table.size()));
    ++number;
    if (line.empty() || line.starts_with('#')) {
      continue;
    }
    const std::string where = "line " + std::to_string(number);
    const std::vector<std::string_view> columns = columns_of(line);
    if (columns.size() != kColumns || columns.front().empty()) {
      return Error{ErrorCode::BadInput, where + " is not path, codes, labels"};
    }
    std::vector<std::string_view> keys = split(columns[1], " ");
    std::ranges::copy(split(columns[2], "|"), std::back_inserter(keys));
    for (const std::string_view key : keys) {
      if (const Status added = tree.add(key, columns.front()); !added) {
        return Error{ErrorCode::BadInput, where + ": " + added.error().message};
      }
    }
  }
  return tree;
}

const TopicTree& TopicTree::built_in() {
  static const TopicTree built = [] {
    Result<TopicTree> tree = parse(embedded_topics().front().bytes);
    return tree ? *std::move(tree) : TopicTree{};
  }();
  return built;
}

Status TopicTree::add(std::string_view key, std::string_view path) {
  const auto [entry, is_new] = paths_.try_emplace(label_key(key), path);
  if (!is_new && entry->second != path) {
    return Error{ErrorCode::BadInput,
                 "\"" + std::string(key) + "\" means " + entry->second + " already"};
  }
  return ok();
}

std::string_view TopicTree::path_of(std::string_view label) const {
  if (const auto code = code_of(label)) {
    return path_of_key(std::string(*code));
  }
  if (const std::string_view path = path_of_key(label_key(label)); !path.empty()) {
    return path;
  }
  std::vector<std::string_view> parts = split(label, "/>");
  std::ranges::reverse(parts);  // the last part that is known says most
  for (const std::string_view part : parts) {
    if (const std::string_view path = path_of_key(label_key(part)); !path.empty()) {
      return path;
    }
  }
  return {};
}

std::string_view TopicTree::path_of_key(const std::string& key) const {
  const auto known = paths_.find(key);
  return known == paths_.end() ? std::string_view{} : std::string_view(known->second);
}

void add_tree_topics(Article& article, const TopicTree& tree, Explanation* explanation) {
  if (has_agency_codes(article)) {
    return;
  }
  std::vector<std::string> labels = article.topics;
  add_once(labels, article.section);
  for (const std::string& label : labels) {
    const std::string path(tree.path_of(label));
    const std::size_t before = article.topics.size();
    add_once(article.topics, path);
    const bool is_new = article.topics.size() > before;
    if (is_new) {
      add_evidence(article, "topic", "topic-tree", label);
    }
    if (explanation != nullptr) {
      explanation->add({.field = "topic",
                        .rule = "topic-tree",
                        .text = label,
                        .value = path,
                        .score = path.empty() ? 0.0 : 1.0,
                        .chosen = is_new,
                        .reason = path.empty() ? "the tree has no such label"
                                  : is_new     ? ""
                                               : "named already"});
    }
  }
}

}  // namespace dateline::extract
