// SPDX-License-Identifier: GPL-3.0-or-later
// The text of manifests and generations.
//
// A file is lines of `key TAB value…`: a first line that names its kind, the schema version, the
// facts, and a last line `sha256 TAB hash` over everything before it, so that a cut or flipped
// byte never passes for a smaller archive.
#include "indexer/schema/generation.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <system_error>
#include <tuple>
#include <utility>

#include "indexer/schema/digest.h"
#include "indexer/schema/fields.h"

namespace dateline::schema {
namespace {

constexpr std::string_view kManifestKind = "dateline-manifest";
constexpr std::string_view kGenerationKind = "dateline-generation";
constexpr std::string_view kVersionKey = "schema_version";
constexpr std::string_view kChecksumKey = "sha256";

using Values = std::vector<std::string>;

// ---- writing

std::string escaped(std::string_view value) {
  std::string result;
  for (const char c : value) {
    switch (c) {
      case '\t':
        result += "\\t";
        break;
      case '\n':
        result += "\\n";
        break;
      case '\\':
        result += "\\\\";
        break;
      default:
        result += c;
    }
  }
  return result;
}

void put(std::string& text, std::string_view key, std::initializer_list<std::string_view> values) {
  text += key;
  for (const std::string_view value : values) {
    text += '\t';
    text += escaped(value);
  }
  text += '\n';
}

void put(std::string& text, std::string_view key, std::uint64_t number) {
  put(text, key, {std::to_string(number)});
}

void put(std::string& text, std::string_view key, const std::optional<std::int64_t>& number) {
  if (number) {
    put(text, key, {std::to_string(*number)});
  }
}

void put_counts(std::string& text, std::string_view key,
                const std::map<std::string, std::uint64_t>& counts) {
  for (const auto& [name, count] : counts) {
    put(text, key, {name, std::to_string(count)});
  }
}

std::string sealed(std::string text) {
  const std::string hash = to_hex(sha256(text));
  put(text, kChecksumKey, {hash});
  return text;
}

// ---- reading

Error corrupt(std::string_view kind, std::string_view what) {
  return Error{ErrorCode::Corrupt, std::string(kind) + ": " + std::string(what),
               "go back to a kept generation with `dateline-index rollback`"};
}

std::optional<std::string> unescaped(std::string_view value) {
  std::string result;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] != '\\') {
      result += value[i];
      continue;
    }
    if (++i == value.size()) {
      return std::nullopt;
    }
    switch (value[i]) {
      case 't':
        result += '\t';
        break;
      case 'n':
        result += '\n';
        break;
      case '\\':
        result += '\\';
        break;
      default:
        return std::nullopt;
    }
  }
  return result;
}

std::optional<Values> split(std::string_view line) {
  Values values;
  while (true) {
    const std::size_t tab = line.find('\t');
    auto value = unescaped(line.substr(0, tab));
    if (!value) {
      return std::nullopt;
    }
    values.push_back(std::move(*value));
    if (tab == std::string_view::npos) {
      return values;
    }
    line.remove_prefix(tab + 1);
  }
}

template <typename Number>
bool read_number(std::string_view text, Number& number) {
  const char* const end = text.data() + text.size();
  const auto [stop, failure] = std::from_chars(text.data(), end, number);
  return failure == std::errc() && stop == end;
}

template <typename Number>
bool read_number(std::string_view text, std::optional<Number>& number) {
  return read_number(text, number.emplace());
}

bool is_hash(std::string_view text) {
  return text.size() == 2 * sizeof(Sha256) && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

/// What one line means; false when its values are not what its key promises.
using ReadLine = std::function<bool(const std::string& key, const Values& values)>;

/// Takes the next line off @p text; nothing when no whole line is left.
std::optional<std::string_view> take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) {
    return std::nullopt;
  }
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end + 1);
  return line;
}

/// The schema version of the second line. Read before anything else: a file of another version may
/// look different from there on.
Result<std::uint32_t> read_version(std::string_view kind, std::string_view& text,
                                   VersionCheck check) {
  if (take_line(text) != kind) {
    return corrupt(kind, "does not begin with its name");
  }
  const std::string_view line = take_line(text).value_or("");
  std::uint32_t version = 0;
  if (line.size() <= kVersionKey.size() || !line.starts_with(kVersionKey) ||
      !read_number(line.substr(kVersionKey.size() + 1), version)) {
    return corrupt(kind, "does not say its schema version");
  }
  if (version != kSchemaVersion && check == VersionCheck::Same) {
    return Error{ErrorCode::SchemaMismatch,
                 "the archive has schema version " + std::to_string(version) +
                     ", this program needs " + std::to_string(kSchemaVersion),
                 "build it anew from its stored records with `dateline-index reindex`"};
  }
  return version;
}

/// The facts between version and checksum; Corrupt when the checksum does not fit them.
Result<std::string_view> unseal(std::string_view kind, std::string_view whole,
                                std::string_view facts) {
  const std::string mark = "\n" + std::string(kChecksumKey) + "\t";
  const std::size_t seal = whole.rfind(mark);
  if (seal == std::string_view::npos || seal + 1 < whole.size() - facts.size()) {
    return corrupt(kind, "is cut short");
  }
  std::string_view stated = whole.substr(seal + mark.size());
  if (stated.empty() || stated.back() != '\n') {
    return corrupt(kind, "is cut short");
  }
  stated.remove_suffix(1);
  if (stated != to_hex(sha256(whole.substr(0, seal + 1)))) {
    return corrupt(kind, "does not fit its checksum");
  }
  return whole.substr(whole.size() - facts.size(), seal + 1 - (whole.size() - facts.size()));
}

/// Reads a whole file of @p kind; answers its schema version.
Result<std::uint32_t> read_lines(std::string_view kind, std::string_view text, VersionCheck check,
                                 const ReadLine& read_line) {
  std::string_view rest = text;
  auto version = read_version(kind, rest, check);
  if (!version) {
    return version;
  }
  auto facts = unseal(kind, text, rest);
  if (!facts) {
    return std::move(facts).error();
  }
  while (const auto line = take_line(*facts)) {
    auto values = split(*line);
    if (!values) {
      return corrupt(kind, "holds a line that cannot be read");
    }
    const std::string key = std::move(values->front());
    values->erase(values->begin());
    if (!read_line(key, *values)) {
      return corrupt(kind, "line '" + key + "' cannot be read");
    }
  }
  return version;
}

/// One scalar of a file: its key and how its text is read.
struct Scalar {
  std::string_view key;
  std::function<bool(const std::string&)> read;
};

std::optional<bool> read_scalar(const std::vector<Scalar>& scalars, const std::string& key,
                                const Values& values) {
  const auto found = std::find_if(scalars.begin(), scalars.end(),
                                  [&](const Scalar& scalar) { return scalar.key == key; });
  if (found == scalars.end()) {
    return std::nullopt;
  }
  return values.size() == 1 && found->read(values[0]);
}

bool read_count(std::map<std::string, std::uint64_t>& counts, const Values& values) {
  return values.size() == 2 && read_number(values[1], counts[values[0]]);
}

std::vector<Scalar> scalars_of(Manifest& manifest) {
  const auto number = [](auto& target) {
    return [&target](const std::string& text) { return read_number(text, target); };
  };
  const auto string = [](std::string& target) {
    return [&target](const std::string& text) {
      target = text;
      return true;
    };
  };
  const auto hash = [](std::string& target) {
    return [&target](const std::string& text) {
      target = text;
      return is_hash(text);
    };
  };
  return {{"hard_fingerprint", string(manifest.hard_fingerprint)},
          {"soft_fingerprint", string(manifest.soft_fingerprint)},
          {"documents", number(manifest.documents)},
          {"undated", number(manifest.undated)},
          {"first", number(manifest.first)},
          {"last", number(manifest.last)},
          {"bytes", number(manifest.bytes)},
          {"file_sha256", hash(manifest.sha256)},
          {"forward_bytes", number(manifest.forward_bytes)},
          {"forward_sha256", hash(manifest.forward_sha256)},
          {"digest", hash(manifest.digest)}};
}

bool read_segment(const Values& values, std::vector<SegmentRef>& segments) {
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

bool read_tombstone(const Values& values, std::vector<Tombstone>& tombstones) {
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

bool read_furniture(const Values& values, std::vector<FurnitureLine>& furniture) {
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

bool read_generation_line(const std::string& key, const Values& values, Generation& generation) {
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

std::string encode(const Manifest& manifest) {
  std::string text = std::string(kManifestKind) + "\n";
  put(text, kVersionKey, std::uint64_t{manifest.schema_version});
  put(text, "hard_fingerprint", {manifest.hard_fingerprint});
  put(text, "soft_fingerprint", {manifest.soft_fingerprint});
  put(text, "documents", manifest.documents);
  put(text, "undated", manifest.undated);
  put(text, "first", manifest.first);
  put(text, "last", manifest.last);
  put(text, "bytes", manifest.bytes);
  put(text, "file_sha256", {manifest.sha256});
  if (!manifest.forward_sha256.empty()) {
    put(text, "forward_bytes", manifest.forward_bytes);
    put(text, "forward_sha256", {manifest.forward_sha256});
  }
  put(text, "digest", {manifest.digest});
  put_counts(text, "source", manifest.sources);
  put_counts(text, "day", manifest.days);
  return sealed(std::move(text));
}

std::string encode(const Generation& generation) {
  std::string text = std::string(kGenerationKind) + "\n";
  put(text, kVersionKey, std::uint64_t{generation.schema_version});
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

Result<Manifest> decode_manifest(std::string_view text, VersionCheck check) {
  Manifest manifest;
  const std::vector<Scalar> scalars = scalars_of(manifest);
  const auto version =
      read_lines(kManifestKind, text, check, [&](const std::string& key, const Values& values) {
        if (key == "source") {
          return read_count(manifest.sources, values);
        }
        if (key == "day") {
          return read_count(manifest.days, values);
        }
        return read_scalar(scalars, key, values).value_or(true);
      });
  if (!version) {
    return version.error();
  }
  if (manifest.sha256.empty() || manifest.digest.empty()) {
    return corrupt(kManifestKind, "says no hash of its database");
  }
  manifest.schema_version = *version;
  return manifest;
}

Result<Generation> decode_generation(std::string_view text, VersionCheck check) {
  Generation generation;
  const auto version =
      read_lines(kGenerationKind, text, check, [&](const std::string& key, const Values& values) {
        return read_generation_line(key, values, generation);
      });
  if (!version) {
    return version.error();
  }
  if (generation.name.empty()) {
    return corrupt(kGenerationKind, "says no name");
  }
  generation.schema_version = *version;
  return generation;
}

}  // namespace dateline::schema
