// SPDX-License-Identifier: GPL-3.0-or-later
// Which labels a person means by the beginning or a part of them.
#pragma once

#include <string>
#include <string_view>

namespace dateline::searchd {

/// schema::fold_label(), several times faster for ASCII.
[[nodiscard]] std::string fold_quickly(std::string_view label);

/// Immutable and thread-safe.
class LabelFilter {
 public:
  /// Labels that begin with @p prefix and hold @p contains, case, width and accents aside; an empty
  /// text demands nothing.
  LabelFilter(std::string_view prefix, std::string_view contains);

  [[nodiscard]] bool accepts_all() const { return prefix_.empty() && contains_.empty(); }
  [[nodiscard]] bool accepts(std::string_view label) const;
  /// The same for a label that is folded already.
  [[nodiscard]] bool accepts_folded(std::string_view folded) const;

 private:
  std::string prefix_;
  std::string contains_;
};

}  // namespace dateline::searchd
