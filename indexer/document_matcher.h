// SPDX-License-Identifier: GPL-3.0-or-later
// Whether one document matches a query plan, without an index: as a search of an archive with this
// one document would tell.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "indexer/base/timestamp.h"
#include "indexer/schema/query_plan.h"

namespace dateline::indexer {

/// Holds the terms of one document. Thread-safe after construction.
class DocumentMatcher {
 public:
  /// @p document is one that DocumentBuilder made.
  explicit DocumentMatcher(const Xapian::Document& document);

  /// A word* node matches by the beginning it marks, whatever forms the plan lists.
  [[nodiscard]] bool matches(const schema::PlanNode& node) const;

 private:
  struct Term {
    std::string name;
    std::vector<std::uint32_t> positions;  // ascending
  };

  [[nodiscard]] std::vector<Term>::const_iterator first_from(std::string_view name) const;
  [[nodiscard]] const Term* find(std::string_view name) const;
  [[nodiscard]] bool has_any_term(const schema::PlanNode& node) const;
  /// Whether a word begins with @p prefix, as it was written.
  [[nodiscard]] bool has_form_from(const std::string& prefix) const;

  std::vector<Term> terms_;  // ascending
  Timestamp published_;
  std::uint32_t words_ = 0;
};

}  // namespace dateline::indexer
