// SPDX-License-Identifier: GPL-3.0-or-later
// The files of an archive, and the cheap checks a reader makes before it trusts them.
#include "indexer/schema/generation.h"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <system_error>
#include <utility>

#include "indexer/schema/digest.h"

namespace dateline::schema {
namespace {

constexpr std::uintmax_t kMaxFileBytes = 256U << 20U;
constexpr std::size_t kMaxNameBytes = 100;
constexpr const char* kWayBack = "go back to a kept generation with `dateline-index rollback`";

Result<std::string> read_text_file(const std::filesystem::path& path) {
  std::error_code failure;
  const auto status = std::filesystem::status(path, failure);
  if (status.type() == std::filesystem::file_type::not_found) {
    return Error{ErrorCode::NotFound, path.string() + " does not exist"};
  }
  const std::uintmax_t size = failure ? 0 : std::filesystem::file_size(path, failure);
  if (failure) {
    return Error{ErrorCode::Io, path.string() + ": " + failure.message()};
  }
  if (size > kMaxFileBytes) {
    return Error{ErrorCode::Corrupt, path.string() + " is too large to be what its name says"};
  }
  std::ifstream input(path, std::ios::binary);
  std::ostringstream content;
  if (size > 0 && !(content << input.rdbuf())) {
    return Error{ErrorCode::Io, "cannot read " + path.string()};
  }
  return std::move(content).str();
}

/// A file that another file names: its absence is damage.
Result<std::string> read_named_file(const std::filesystem::path& path) {
  auto text = read_text_file(path);
  if (!text && text.error().code == ErrorCode::NotFound) {
    return Error{ErrorCode::Corrupt, text.error().message, kWayBack};
  }
  return text;
}

Error about(const std::filesystem::path& path, const Error& error) {
  return Error{error.code, path.string() + ": " + error.message, error.hint};
}

Status verify_size(const std::filesystem::path& file, std::uint64_t bytes) {
  std::error_code failure;
  const std::uintmax_t size = std::filesystem::file_size(file, failure);
  if (failure) {
    return Error{ErrorCode::Corrupt, file.string() + ": " + failure.message()};
  }
  if (size != bytes) {
    return Error{ErrorCode::Corrupt, file.string() + " has " + std::to_string(size) +
                                         " bytes instead of " + std::to_string(bytes)};
  }
  return ok();
}

Status verify_segment(const ArchivePaths& paths, const SegmentRef& segment,
                      const Manifest& manifest) {
  if (manifest.documents != segment.documents) {
    return Error{ErrorCode::Corrupt,
                 "segment " + segment.name + " holds " + std::to_string(manifest.documents) +
                     " documents instead of " + std::to_string(segment.documents),
                 kWayBack};
  }
  Status sized = verify_size(paths.database(segment.name), manifest.bytes);
  for (const DerivedFile& file : kDerivedFiles) {
    if (sized && !(manifest.*file.sha256).empty()) {
      sized = verify_size(paths.segment(segment.name) / file.name, manifest.*file.bytes);
    }
  }
  return sized;
}

}  // namespace

std::filesystem::path ArchivePaths::generation(std::string_view name) const {
  return generations() / name;
}

std::filesystem::path ArchivePaths::segment(std::string_view name) const {
  return segments() / name;
}

std::filesystem::path ArchivePaths::database(std::string_view segment_name) const {
  return segment(segment_name) / "documents";
}

std::filesystem::path ArchivePaths::forward(std::string_view segment_name) const {
  return segment(segment_name) / "forward";
}

std::filesystem::path ArchivePaths::postings(std::string_view segment_name) const {
  return segment(segment_name) / "postings";
}

std::filesystem::path ArchivePaths::manifest(std::string_view segment_name) const {
  return segment(segment_name) / "MANIFEST";
}

bool is_valid_name(std::string_view name) {
  return !name.empty() && name.size() <= kMaxNameBytes && name.front() != '.' &&
         std::all_of(name.begin(), name.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                  c == '.' || c == '_' || c == '-';
         });
}

Result<std::string> read_current(const ArchivePaths& paths) {
  auto text = read_text_file(paths.current());
  if (!text && text.error().code == ErrorCode::NotFound) {
    return Error{
        ErrorCode::NotFound, "there is no archive at " + paths.root.string(),
        "build one with `dateline-index rebuild --archive " + paths.root.string() + " PATH…`"};
  }
  if (!text) {
    return text;
  }
  std::string name = std::move(*text);
  while (!name.empty() && (name.back() == '\n' || name.back() == '\r' || name.back() == ' ')) {
    name.pop_back();
  }
  if (!is_valid_name(name)) {
    return Error{ErrorCode::Corrupt, paths.current().string() + " does not name a generation",
                 "choose one with `dateline-index rollback NAME`"};
  }
  return name;
}

Result<Generation> read_generation(const ArchivePaths& paths, std::string_view name,
                                   VersionCheck check) {
  if (!is_valid_name(name)) {
    return Error{ErrorCode::InvalidArgument, "'" + std::string(name) + "' names no generation"};
  }
  const auto path = paths.generation(name);
  const auto text = read_named_file(path);
  if (!text) {
    return text.error();
  }
  auto generation = decode_generation(*text, check);
  if (!generation) {
    return about(path, generation.error());
  }
  if (generation->name != name) {
    return Error{ErrorCode::Corrupt, path.string() + " calls itself " + generation->name, kWayBack};
  }
  return generation;
}

Result<Manifest> read_manifest(const ArchivePaths& paths, const SegmentRef& segment,
                               VersionCheck check) {
  const auto path = paths.manifest(segment.name);
  const auto text = read_named_file(path);
  if (!text) {
    return text.error();
  }
  if (to_hex(sha256(*text)) != segment.manifest_sha256) {
    return Error{ErrorCode::Corrupt, path.string() + " is not the one its generation names",
                 kWayBack};
  }
  auto manifest = decode_manifest(*text, check);
  if (!manifest) {
    return about(path, manifest.error());
  }
  return manifest;
}

Result<std::vector<std::string>> list_generations(const ArchivePaths& paths) {
  std::error_code failure;
  std::filesystem::directory_iterator entries(paths.generations(), failure);
  if (failure == std::errc::no_such_file_or_directory) {
    return std::vector<std::string>{};
  }
  std::vector<std::string> names;
  while (!failure && entries != std::filesystem::directory_iterator()) {
    if (std::string name = entries->path().filename().string(); is_valid_name(name)) {
      names.push_back(std::move(name));
    }
    entries.increment(failure);
  }
  if (failure) {
    return Error{ErrorCode::Io, paths.generations().string() + ": " + failure.message()};
  }
  std::sort(names.begin(), names.end());
  return names;
}

Status verify_files(const ArchivePaths& paths, const Generation& generation, VersionCheck check) {
  std::string fingerprint;
  for (const SegmentRef& segment : generation.segments) {
    const auto manifest = read_manifest(paths, segment, check);
    if (!manifest) {
      return manifest.error();
    }
    if (Status verified = verify_segment(paths, segment, *manifest); !verified) {
      return verified;
    }
    if (check == VersionCheck::Same && !fingerprint.empty() &&
        manifest->hard_fingerprint != fingerprint) {
      return Error{ErrorCode::SchemaMismatch,
                   "segment " + segment.name + " was analysed by other rules than its neighbours",
                   "build the archive anew with `dateline-index reindex`"};
    }
    fingerprint = manifest->hard_fingerprint;
  }
  return ok();
}

}  // namespace dateline::schema
