// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/mapped_file.h"

#include <cerrno>
#include <cstddef>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace dateline::schema {
namespace {

Error failed(const std::filesystem::path& path, int number) {
  return Error{number == ENOENT ? ErrorCode::NotFound : ErrorCode::Io,
               path.string() + ": " + std::generic_category().message(number)};
}

}  // namespace

Result<MappedFile> MappedFile::open(const std::filesystem::path& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) {
    return failed(path, errno);
  }
  struct stat status {};
  void* memory = nullptr;
  if (::fstat(file, &status) != 0) {
    memory = MAP_FAILED;
  } else if (status.st_size > 0) {
    memory =
        ::mmap(nullptr, static_cast<std::size_t>(status.st_size), PROT_READ, MAP_SHARED, file, 0);
  }
  const int number = errno;
  ::close(file);
  if (memory == MAP_FAILED) {
    return failed(path, number);
  }
  return MappedFile({static_cast<const char*>(memory), static_cast<std::size_t>(status.st_size)});
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : bytes_(std::exchange(other.bytes_, std::string_view{})) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(bytes_, other.bytes_);
  return *this;
}

MappedFile::~MappedFile() {
  if (!bytes_.empty()) {
    ::munmap(const_cast<char*>(bytes_.data()), bytes_.size());
  }
}

}  // namespace dateline::schema
