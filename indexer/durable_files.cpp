// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/durable_files.h"

#include <cerrno>
#include <string>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

#include "indexer/file_descriptor.h"

namespace dateline::indexer {
namespace {

Error io_error_of(std::string_view doing, const std::filesystem::path& path,
                  const std::error_code& failure) {
  return Error{ErrorCode::Io,
               std::string(doing) + " " + path.string() + " failed: " + failure.message()};
}

Status write_all(int descriptor, std::string_view content, const std::filesystem::path& path) {
  while (!content.empty()) {
    const ssize_t written = ::write(descriptor, content.data(), content.size());
    if (written < 0 && errno == EINTR) {
      continue;
    }
    if (written < 0) {
      return io_error("writing", path);
    }
    content.remove_prefix(static_cast<std::size_t>(written));
  }
  return ok();
}

}  // namespace

Error io_error(std::string_view doing, const std::filesystem::path& path) {
  return io_error_of(doing, path, std::error_code(errno, std::generic_category()));
}

Status sync_path(const std::filesystem::path& path) {
  const FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.is_open() || ::fsync(file.get()) != 0) {
    return io_error("syncing", path);
  }
  return ok();
}

Status replace_file(const std::filesystem::path& path, std::string_view content) {
  constexpr mode_t kReadable = 0644;
  const auto fresh = path.parent_path() / ("." + path.filename().string() + ".new");
  {
    const FileDescriptor file(
        ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, kReadable));
    if (!file.is_open()) {
      return io_error("creating", fresh);
    }
    if (Status written = write_all(file.get(), content, fresh); !written) {
      return written;
    }
    if (::fsync(file.get()) != 0) {
      return io_error("syncing", fresh);
    }
  }
  return rename_durably(fresh, path);
}

Status rename_durably(const std::filesystem::path& from, const std::filesystem::path& to) {
  std::error_code failure;
  std::filesystem::rename(from, to, failure);
  if (failure) {
    return io_error_of("renaming to", to, failure);
  }
  return sync_path(to.parent_path());
}

Status make_folder(const std::filesystem::path& path) {
  std::error_code failure;
  std::filesystem::create_directories(path, failure);
  return failure ? Status(io_error_of("creating folder", path, failure)) : ok();
}

Status remove_tree(const std::filesystem::path& path) {
  std::error_code failure;
  std::filesystem::remove_all(path, failure);
  return failure ? Status(io_error_of("removing", path, failure)) : ok();
}

}  // namespace dateline::indexer
