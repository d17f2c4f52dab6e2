// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/io/byte_source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

namespace dateline::io {
namespace {

Error system_error(const std::string& what, const std::string& path, int code) {
  const ErrorCode kind = code == ENOENT ? ErrorCode::NotFound : ErrorCode::Io;
  return {kind, "cannot " + what + " " + path + ": " + std::generic_category().message(code)};
}

class FileSource final : public ByteSource {
 public:
  FileSource(int descriptor, std::string path) : descriptor_(descriptor), path_(std::move(path)) {}
  FileSource(const FileSource&) = delete;
  FileSource& operator=(const FileSource&) = delete;
  FileSource(FileSource&&) = delete;
  FileSource& operator=(FileSource&&) = delete;
  ~FileSource() override {
    if (descriptor_ != STDIN_FILENO) {
      ::close(descriptor_);
    }
  }

  Result<std::size_t> read(std::span<char> buffer) override {
    while (true) {
      const ssize_t count = ::read(descriptor_, buffer.data(), buffer.size());
      if (count >= 0) {
        return static_cast<std::size_t>(count);
      }
      if (errno != EINTR) {
        return system_error("read", path_, errno);
      }
    }
  }

 private:
  int descriptor_;
  std::string path_;
};

class MemorySource final : public ByteSource {
 public:
  explicit MemorySource(std::string content) : content_(std::move(content)) {}

  Result<std::size_t> read(std::span<char> buffer) override {
    const std::size_t count = content_.copy(buffer.data(), buffer.size(), position_);
    position_ += count;
    return count;
  }

 private:
  std::string content_;
  std::size_t position_ = 0;
};

}  // namespace

Result<std::unique_ptr<ByteSource>> open_bytes(const std::string& path) {
  if (path == "-") {
    return std::unique_ptr<ByteSource>(
        std::make_unique<FileSource>(STDIN_FILENO, "standard input"));
  }
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg): the interface of the operating system
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (descriptor < 0) {
    return system_error("open", path, errno);
  }
  std::unique_ptr<ByteSource> source = std::make_unique<FileSource>(descriptor, path);
  struct stat status = {};
  if (::fstat(descriptor, &status) != 0) {
    return system_error("look at", path, errno);
  }
  if (!S_ISREG(status.st_mode)) {
    return Error{ErrorCode::Io, path + " is not a regular file",
                 "what comes through a pipe is read from standard input: name it -"};
  }
  return source;
}

std::unique_ptr<ByteSource> bytes_of(std::string content) {
  return std::make_unique<MemorySource>(std::move(content));
}

}  // namespace dateline::io
