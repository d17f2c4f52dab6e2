// SPDX-License-Identifier: GPL-3.0-or-later
// An open file descriptor that closes with its owner.
#pragma once

#include <utility>

#include <unistd.h>

namespace dateline::indexer {

class FileDescriptor {
 public:
  FileDescriptor() = default;
  /// Takes what open(2) answered; -1 is a descriptor that is not open.
  explicit FileDescriptor(int descriptor) : descriptor_(descriptor) {}
  FileDescriptor(FileDescriptor&& other) noexcept
      : descriptor_(std::exchange(other.descriptor_, -1)) {}
  FileDescriptor& operator=(FileDescriptor&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
  }
  FileDescriptor(const FileDescriptor&) = delete;
  FileDescriptor& operator=(const FileDescriptor&) = delete;
  ~FileDescriptor() {
    if (is_open()) {
      ::close(descriptor_);
    }
  }

  [[nodiscard]] bool is_open() const { return descriptor_ >= 0; }
  [[nodiscard]] int get() const { return descriptor_; }

 private:
  int descriptor_ = -1;
};

}  // namespace dateline::indexer
