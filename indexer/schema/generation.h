// SPDX-License-Identifier: GPL-3.0-or-later
// The files of an archive: segments with their MANIFEST, generations, tombstones and CURRENT.
//
//   ARCHIVE/CURRENT                    name of the generation served, one line
//   ARCHIVE/generations/<name>         a generation: its segments and tombstones
//   ARCHIVE/segments/<name>/MANIFEST   what the segment holds and how its file hashes
//   ARCHIVE/segments/<name>/documents  one Xapian database, compacted into a single file
//   ARCHIVE/segments/<name>/forward    the words of each document one after the other
//   ARCHIVE/segments/<name>/postings   posting lists of the frequent terms, ready for use
//   ARCHIVE/LOCK, ARCHIVE/tmp/         of the indexer at work
//
// Segments of earlier programs have no `forward` or no `postings`.
//
// Everything but CURRENT is written once. This header reads and writes the small text files (lines
// of `key TAB value…`); the order in which they are published is indexer/publisher.h's concern.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/base/result.h"

namespace dateline::schema {

/// What a finished segment says about itself.
struct Manifest {
  std::uint32_t schema_version = 0;
  std::string hard_fingerprint;  // of the analysis: equal in all segments of a generation
  std::string soft_fingerprint;  // of symbol table and topic rules: may differ
  std::uint64_t documents = 0;
  std::uint64_t undated = 0;          // without a published date
  std::optional<std::int64_t> first;  // earliest and latest published
  std::optional<std::int64_t> last;
  std::uint64_t bytes = 0;           // size of the database file
  std::string sha256;                // of the database file, hex
  std::uint64_t forward_bytes = 0;   // size of the forward index
  std::string forward_sha256;        // of the forward index, hex; empty when there is none
  std::uint64_t postings_bytes = 0;  // size of the postings file
  std::string postings_sha256;       // of the postings file, hex; empty when there is none
  std::string digest;                // sum over documents of their digests (see digest.h), hex
  std::map<std::string, std::uint64_t> sources;  // documents a source
  std::map<std::string, std::uint64_t> days;     // documents a day of publication, "2025-03-31"

  /// Bytes of all its data files.
  [[nodiscard]] std::uint64_t data_bytes() const { return bytes + forward_bytes + postings_bytes; }
};

/// A file of a segment that is made from its documents and may be missing, and where the manifest
/// states its size and hash.
struct DerivedFile {
  std::string_view name;
  std::uint64_t Manifest::*bytes;
  std::string Manifest::*sha256;  // empty when there is none
};
inline constexpr std::array kDerivedFiles = {
    DerivedFile{"forward", &Manifest::forward_bytes, &Manifest::forward_sha256},
    DerivedFile{"postings", &Manifest::postings_bytes, &Manifest::postings_sha256}};

struct SegmentRef {
  std::string name;
  std::uint64_t documents = 0;
  std::string manifest_sha256;  // hex
  friend bool operator==(const SegmentRef&, const SegmentRef&) = default;
};

/// A deleted article. It stays deleted through every rebuild until `undelete`.
struct Tombstone {
  std::string article_id;
  std::int64_t deleted_at = 0;
  friend bool operator==(const Tombstone&, const Tombstone&) = default;
};

/// A paragraph that recurs across the articles of a source, as the last rebuild counted it.
struct FurnitureLine {
  std::string source;
  std::uint64_t hash = 0;      // of the paragraph
  std::uint64_t recurs = 0;    // articles that have it
  std::uint64_t articles = 0;  // of the source
  // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 misreads the default
  friend auto operator<=>(const FurnitureLine&, const FurnitureLine&) = default;
};

/// One complete state of the archive.
struct Generation {
  std::string name;     // "20250802T031500Z-5f1c"
  std::string parent;   // the generation it was made from; empty for the first
  std::string command;  // "rebuild", "add", …
  std::int64_t created = 0;
  std::uint32_t schema_version = 0;
  std::vector<SegmentRef> segments;
  std::vector<Tombstone> tombstones;     // sorted by id
  std::vector<FurnitureLine> furniture;  // sorted by source and hash
};

/// Where things lie in an archive directory.
struct ArchivePaths {
  std::filesystem::path root;

  [[nodiscard]] std::filesystem::path current() const { return root / "CURRENT"; }
  [[nodiscard]] std::filesystem::path lock() const { return root / "LOCK"; }
  [[nodiscard]] std::filesystem::path tmp() const { return root / "tmp"; }
  [[nodiscard]] std::filesystem::path generations() const { return root / "generations"; }
  [[nodiscard]] std::filesystem::path segments() const { return root / "segments"; }
  [[nodiscard]] std::filesystem::path generation(std::string_view name) const;
  [[nodiscard]] std::filesystem::path segment(std::string_view name) const;
  [[nodiscard]] std::filesystem::path database(std::string_view segment_name) const;
  [[nodiscard]] std::filesystem::path forward(std::string_view segment_name) const;
  [[nodiscard]] std::filesystem::path postings(std::string_view segment_name) const;
  [[nodiscard]] std::filesystem::path manifest(std::string_view segment_name) const;
};

/// Which schema versions a reader of these files takes. Only `reindex` and `rebuild`, the ways out
/// of a mismatch, take any.
enum class VersionCheck : std::uint8_t { Same, Any };

[[nodiscard]] std::string encode(const Manifest& manifest);
[[nodiscard]] std::string encode(const Generation& generation);
/// Corrupt for damaged text; SchemaMismatch (hint names `dateline-index reindex`) for a later or
/// earlier schema version. Unknown keys are skipped. The last line is the SHA-256 of those before.
[[nodiscard]] Result<Manifest> decode_manifest(std::string_view text,
                                               VersionCheck check = VersionCheck::Same);
[[nodiscard]] Result<Generation> decode_generation(std::string_view text,
                                                   VersionCheck check = VersionCheck::Same);

/// Names are taken from files that an operator may edit: letters, digits, '.', '_' and '-' only,
/// not beginning with '.', at most 100 bytes.
[[nodiscard]] bool is_valid_name(std::string_view name);

/// The generation CURRENT names. NotFound (hint: rebuild) when there is no archive at @p root.
[[nodiscard]] Result<std::string> read_current(const ArchivePaths& paths);
[[nodiscard]] Result<Generation> read_generation(const ArchivePaths& paths, std::string_view name,
                                                 VersionCheck check = VersionCheck::Same);
[[nodiscard]] Result<Manifest> read_manifest(const ArchivePaths& paths, const SegmentRef& segment,
                                             VersionCheck check = VersionCheck::Same);

/// Names of all generations kept, oldest first.
[[nodiscard]] Result<std::vector<std::string>> list_generations(const ArchivePaths& paths);

/// Cheap agreement of a generation with its files: every segment there, its manifest of the named
/// hash, its files of the stated sizes, fingerprints equal. Corrupt or SchemaMismatch otherwise.
[[nodiscard]] Status verify_files(const ArchivePaths& paths, const Generation& generation,
                                  VersionCheck check = VersionCheck::Same);

}  // namespace dateline::schema
