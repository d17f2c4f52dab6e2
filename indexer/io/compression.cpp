// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/io/compression.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/io/archive_feed.h"
#include "indexer/io/gzip.h"

namespace dateline::io {
namespace {

/// One stream behind a filter of libarchive.
class FilteredSource final : public ByteSource {
 public:
  explicit FilteredSource(std::unique_ptr<ByteSource> source)
      : feed_(std::move(source)), handle_(archive_read_new()) {
    archive_read_support_filter_bzip2(handle_.get());
    archive_read_support_filter_xz(handle_.get());
    archive_read_support_filter_zstd(handle_.get());
    archive_read_support_format_raw(handle_.get());
    archive_read_support_format_empty(handle_.get());
  }

  Result<std::size_t> read(std::span<char> buffer) override {
    if (!std::exchange(opened_, true) && !open()) {
      return feed_.error("the compressed data are damaged", handle_.get());
    }
    const la_ssize_t count =
        at_end_ ? 0 : archive_read_data(handle_.get(), buffer.data(), buffer.size());
    if (count >= 0) {
      return static_cast<std::size_t>(count);
    }
    at_end_ = true;
    return feed_.error("the compressed data are damaged", handle_.get());
  }

 private:
  bool open() {
    archive_entry* entry = nullptr;
    const bool failed = feed_.open(handle_.get()) != ARCHIVE_OK;
    const int outcome = failed ? ARCHIVE_FATAL : archive_read_next_header(handle_.get(), &entry);
    at_end_ = outcome != ARCHIVE_OK;
    return outcome == ARCHIVE_OK || outcome == ARCHIVE_EOF;
  }

  ArchiveFeed feed_;
  ArchiveHandle handle_;
  bool opened_ = false;
  bool at_end_ = false;
};

}  // namespace

bool is_compressed(std::string_view head) {
  return is_gzip(head) || head.starts_with("BZh") || head.starts_with("\xFD\x37zXZ") ||
         head.starts_with("\x28\xB5\x2F\xFD");
}

std::unique_ptr<ByteSource> decompress(std::string_view head, std::unique_ptr<ByteSource> source) {
  if (is_gzip(head)) {
    return gunzip(std::move(source));
  }
  return std::make_unique<FilteredSource>(std::move(source));
}

std::string_view without_compression(std::string_view name) {
  for (const std::string_view extension : {".gz", ".bz2", ".xz", ".zst"}) {
    if (name.ends_with(extension)) {
      return name.substr(0, name.size() - extension.size());
    }
  }
  return name;
}

}  // namespace dateline::io
