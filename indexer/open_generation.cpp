// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/open_generation.h"

#include <algorithm>
#include <utility>

#include "indexer/schema/database.h"
#include "indexer/schema/terms.h"
#include "indexer/schema/xapian_guard.h"

namespace dateline::indexer {
namespace {

/// A reader of another schema version takes the stored records and nothing else from a segment.
Result<Xapian::Database> open_database(const schema::ArchivePaths& paths, const std::string& name,
                                       schema::VersionCheck check) {
  if (check == schema::VersionCheck::Any) {
    const std::string path = paths.database(name).string();
    return schema::guarded("opening " + path, [&] { return Xapian::Database(path); });
  }
  auto segment = schema::open_segment(paths, name);
  if (!segment) {
    return std::move(segment).error();
  }
  return std::move(segment->database);
}

}  // namespace

Result<OpenGeneration> open_generation(const schema::ArchivePaths& paths, std::string_view name,
                                       schema::VersionCheck check) {
  auto generation = schema::read_generation(paths, name, check);
  if (!generation) {
    return std::move(generation).error();
  }
  if (Status verified = schema::verify_files(paths, *generation, check); !verified) {
    return std::move(verified).error();
  }
  OpenGeneration opened{.generation = *std::move(generation)};
  for (const schema::SegmentRef& segment : opened.generation.segments) {
    auto manifest = schema::read_manifest(paths, segment, check);
    auto database = open_database(paths, segment.name, check);
    if (!manifest || !database) {
      return manifest ? std::move(database).error() : std::move(manifest).error();
    }
    opened.manifests.push_back(*std::move(manifest));
    opened.databases.push_back(*std::move(database));
  }
  return opened;
}

Result<OpenGeneration> open_current(const schema::ArchivePaths& paths, schema::VersionCheck check) {
  const auto name = schema::read_current(paths);
  if (!name) {
    return name.error();
  }
  return open_generation(paths, *name, check);
}

Result<schema::AnalysisProfile> profile_of(const OpenGeneration& opened) {
  if (opened.databases.empty()) {
    return schema::AnalysisProfile{};
  }
  auto profile = schema::guarded("reading the analysis profile",
                                 [&] { return schema::load_profile(opened.databases.front()); });
  if (!profile) {
    return std::move(profile).error();
  }
  if (*profile &&
      schema::hard_fingerprint(**profile) != opened.manifests.front().hard_fingerprint) {
    return Error{ErrorCode::SchemaMismatch, "the archive was analysed by other rules",
                 "build it anew from its stored records with `dateline-index reindex`"};
  }
  return *std::move(profile);
}

Xapian::Database joined(std::span<const Xapian::Database> segments) {
  Xapian::Database all;
  for (const Xapian::Database& segment : segments) {
    all.add_database(segment);
  }
  return all;
}

bool is_deleted(std::span<const schema::Tombstone> tombstones, std::string_view article_id) {
  const auto found = std::lower_bound(tombstones.begin(), tombstones.end(), article_id,
                                      [](const schema::Tombstone& tombstone, std::string_view id) {
                                        return tombstone.article_id < id;
                                      });
  return found != tombstones.end() && found->article_id == article_id;
}

Result<std::uint64_t> count_live(std::span<const Xapian::Database> segments,
                                 std::span<const schema::Tombstone> tombstones) {
  return schema::guarded("counting documents", [&] {
    std::uint64_t count = 0;
    for (const Xapian::Database& segment : segments) {
      count += segment.get_doccount();
      for (const schema::Tombstone& tombstone : tombstones) {
        count -= segment.get_termfreq(
            schema::value_term(schema::FieldId::Article, tombstone.article_id));
      }
    }
    return count;
  });
}

}  // namespace dateline::indexer
