// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/postings_file_writer.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include <xapian.h>
#include <zlib.h>
#include <roaring/roaring.hh>

#include "indexer/schema/xapian_guard.h"

namespace dateline::schema {
namespace {

// A rarer term is read from Xapian in the time that finding it takes anyway.
constexpr std::uint64_t kLeastDocuments = 16;
constexpr std::uint64_t kRarestShare = 512;  // one document of so many

template <typename Value>
std::string_view bytes_of(const Value* values, std::size_t count) {
  return {reinterpret_cast<const char*>(values), count * sizeof(Value)};
}

std::uint32_t crc_of(std::string_view bytes, std::uint32_t before = 0) {
  return static_cast<std::uint32_t>(
      crc32_z(before, reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()));
}

void add_lists(const Xapian::Database& database, PostingsFileWriter& writer) {
  const std::uint64_t least = least_documents_of_a_list(database.get_doccount());
  std::vector<std::uint32_t> rows;
  std::vector<std::uint8_t> counts;
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    if (term.get_termfreq() < least) {
      continue;
    }
    rows.clear();
    counts.clear();
    for (auto at = database.postlist_begin(*term); at != database.postlist_end(*term); ++at) {
      rows.push_back(*at - 1);
      counts.push_back(static_cast<std::uint8_t>(std::min(at.get_wdf(), kMaxCount)));
    }
    writer.add(*term, rows, counts);
  }
}

}  // namespace

std::uint64_t least_documents_of_a_list(std::uint64_t documents) {
  return std::max(kLeastDocuments, documents / kRarestShare);
}

PostingsFileWriter::PostingsFileWriter(std::filesystem::path file, std::uint64_t documents)
    : path_(std::move(file)),
      file_(path_, std::ios::binary | std::ios::trunc),
      footer_{.documents = documents, .mark = kPostingsMark} {}

void PostingsFileWriter::write(std::string_view bytes) {
  file_.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

void PostingsFileWriter::add(std::string_view term, std::span<const std::uint32_t> rows,
                             std::span<const std::uint8_t> counts) {
  Roaring bitmap(rows.size(), rows.data());
  bitmap.runOptimize();
  list_.resize(bitmap.getSizeInBytes());
  bitmap.write(list_.data());
  list_.append(bytes_of(counts.data(), counts.size()));
  entries_.push_back({.offset = footer_.list_bytes,
                      .bytes = list_.size(),
                      .rows = static_cast<std::uint32_t>(rows.size()),
                      .crc = crc_of(list_)});
  while (list_.size() % kPostingsAlignment != 0) {
    list_.push_back('\0');
  }
  write(list_);
  footer_.list_bytes += list_.size();
  terms_.append(term);
  term_ends_.push_back(terms_.size());
}

Status PostingsFileWriter::finish() {
  footer_.terms = entries_.size();
  footer_.term_bytes = terms_.size();
  const std::string_view footer = bytes_of(&footer_, 1);
  std::uint32_t crc = 0;
  for (const std::string_view part :
       {bytes_of(entries_.data(), entries_.size()), bytes_of(term_ends_.data(), term_ends_.size()),
        std::string_view(terms_), footer.substr(0, footer.size() - kUncheckedBytes)}) {
    write(part);
    crc = crc_of(part, crc);
  }
  footer_.crc = crc;
  write(footer.substr(footer.size() - kUncheckedBytes));
  file_.close();
  return file_ ? ok()
               : Status(Error{ErrorCode::Io, path_.string() + " could not be written",
                              "is the disk full?"});
}

Status write_postings_file(const std::filesystem::path& database,
                           const std::filesystem::path& file) {
  auto written = guarded("reading " + database.string(), [&]() -> Status {
    const Xapian::Database documents(database.string());
    PostingsFileWriter writer(file, documents.get_doccount());
    add_lists(documents, writer);
    return writer.finish();
  });
  return written ? *std::move(written) : Status(std::move(written).error());
}

}  // namespace dateline::schema
