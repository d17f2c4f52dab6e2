// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/postings_file.h"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstring>
#include <utility>

#include <zlib.h>

namespace dateline::schema {
namespace {

static_assert(std::endian::native == std::endian::little, "the file is read as it lies");

template <typename Value>
Value value_at(const char* part, std::uint64_t nth) {
  Value value{};
  std::memcpy(&value, part + nth * sizeof(Value), sizeof(Value));
  return value;
}

const std::uint8_t* as_bytes(const char* bytes) {
  return reinterpret_cast<const std::uint8_t*>(bytes);
}

std::uint32_t crc_of(std::string_view bytes) {
  return static_cast<std::uint32_t>(crc32_z(0, as_bytes(bytes.data()), bytes.size()));
}

Error corrupt(const std::filesystem::path& file) {
  return Error{ErrorCode::Corrupt, file.string() + " is damaged",
               "go back to a kept generation with `dateline-index rollback`"};
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
    return corrupt(file);
  }
  const std::uint64_t room = bytes.size() - sizeof(footer);
  std::memcpy(&footer, bytes.data() + room, sizeof(footer));
  if (!adds_up(footer, room)) {
    return corrupt(file);
  }
  const std::uint64_t checked = bytes.size() - kUncheckedBytes - footer.list_bytes;
  if (crc_of(bytes.substr(footer.list_bytes, checked)) != footer.crc) {
    return corrupt(file);
  }
  return PostingsFile(*std::move(mapped), footer);
}

PostingsFile::PostingsFile(MappedFile file, const PostingsFooter& footer)
    : file_(std::move(file)), footer_(footer) {
  lists_ = file_.bytes().data();
  entries_ = lists_ + footer_.list_bytes;
  term_ends_ = entries_ + footer_.terms * sizeof(PostingsEntry);
  terms_ = term_ends_ + footer_.terms * sizeof(std::uint64_t);
}

std::string_view PostingsFile::term(std::uint64_t nth) const {
  const std::uint64_t begin = nth == 0 ? 0 : value_at<std::uint64_t>(term_ends_, nth - 1);
  const auto end = value_at<std::uint64_t>(term_ends_, nth);
  if (begin > end || end > footer_.term_bytes) {
    return {};  // the file was damaged after it was checked
  }
  return {terms_ + begin, end - begin};
}

std::optional<PostingsEntry> PostingsFile::entry_of(std::string_view term) const {
  std::uint64_t low = 0;
  std::uint64_t high = footer_.terms;
  while (low < high) {
    const std::uint64_t middle = low + (high - low) / 2;
    if (this->term(middle) < term) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  if (low == footer_.terms || this->term(low) != term) {
    return std::nullopt;
  }
  return value_at<PostingsEntry>(entries_, low);
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
