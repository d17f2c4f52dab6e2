// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/io/archive.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <charconv>
#include <system_error>
#include <utility>

#include "indexer/io/left_out.h"
#include "indexer/io/text.h"

namespace dateline::io {
namespace {

/// True when the 512 bytes of a tar header add up to the sum they state (POSIX pax, "ustar").
bool has_tar_checksum(std::string_view head) {
  constexpr std::size_t kSumAt = 148;
  constexpr std::size_t kSumBytes = 8;
  if (head.size() < Archive::kHeadBytes) {
    return false;
  }
  unsigned sum = kSumBytes * ' ';
  for (std::size_t i = 0; i < Archive::kHeadBytes; ++i) {
    const bool stated = i >= kSumAt && i < kSumAt + kSumBytes;
    sum += stated ? 0U : static_cast<unsigned char>(head[i]);
  }
  std::string_view digits = head.substr(kSumAt, kSumBytes);
  digits.remove_prefix(std::min(digits.find_first_not_of(' '), digits.size()));
  unsigned stated = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), stated, 8);
  return read.ec == std::errc() && stated == sum;
}

bool is_left_out_path(std::string_view path) {
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/'), path.size());
    const std::string_view part = path.substr(0, end);
    if (part != "." && part != ".." && is_left_out(part)) {
      return true;
    }
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return false;
}

std::string name_of(archive_entry* entry) {
  const char* name = archive_entry_pathname_utf8(entry);
  name = name == nullptr ? archive_entry_pathname(entry) : name;
  std::string text = name == nullptr ? "unnamed" : clean_text(name);
  std::ranges::replace_if(
      text, [](char byte) { return byte == '\n' || byte == '\t'; }, ' ');
  return text;
}

bool is_file(archive_entry* entry) {
  const bool typed = archive_entry_filetype(entry) != 0;
  return (!typed || archive_entry_filetype(entry) == AE_IFREG) &&
         archive_entry_hardlink(entry) == nullptr && archive_entry_symlink(entry) == nullptr;
}

}  // namespace

/// The content of the entry at which an archive stands.
class Archive::FileBytes final : public ByteSource {
 public:
  explicit FileBytes(Archive& archive) : archive_(&archive) {}

  Result<std::size_t> read(std::span<char> buffer) override {
    const la_ssize_t count =
        failed_ ? 0 : archive_read_data(archive_->handle_.get(), buffer.data(), buffer.size());
    if (count >= 0) {
      return static_cast<std::size_t>(count);
    }
    failed_ = true;
    archive_->broken_ = count == ARCHIVE_FATAL;
    return archive_->feed_.error("the file is damaged", archive_->handle_.get());
  }

 private:
  Archive* archive_;  // outlives this, as bytes() asks
  bool failed_ = false;
};

bool Archive::recognises(std::string_view head) {
  return head.starts_with("PK\x03\x04") || head.starts_with("PK\x05\x06") || has_tar_checksum(head);
}

Archive::Archive(std::unique_ptr<ByteSource> source)
    : feed_(std::move(source)), handle_(archive_read_new()) {
  archive_read_support_format_tar(handle_.get());
  archive_read_support_format_zip_streamable(handle_.get());
}

Archive::~Archive() = default;

Error Archive::cannot_read_on() {
  broken_ = true;
  return feed_.error("the archive cannot be read on", handle_.get());
}

Result<bool> Archive::next() {
  name_.clear();
  if (!std::exchange(opened_, true) && feed_.open(handle_.get()) != ARCHIVE_OK) {
    return cannot_read_on();
  }
  archive_entry* entry = nullptr;
  do {
    const int outcome = archive_read_next_header(handle_.get(), &entry);
    if (outcome == ARCHIVE_EOF) {
      return false;
    }
    if (outcome == ARCHIVE_FATAL || outcome == ARCHIVE_RETRY || outcome == ARCHIVE_FAILED) {
      name_.clear();
      return cannot_read_on();
    }
    ++position_;
    name_ = name_of(entry);
  } while (!is_file(entry) || is_left_out_path(name_));
  if (archive_entry_is_data_encrypted(entry) != 0) {
    return Error{ErrorCode::BadInput, "it is encrypted", "decrypt it first"};
  }
  return true;
}

std::unique_ptr<ByteSource> Archive::bytes() {
  return std::make_unique<FileBytes>(*this);
}

Status Archive::skip(std::size_t count) {
  while (position_ < count) {
    const Result<bool> found = next();
    if (broken_ || (found && !*found)) {
      return cannot_read_on();
    }
  }
  return ok();
}

}  // namespace dateline::io
