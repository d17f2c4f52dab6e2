// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/forward_index_writer.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "indexer/schema/forward_layout.h"

namespace dateline::schema {
namespace {

constexpr std::uint64_t kUnitsOfANumber = sizeof(std::uint64_t) / sizeof(char16_t);

}  // namespace

std::optional<std::uint32_t> WordNumbers::number_of(const std::string& term) {
  const auto known = numbers_.find(term);
  if (known != numbers_.end()) {
    return known->second;
  }
  if (numbers_.size() >= kMaxForwardWords) {
    return std::nullopt;
  }
  return numbers_.emplace(term, static_cast<std::uint32_t>(numbers_.size())).first->second;
}

void ForwardRowBuilder::add(const std::string& term, std::uint32_t position) {
  const auto number = numbers_.number_of(term);
  if (!number) {
    held_ = false;
    return;
  }
  append_gap(row_, position - next_);
  append_word(row_, *number);
  next_ = position + 1;
}

std::u16string ForwardRowBuilder::take() {
  return held_ ? std::move(row_) : std::u16string();
}

ForwardIndexWriter::ForwardIndexWriter(std::filesystem::path file)
    : path_(std::move(file)), file_(path_, std::ios::binary | std::ios::trunc) {}

template <typename Value>
void ForwardIndexWriter::write(const Value& value) {
  file_.write(reinterpret_cast<const char*>(&value), sizeof(value));
}

void ForwardIndexWriter::add(ForwardRow row) {
  file_.write(reinterpret_cast<const char*>(row.data()),
              static_cast<std::streamsize>(row.size() * sizeof(char16_t)));
  units_ += row.size();
  row_ends_.push_back(units_);
}

Status ForwardIndexWriter::finish(const WordNumbers& words) {
  for (; units_ % kUnitsOfANumber != 0; ++units_) {
    write(char16_t{0});
  }
  for (const std::uint64_t end : row_ends_) {
    write(end);
  }
  using Entry = std::pair<std::string_view, std::uint32_t>;
  std::vector<Entry> terms(words.all().begin(), words.all().end());
  std::ranges::sort(terms);
  std::uint64_t term_bytes = 0;
  for (const auto& [term, number] : terms) {
    term_bytes += term.size();
    write(term_bytes);
  }
  for (const auto& [term, number] : terms) {
    write(number);
  }
  for (const auto& [term, number] : terms) {
    file_.write(term.data(), static_cast<std::streamsize>(term.size()));
  }
  write(ForwardIndex::Footer{.rows = row_ends_.size(),
                             .units = units_,
                             .terms = terms.size(),
                             .term_bytes = term_bytes,
                             .mark = kForwardMark});
  file_.close();
  return file_ ? ok()
               : Status(Error{ErrorCode::Io, path_.string() + " could not be written",
                              "is the disk full?"});
}

}  // namespace dateline::schema
