// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/file_walk.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "indexer/io/left_out.h"

namespace dateline::indexer {
namespace {

namespace fs = std::filesystem;

void add_file(FileWalk& walk, const fs::path& path) {
  std::error_code error;
  const std::uintmax_t size = fs::file_size(path, error);
  walk.files.push_back({.path = path.string(), .size = error ? 0 : size});
  walk.total_bytes += error ? 0 : size;
}

void add_error(FileWalk& walk, const fs::path& path, const std::error_code& error) {
  walk.errors.push_back({.path = path.string(),
                         .error = {ErrorCode::Io, "cannot read the folder " + path.string() + ": " +
                                                      error.message()}});
}

bool is_left_out(const fs::path& path) {
  return io::is_left_out(path.filename().string());
}

/// The entries of a folder, sorted by the bytes of their names.
std::vector<fs::path> entries_of(const fs::path& folder, FileWalk& walk) {
  std::vector<fs::path> entries;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    entries.push_back(entry->path());
  }
  if (error) {
    add_error(walk, folder, error);
  }
  std::ranges::sort(entries, {}, [](const fs::path& path) { return path.filename().string(); });
  return entries;
}

/// Depth first; the folders to visit stand on a list, so that no depth of nesting is too much.
void walk_folder(const fs::path& top, FileWalk& walk) {
  std::vector<fs::path> pending = {top};
  while (!pending.empty()) {
    const fs::path path = std::move(pending.back());
    pending.pop_back();
    std::error_code error;
    const bool is_folder = path == top || fs::is_directory(fs::symlink_status(path, error));
    if (!is_folder) {
      if (!fs::is_directory(path, error)) {  // what cannot be read is reported by the reading
        add_file(walk, path);
      }
      continue;
    }
    std::vector<fs::path> entries = entries_of(path, walk);
    std::erase_if(entries, is_left_out);
    std::move(entries.rbegin(), entries.rend(), std::back_inserter(pending));
  }
}

}  // namespace

Result<FileWalk> walk_files(std::span<const std::string> paths) {
  FileWalk walk;
  bool from_standard_input = false;
  for (const std::string& path : paths) {
    if (path == "-") {
      walk.files.push_back({.path = path});
      from_standard_input = true;
      continue;
    }
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (status.type() == fs::file_type::not_found) {
      return Error{ErrorCode::NotFound, "no such file or folder: " + path, ""};
    }
    if (fs::is_directory(status)) {
      walk_folder(path, walk);
    } else {
      add_file(walk, path);
    }
  }
  walk.total_bytes = from_standard_input ? 0 : walk.total_bytes;
  return walk;
}

}  // namespace dateline::indexer
