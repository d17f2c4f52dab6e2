// SPDX-License-Identifier: GPL-3.0-or-later
// The text of generations.
#include <tuple>
#include <utility>

#include "indexer/schema/generation.h"
#include "indexer/schema/sealed_text.h"

namespace dateline::schema {
namespace {

constexpr std::string_view kKind = "dateline-generation";

bool read_segment(const LineValues& values, std::vector<SegmentRef>& segments) {
  SegmentRef segment;
  if (values.size() != 3 || !is_valid_name(values[0]) ||
      !read_number(values[1], segment.documents) || !is_hash(values[2])) {
    return false;
  }
  segment.name = values[0];
  segment.manifest_sha256 = values[2];
  segments.push_back(std::move(segment));
  return true;
}

bool read_tombstone(const LineValues& values, std::vector<Tombstone>& tombstones) {
  Tombstone tombstone;
  if (values.size() != 2 || !read_number(values[1], tombstone.deleted_at)) {
    return false;
  }
  tombstone.article_id = values[0];
  if (!tombstones.empty() && tombstones.back().article_id >= tombstone.article_id) {
    return false;  // sorted, each id once
  }
  tombstones.push_back(std::move(tombstone));
  return true;
}

bool read_furniture(const LineValues& values, std::vector<FurnitureLine>& furniture) {
  FurnitureLine line;
  if (values.size() != 4 || !read_number(values[1], line.hash) ||
      !read_number(values[2], line.recurs) || !read_number(values[3], line.articles) ||
      line.recurs > line.articles) {
    return false;
  }
  line.source = values[0];
  if (!furniture.empty() && std::tie(furniture.back().source, furniture.back().hash) >=
                                std::tie(line.source, line.hash)) {
    return false;  // sorted, each line of a source once
  }
  furniture.push_back(std::move(line));
  return true;
}

bool read_generation_line(const std::string& key, const LineValues& values,
                          Generation& generation) {
  if (key == "segment") {
    return read_segment(values, generation.segments);
  }
  if (key == "tombstone") {
    return read_tombstone(values, generation.tombstones);
  }
  if (key == "furniture") {
    return read_furniture(values, generation.furniture);
  }
  if (key == "name" || key == "parent" || key == "command") {
    std::string& target = key == "name"     ? generation.name
                          : key == "parent" ? generation.parent
                                            : generation.command;
    target = values.size() == 1 ? values[0] : "";
    return values.size() == 1 && (key == "command" || target.empty() || is_valid_name(target));
  }
  if (key == "created") {
    return values.size() == 1 && read_number(values[0], generation.created);
  }
  return true;
}

}  // namespace

std::string encode(const Generation& generation) {
  std::string text = begin_text(kKind, generation.schema_version);
  put(text, "name", {generation.name});
  put(text, "parent", {generation.parent});
  put(text, "command", {generation.command});
  put(text, "created", std::optional(generation.created));
  for (const SegmentRef& segment : generation.segments) {
    put(text, "segment",
        {segment.name, std::to_string(segment.documents), segment.manifest_sha256});
  }
  for (const Tombstone& tombstone : generation.tombstones) {
    put(text, "tombstone", {tombstone.article_id, std::to_string(tombstone.deleted_at)});
  }
  for (const FurnitureLine& line : generation.furniture) {
    put(text, "furniture",
        {line.source, std::to_string(line.hash), std::to_string(line.recurs),
         std::to_string(line.articles)});
  }
  return sealed(std::move(text));
}

Result<Generation> decode_generation(std::string_view text, VersionCheck check) {
  Generation generation;
  const auto version =
      read_lines(kKind, text, check, [&](const std::string& key, const LineValues& values) {
        return read_generation_line(key, values, generation);
      });
  if (!version) {
    return version.error();
  }
  if (generation.name.empty()) {
    return corrupt_text(kKind, "says no name");
  }
  generation.schema_version = *version;
  return generation;
}

}  // namespace dateline::schema
