// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/io/archive_feed.h"

#include <cerrno>
#include <string>

#include "indexer/io/text.h"

namespace dateline::io {

Error ArchiveFeed::error(std::string_view what, ::archive* handle) const {
  if (failure_) {
    return *failure_;
  }
  const char* const reason = archive_error_string(handle);
  return {ErrorCode::BadInput,
          std::string(what) + (reason == nullptr ? "" : ": " + clean_text(reason)),
          "fetch or pack it again"};
}

la_ssize_t ArchiveFeed::read(::archive* handle, void* data, const void** buffer) {
  ArchiveFeed& feed = *static_cast<ArchiveFeed*>(data);
  const Result<std::size_t> count = feed.source_->read(feed.buffer_);
  if (!count) {
    feed.failure_ = count.error();
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg): the interface of libarchive
    archive_set_error(handle, EIO, "the source failed");
    return ARCHIVE_FATAL;
  }
  *buffer = feed.buffer_.data();
  return static_cast<la_ssize_t>(*count);
}

}  // namespace dateline::io
