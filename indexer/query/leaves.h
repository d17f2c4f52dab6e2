// SPDX-License-Identifier: GPL-3.0-or-later
// The leaves of a query's tree: words, phrases, values and ranges, each made of one token, and the
// limits on how many there may be.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/query/lexer.h"
#include "indexer/query/repairs.h"
#include "indexer/query/tree.h"

namespace dateline::query {

/// Where in a query a leaf stands.
struct Scope {
  std::string field = {};  // before the bracket around it, whose words it holds for
  FieldType type = FieldType::Text;
  bool top_level = false;  // within no bracket: plain words may relax
};

/// Makes leaves and counts them. Whatever a token cannot become is listed in the repairs, which
/// must outlive this.
class Leaves {
 public:
  using MaybeNode = std::optional<Node>;

  Leaves(const Grammar& grammar, Repairs& repairs)
      : is_stop_word_(grammar.is_stop_word), repairs_(repairs) {}

  [[nodiscard]] MaybeNode word(const Token& token, const Scope& scope);
  [[nodiscard]] MaybeNode phrase(const Token& token, const Scope& scope);
  [[nodiscard]] MaybeNode range(const std::string& field, const std::string& text,
                                const Token& token);
  /// What stands behind the colon of a Field token, without quotes or bracket.
  [[nodiscard]] MaybeNode field_value(const Token& token);

  /// Counts @p node once more, which stands in the tree twice; false when that is too many.
  [[nodiscard]] bool repeat(const Node& node);

  [[nodiscard]] bool full() const;

 private:
  [[nodiscard]] MaybeNode value(const std::string& field, const std::string& text,
                                const Token& token);
  [[nodiscard]] MaybeNode leaf(Node node, const Token& token);
  [[nodiscard]] bool may_be_prefix(const Token& token);
  [[nodiscard]] bool is_stop_word(const Node& node) const;

  bool (*is_stop_word_)(std::string_view);
  Repairs& repairs_;
  std::size_t count_ = 0;
  std::size_t stop_words_ = 0;
  std::size_t wildcards_ = 0;
};

}  // namespace dateline::query
