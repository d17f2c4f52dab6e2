// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/list_column.h"

#include <limits>

namespace dateline::searchd {
namespace {

template <typename Number>
PackedLists<Number> narrowed(const PackedLists<std::uint32_t>& wide) {
  PackedLists<Number> lists;
  for (std::uint32_t row = 0; row < wide.rows(); ++row) {
    lists.add_row(wide[row]);
  }
  return lists;
}

}  // namespace

void ListColumn::finish() {
  auto& wide = std::get<Wide>(lists_);
  if (wide.fits(std::numeric_limits<std::uint16_t>::max())) {
    lists_ = narrowed<std::uint16_t>(wide);
  }
  std::visit([](auto& lists) { lists.finish(); }, lists_);
}

}  // namespace dateline::searchd
