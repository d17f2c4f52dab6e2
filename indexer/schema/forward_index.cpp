// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/forward_index.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "indexer/schema/forward_layout.h"

namespace dateline::schema {
void append_word(std::u16string& row, std::uint32_t number) {
  if (number < kFirstHighUnit) {
    row.push_back(static_cast<char16_t>(number));
    return;
  }
  const std::uint32_t rest = number - kFirstHighUnit;
  row.push_back(static_cast<char16_t>(kFirstHighUnit + (rest >> 10U)));
  row.push_back(static_cast<char16_t>(kFirstLowUnit + (rest & 0x3FFU)));
}

void append_gap(std::u16string& row, std::uint32_t positions) {
  while (positions > 0) {
    const std::uint32_t some = std::min(positions, kMaxGap);
    row.push_back(static_cast<char16_t>(kFirstGapUnit + some - 1));
    positions -= some;
  }
}

ForwardStep step_at(ForwardRow row, std::size_t unit) {
  const char16_t first = row[unit];
  if (first >= kFirstGapUnit) {
    return {.units = 1, .positions = first - kFirstGapUnit + 1U};
  }
  return {.units = first >= kFirstHighUnit ? 2U : 1U, .positions = 1};
}

Result<ForwardIndex> ForwardIndex::open(const std::filesystem::path& file) {
  auto mapped = MappedFile::open(file);
  if (!mapped) {
    return std::move(mapped).error();
  }
  const std::string_view bytes = mapped->bytes();
  Footer footer;
  if (bytes.size() < sizeof(footer)) {
    return damaged(file);
  }
  const std::uint64_t room = bytes.size() - sizeof(footer);
  std::memcpy(&footer, bytes.data() + room, sizeof(footer));
  // Each is compared with the file first, so that the sum cannot overflow.
  if (footer.mark != kForwardMark ||
      std::max({footer.rows, footer.units, footer.terms, footer.term_bytes}) > room ||
      footer.units * sizeof(char16_t) + footer.rows * sizeof(std::uint64_t) +
              footer.terms * (sizeof(std::uint64_t) + sizeof(std::uint32_t)) + footer.term_bytes !=
          room) {
    return damaged(file);
  }
  return ForwardIndex(*std::move(mapped), footer);
}

ForwardIndex::ForwardIndex(MappedFile file, const Footer& footer)
    : file_(std::move(file)), footer_(footer) {
  units_ = file_.bytes().data();
  row_ends_ = units_ + footer_.units * sizeof(char16_t);
  const char* const term_ends = row_ends_ + footer_.rows * sizeof(std::uint64_t);
  numbers_ = term_ends + footer_.terms * sizeof(std::uint64_t);
  terms_ = {.ends = term_ends,
            .bytes = numbers_ + footer_.terms * sizeof(std::uint32_t),
            .count = footer_.terms,
            .size = footer_.term_bytes};
}

std::optional<std::u16string> ForwardIndex::units_of(std::string_view term) const {
  const auto nth = terms_.find(term);
  if (!nth) {
    return std::nullopt;
  }
  std::u16string units;
  append_word(units, std::min(value_at<std::uint32_t>(numbers_, *nth), kMaxForwardWords - 1));
  return units;
}

ForwardRow ForwardIndex::row(std::uint64_t row) const {
  if (row >= footer_.rows) {
    return {};
  }
  const std::uint64_t begin = row == 0 ? 0 : value_at<std::uint64_t>(row_ends_, row - 1);
  const auto end = value_at<std::uint64_t>(row_ends_, row);
  if (begin > end || end > footer_.units) {
    return {};  // the file was damaged after it was checked
  }
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): units lie there, aligned by 2
  return {reinterpret_cast<const char16_t*>(units_) + begin, end - begin};
}

}  // namespace dateline::schema
