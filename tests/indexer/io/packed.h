// SPDX-License-Identifier: GPL-3.0-or-later
// Archives and compressed files made in memory, for tests that read them.
#pragma once

#include <archive.h>
#include <archive_entry.h>

#include <string>
#include <utility>
#include <vector>

namespace dateline::io {

using PackedFiles = std::vector<std::pair<std::string, std::string>>;  // name, content

namespace packed_detail {

inline std::string written(archive* handle, const PackedFiles& files) {
  std::string bytes(1 << 20, '\0');
  std::size_t used = 0;
  archive_write_set_bytes_in_last_block(handle, 1);
  archive_write_open_memory(handle, bytes.data(), bytes.size(), &used);
  for (const auto& [name, content] : files) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
    archive_entry_set_filetype(entry, name.ends_with('/') ? AE_IFDIR : AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_write_header(handle, entry);
    archive_write_data(handle, content.data(), content.size());
    archive_entry_free(entry);
  }
  archive_write_close(handle);
  archive_write_free(handle);
  bytes.resize(used);
  return bytes;
}

}  // namespace packed_detail

inline std::string tar_of(const PackedFiles& files) {
  archive* handle = archive_write_new();
  archive_write_set_format_pax_restricted(handle);
  return packed_detail::written(handle, files);
}

inline std::string zip_of(const PackedFiles& files) {
  archive* handle = archive_write_new();
  archive_write_set_format_zip(handle);
  return packed_detail::written(handle, files);
}

/// @p text behind the filter of that name: "gzip", "bzip2", "xz", "zstd".
inline std::string compressed(const std::string& text, const char* filter = "gzip") {
  archive* handle = archive_write_new();
  archive_write_set_format_raw(handle);
  archive_write_add_filter_by_name(handle, filter);
  return packed_detail::written(handle, {{"data", text}});
}

/// @p text with some bytes in its middle turned over.
inline std::string damaged(std::string text) {
  for (std::size_t i = text.size() / 2; i < text.size() / 2 + 40 && i < text.size(); ++i) {
    text[i] = static_cast<char>(text[i] ^ 0x5A);
  }
  return text;
}

/// Words that hardly compress, always the same for a @p seed.
inline std::string noise(std::size_t size, unsigned seed) {
  std::string text;
  for (unsigned state = seed; text.size() < size; state = state * 1'664'525U + 1'013'904'223U) {
    text += static_cast<char>('a' + (state >> 24U) % 26U);
  }
  return text;
}

}  // namespace dateline::io
