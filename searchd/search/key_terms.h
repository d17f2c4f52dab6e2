// SPDX-License-Identifier: GPL-3.0-or-later
// The words that tell one document from others.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "searchd/search/deadline.h"
#include "searchd/search/snapshot.h"

namespace dateline::searchd {

inline constexpr std::size_t kKeyTerms = 50;
/// Of a document with more different words only those that count most in it are looked at.
inline constexpr std::size_t kMaxTermsRead = 5000;

struct KeyTerm {
  std::string term;
  double boost = 0;  // above 0, 1 for the first
};

/// The terms of @p doc with the largest wdf x ln(N / df), the largest first; boosts are the square
/// root of that by the largest. Left out are numbers, terms of no other document and terms of more
/// than half of them. Statistics are the generation's. Throws what Xapian throws.
[[nodiscard]] std::vector<KeyTerm> key_terms(const Handles& handles, DocRef doc,
                                             const Deadline& deadline);

}  // namespace dateline::searchd
