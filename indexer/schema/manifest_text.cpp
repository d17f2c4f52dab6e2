// SPDX-License-Identifier: GPL-3.0-or-later
// The text of manifests.
#include <algorithm>
#include <functional>
#include <utility>

#include "indexer/schema/generation.h"
#include "indexer/schema/sealed_text.h"

namespace dateline::schema {
namespace {

constexpr std::string_view kKind = "dateline-manifest";

std::string bytes_key(const DerivedFile& file) {
  return std::string(file.name) + "_bytes";
}

std::string hash_key(const DerivedFile& file) {
  return std::string(file.name) + "_sha256";
}

void put_counts(std::string& text, std::string_view key,
                const std::map<std::string, std::uint64_t>& counts) {
  for (const auto& [name, count] : counts) {
    put(text, key, {name, std::to_string(count)});
  }
}

/// One scalar of a file: its key and how its text is read.
struct Scalar {
  std::string key;
  std::function<bool(const std::string&)> read;
};

std::optional<bool> read_scalar(const std::vector<Scalar>& scalars, const std::string& key,
                                const LineValues& values) {
  const auto found = std::find_if(scalars.begin(), scalars.end(),
                                  [&](const Scalar& scalar) { return scalar.key == key; });
  if (found == scalars.end()) {
    return std::nullopt;
  }
  return values.size() == 1 && found->read(values[0]);
}

bool read_count(std::map<std::string, std::uint64_t>& counts, const LineValues& values) {
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
  std::vector<Scalar> scalars = {{"hard_fingerprint", string(manifest.hard_fingerprint)},
                                 {"soft_fingerprint", string(manifest.soft_fingerprint)},
                                 {"documents", number(manifest.documents)},
                                 {"undated", number(manifest.undated)},
                                 {"first", number(manifest.first)},
                                 {"last", number(manifest.last)},
                                 {"bytes", number(manifest.bytes)},
                                 {"file_sha256", hash(manifest.sha256)},
                                 {"digest", hash(manifest.digest)}};
  for (const DerivedFile& file : kDerivedFiles) {
    scalars.push_back({bytes_key(file), number(manifest.*file.bytes)});
    scalars.push_back({hash_key(file), hash(manifest.*file.sha256)});
  }
  return scalars;
}

}  // namespace

std::string encode(const Manifest& manifest) {
  std::string text = begin_text(kKind, manifest.schema_version);
  put(text, "hard_fingerprint", {manifest.hard_fingerprint});
  put(text, "soft_fingerprint", {manifest.soft_fingerprint});
  put(text, "documents", manifest.documents);
  put(text, "undated", manifest.undated);
  put(text, "first", manifest.first);
  put(text, "last", manifest.last);
  put(text, "bytes", manifest.bytes);
  put(text, "file_sha256", {manifest.sha256});
  for (const DerivedFile& file : kDerivedFiles) {
    if (!(manifest.*file.sha256).empty()) {
      put(text, bytes_key(file), manifest.*file.bytes);
      put(text, hash_key(file), {manifest.*file.sha256});
    }
  }
  put(text, "digest", {manifest.digest});
  put_counts(text, "source", manifest.sources);
  put_counts(text, "day", manifest.days);
  return sealed(std::move(text));
}

Result<Manifest> decode_manifest(std::string_view text, VersionCheck check) {
  Manifest manifest;
  const std::vector<Scalar> scalars = scalars_of(manifest);
  const auto version =
      read_lines(kKind, text, check, [&](const std::string& key, const LineValues& values) {
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
    return corrupt_text(kKind, "says no hash of its database");
  }
  manifest.schema_version = *version;
  return manifest;
}

}  // namespace dateline::schema
