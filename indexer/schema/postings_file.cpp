// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/postings_file.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <utility>

#include <zlib.h>

namespace dateline::schema {
namespace {

const std::uint8_t* as_bytes(const char* bytes) {
  return reinterpret_cast<const std::uint8_t*>(bytes);
}

std::uint32_t crc_of(std::string_view bytes) {
  return static_cast<std::uint32_t>(crc32_z(0, as_bytes(bytes.data()), bytes.size()));
}

bool adds_up(const PostingsFooter& footer, std::uint64_t room) {
  // Each is compared with the file first, so that the sum cannot overflow.
  return footer.mark == kPostingsMark &&
         std::max({footer.list_bytes, footer.terms, footer.term_bytes}) <= room &&
         footer.list_bytes + footer.terms * (sizeof(PostingsEntry) + sizeof(std::uint64_t)) +
                 footer.term_bytes ==
             room;
}

}  // namespace

Result<PostingsFile> PostingsFile::open(const std::filesystem::path& file) {
  auto mapped = MappedFile::open(file);
  if (!mapped) {
    return std::move(mapped).error();
  }
  const std::string_view bytes = mapped->bytes();
  PostingsFooter footer;
  if (bytes.size() < sizeof(footer)) {
    return damaged(file);
  }
  const std::uint64_t room = bytes.size() - sizeof(footer);
  std::memcpy(&footer, bytes.data() + room, sizeof(footer));
  if (!adds_up(footer, room)) {
    return damaged(file);
  }
  const std::uint64_t checked = bytes.size() - kUncheckedBytes - footer.list_bytes;
  if (crc_of(bytes.substr(footer.list_bytes, checked)) != footer.crc) {
    return damaged(file);
  }
  return PostingsFile(*std::move(mapped), footer);
}

PostingsFile::PostingsFile(MappedFile file, const PostingsFooter& footer)
    : file_(std::move(file)), footer_(footer) {
  lists_ = file_.bytes().data();
  entries_ = lists_ + footer_.list_bytes;
  const char* const term_ends = entries_ + footer_.terms * sizeof(PostingsEntry);
  terms_ = {.ends = term_ends,
            .bytes = term_ends + footer_.terms * sizeof(std::uint64_t),
            .count = footer_.terms,
            .size = footer_.term_bytes};
}

std::optional<PostingsEntry> PostingsFile::entry_of(std::string_view term) const {
  const auto nth = terms_.find(term);
  return nth ? std::optional(value_at<PostingsEntry>(entries_, *nth)) : std::nullopt;
}

std::optional<std::uint64_t> PostingsFile::count(std::string_view term) const {
  const auto entry = entry_of(term);
  return entry ? std::optional<std::uint64_t>(entry->rows) : std::nullopt;
}

std::optional<TermPostings> PostingsFile::find(std::string_view term) const {
  const auto entry = entry_of(term);
  if (!entry || entry->offset > footer_.list_bytes ||
      entry->bytes > footer_.list_bytes - entry->offset || entry->rows > entry->bytes) {
    return std::nullopt;
  }
  const std::string_view list(lists_ + entry->offset, entry->bytes);
  if (crc_of(list) != entry->crc) {
    return std::nullopt;
  }
  const std::size_t bitmap_bytes = list.size() - entry->rows;
  roaring_bitmap_t* bitmap = roaring_bitmap_portable_deserialize_safe(list.data(), bitmap_bytes);
  if (bitmap == nullptr) {
    return std::nullopt;
  }
  TermPostings postings{.rows = Roaring(bitmap),  // takes the bitmap over
                        .counts = {as_bytes(list.data() + bitmap_bytes), entry->rows}};
  if (postings.rows.cardinality() != entry->rows ||
      (entry->rows > 0 && postings.rows.maximum() >= footer_.documents)) {
    return std::nullopt;
  }
  return postings;
}

}  // namespace dateline::schema
