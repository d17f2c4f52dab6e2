// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/archive_lock.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <string>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "indexer/base/timestamp.h"
#include "indexer/durable_files.h"

namespace dateline::indexer {
namespace {

constexpr std::string_view kHolderStart = "process ";
constexpr std::string_view kProgram = " (dateline-index ";

/// The line a holder wrote, for people; it may be missing when the holder is just about to write.
std::string holder_of(int file) {
  std::array<char, 200> text{};
  const ssize_t size = ::pread(file, text.data(), text.size(), 0);
  std::string line(text.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
  line.resize(std::min(line.size(), line.find('\n')));
  return line.empty() ? "another indexer" : line;
}

Status write_holder(int file, std::string_view command, const std::filesystem::path& path) {
  const std::string line = std::string(kHolderStart) + std::to_string(::getpid()) +
                           std::string(kProgram) + std::string(command) + ", started " +
                           to_rfc3339(now_seconds()) + ")\n";
  if (::ftruncate(file, 0) != 0 ||
      ::pwrite(file, line.data(), line.size(), 0) != static_cast<ssize_t>(line.size())) {
    return io_error("writing", path);
  }
  return ok();
}

/// False when somebody removed the file between opening and locking it: that lock holds nobody off.
bool is_still_at(const std::filesystem::path& path, int file) {
  struct stat opened {};
  struct stat named {};
  return ::fstat(file, &opened) == 0 && ::stat(path.c_str(), &named) == 0 &&
         opened.st_dev == named.st_dev && opened.st_ino == named.st_ino;
}

}  // namespace

bool is_archive_lock(const std::filesystem::path& file) {
  const FileDescriptor descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  std::array<char, 200> text{};
  const ssize_t size =
      descriptor.is_open() ? ::pread(descriptor.get(), text.data(), text.size(), 0) : -1;
  const std::string_view line(text.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
  return size == 0 || (line.starts_with(kHolderStart) && line.find(kProgram) != line.npos);
}

Result<ArchiveLock> ArchiveLock::acquire(const std::filesystem::path& file,
                                         std::string_view command) {
  constexpr mode_t kReadable = 0644;
  FileDescriptor descriptor(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, kReadable));
  if (!descriptor.is_open()) {
    return io_error("opening", file);
  }
  if (::flock(descriptor.get(), LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK) {
      return io_error("locking", file);
    }
    return Error{ErrorCode::Busy, "the archive is locked by " + holder_of(descriptor.get()),
                 "wait until it has finished; a lock never outlives its process"};
  }
  if (!is_still_at(file, descriptor.get())) {
    return Error{ErrorCode::Busy, "another indexer took the new archive away again just now",
                 "start again"};
  }
  if (Status written = write_holder(descriptor.get(), command, file); !written) {
    return std::move(written).error();
  }
  return ArchiveLock(std::move(descriptor));
}

}  // namespace dateline::indexer
