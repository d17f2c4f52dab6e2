// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/database.h"

#include <string>
#include <utility>

#include "indexer/schema/xapian_guard.h"

namespace dateline::schema {

Result<OpenSegment> open_segment(const ArchivePaths& paths, std::string_view name) {
  const std::string path = paths.database(name).string();
  auto opened = guarded("opening " + path, [&path]() -> Result<OpenSegment> {
    Xapian::Database database(path);
    auto profile = load_profile(database);
    if (!profile) {
      return std::move(profile).error();
    }
    return OpenSegment{.database = std::move(database), .profile = *std::move(profile)};
  });
  if (!opened) {
    return std::move(opened).error();
  }
  return *std::move(opened);
}

}  // namespace dateline::schema
