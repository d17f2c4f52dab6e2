// SPDX-License-Identifier: GPL-3.0-or-later
// Recursive descent: or > and > near > unary > primary. Only a bracket recurses, at most kMaxDepth
// times; what lies deeper is read as if it had none. Every level may come back without a node.
#include "indexer/query/parser.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>
#include <utility>

#include "indexer/query/clean_text.h"
#include "indexer/query/leaves.h"
#include "indexer/query/lexer.h"
#include "indexer/query/repairs.h"

namespace dateline::query {
namespace {

using MaybeNode = std::optional<Node>;

/// An operator or a known field stands beside @p node: its words no longer relax.
void clear_bare(Node& node) {
  node.bare = false;
  for (Node& child : node.children) {
    child.bare = false;
  }
}

/// One node of @p kind over @p parts; parts of the same kind give their children instead.
MaybeNode join(Kind kind, std::vector<Node> parts) {
  if (parts.empty()) {
    return std::nullopt;
  }
  if (parts.size() == 1) {
    return std::move(parts.front());
  }
  Node joined{.kind = kind};
  for (Node& part : parts) {
    if (part.kind == kind) {
      std::move(part.children.begin(), part.children.end(), std::back_inserter(joined.children));
    } else {
      joined.children.push_back(std::move(part));
    }
  }
  return joined;
}

Node negate(Node node) {
  if (node.kind == Kind::Not) {
    Node inner = std::move(node.children.front());
    return inner;
  }
  Node negation{.kind = Kind::Not};
  negation.children.push_back(std::move(node));
  return negation;
}

class Parser {
 public:
  Parser(std::string_view text, const Grammar& grammar)
      : lexer_(text, grammar), leaves_(grammar, repairs_) {
    advance();
  }

  Query parse() {
    MaybeNode root = alternatives({.top_level = true});
    return {.root = root ? *std::move(root) : Node{}, .ignored = repairs_.take()};
  }

 private:
  // ---- tokens

  void advance() {
    current_ = lexer_.next();
    while (current_.kind == TokenKind::Close || current_.kind == TokenKind::Punctuation) {
      if (current_.kind == TokenKind::Punctuation) {
        repairs_.add(current_.raw, "punctuation alone is not searched");
      } else if (skipped_brackets_ > 0) {
        --skipped_brackets_;
      } else if (open_brackets_ > 0) {
        return;
      } else {
        repairs_.add(current_.raw, "this bracket was never opened");
      }
      current_ = lexer_.next();
    }
  }

  Token take() {
    Token token = std::move(current_);
    advance();
    return token;
  }

  [[nodiscard]] bool at(TokenKind kind) const { return current_.kind == kind; }

  [[nodiscard]] bool at_primary() const {
    return at(TokenKind::Word) || at(TokenKind::Phrase) || at(TokenKind::Field) ||
           at(TokenKind::UnknownField) || at(TokenKind::Open);
  }

  [[nodiscard]] bool at_operand() const { return at_primary() || at(TokenKind::Not); }

  void dangling(const Token& token) {
    if (!leaves_.full()) {  // else its operand was cut
      repairs_.add(token.raw, "this operator has nothing to join");
    }
  }

  // ---- levels

  MaybeNode alternatives(const Scope& scope) {
    std::vector<Node> parts;
    MaybeNode part = conjunction(scope);
    while (at(TokenKind::Or)) {
      const Token op = take();
      MaybeNode next = conjunction(scope);
      if (!part || !next) {
        dangling(op);
      }
      if (next) {
        if (part) {
          parts.push_back(*std::move(part));
        }
        part = std::move(next);
      }
    }
    if (part) {
      parts.push_back(*std::move(part));
    }
    if (parts.size() > 1) {
      std::for_each(parts.begin(), parts.end(), clear_bare);
    }
    return join(Kind::Or, std::move(parts));
  }

  MaybeNode conjunction(const Scope& scope) {
    std::vector<Node> parts;
    std::optional<Token> pending;  // an AND that waits for its right side
    while (at_operand() || at(TokenKind::And) || at(TokenKind::Near)) {
      if (at(TokenKind::Near)) {
        dangling(take());
      } else if (at(TokenKind::And)) {
        Token op = take();
        if (parts.empty() || pending) {
          dangling(op);
        } else {
          pending = std::move(op);
        }
      } else if (MaybeNode part = proximity(scope)) {
        if (pending) {
          clear_bare(parts.back());
          clear_bare(*part);
          pending.reset();
        }
        parts.push_back(*std::move(part));
      }
    }
    if (pending) {
      dangling(*pending);
    }
    return join(Kind::And, std::move(parts));
  }

  MaybeNode proximity(const Scope& scope) {
    MaybeNode first = unary(scope);
    if (!first || !at(TokenKind::Near)) {
      return first;
    }
    std::vector<Node> parts;
    parts.push_back(*std::move(first));
    while (at(TokenKind::Near)) {
      const Token op = take();
      MaybeNode right = at_operand() ? unary(scope) : std::nullopt;
      if (!right) {
        dangling(op);
        continue;
      }
      clear_bare(parts.back());
      clear_bare(*right);
      link(parts, op, *std::move(right));
    }
    return join(Kind::And, std::move(parts));
  }

  MaybeNode unary(const Scope& scope) {
    std::optional<Token> negation;
    bool negated = false;
    while (at(TokenKind::Not)) {
      negation = take();
      negated = !negated;
    }
    MaybeNode node = at_primary() ? primary(scope) : std::nullopt;
    if (!node && negation) {
      dangling(*negation);
    }
    if (!node || !negation) {
      return node;
    }
    clear_bare(*node);
    return negated ? negate(*std::move(node)) : std::move(node);
  }

  MaybeNode primary(const Scope& scope) {
    while (at(TokenKind::Open) && depth_ >= kMaxDepth) {
      repairs_.add(current_.raw, "brackets so deep within others are left out");
      ++skipped_brackets_;
      advance();
    }
    switch (current_.kind) {
      case TokenKind::Word: {
        const Token token = take();
        return leaves_.word(token, scope);
      }
      case TokenKind::Phrase: {
        const Token token = take();
        return leaves_.phrase(token, scope);
      }
      case TokenKind::Field:
        return field(scope);
      case TokenKind::UnknownField:
        return unknown_field(scope);
      case TokenKind::Open:
        return brackets(scope);
      case TokenKind::Punctuation:
      case TokenKind::Close:
      case TokenKind::And:
      case TokenKind::Or:
      case TokenKind::Not:
      case TokenKind::Near:
      case TokenKind::End:
        return std::nullopt;  // only behind brackets that were left out
    }
    return std::nullopt;
  }

  MaybeNode brackets(Scope scope) {
    scope.top_level = false;
    ++depth_;
    ++open_brackets_;
    advance();
    if (at(TokenKind::Close)) {
      repairs_.add("()", "nothing stands between these brackets");
    }
    MaybeNode inside = alternatives(scope);
    --depth_;
    --open_brackets_;
    if (at(TokenKind::Close)) {
      advance();
    } else {
      repairs_.add("(", "this bracket was never closed");
    }
    return inside;
  }

  // ---- NEAR and ADJ

  [[nodiscard]] static bool can_be_near(const Node& left, const Node& right) {
    const auto has_words = [](const Node& node) {
      return node.kind == Kind::Word || node.kind == Kind::Phrase;
    };
    const Node& last = left.kind == Kind::Near ? left.children.back() : left;
    return has_words(last) && has_words(right) && last.field == right.field;
  }

  /// Joins @p right to the last of @p parts. NEAR after ADJ, or the reverse, begins a new Near with
  /// the word that stands between them.
  void link(std::vector<Node>& parts, const Token& op, Node right) {
    Node& left = parts.back();
    if (!can_be_near(left, right)) {
      repairs_.add(op.raw,
                   "needs words or phrases of one field on both sides, not ( ); read as AND");
      parts.push_back(std::move(right));
      return;
    }
    const std::uint32_t distance = distance_of(op);
    if (left.kind == Kind::Near && left.ordered == op.ordered) {
      left.distance = std::max(left.distance, distance);
      left.children.push_back(std::move(right));
      return;
    }
    Node near{.kind = Kind::Near, .ordered = op.ordered, .distance = distance};
    if (left.kind != Kind::Near) {
      near.children.push_back(std::move(left));
      near.children.push_back(std::move(right));
      left = std::move(near);
      return;
    }
    const Node& shared = left.children.back();
    if (!leaves_.repeat(shared)) {
      repairs_.add(op.raw, "too many words; read as AND");
      parts.push_back(std::move(right));
      return;
    }
    near.children.push_back(shared);
    near.children.push_back(std::move(right));
    parts.push_back(std::move(near));
  }

  std::uint32_t distance_of(const Token& op) {
    const std::uint64_t typed = op.distance.value_or(kDefaultDistance);
    const std::uint64_t distance = std::clamp<std::uint64_t>(typed, 1, kMaxDistance);
    if (distance != typed) {
      repairs_.add(op.raw, "the distance lies between 1 and " + std::to_string(kMaxDistance));
    }
    return static_cast<std::uint32_t>(distance);
  }

  // ---- fields

  MaybeNode field(const Scope& outer) {
    Token token = take();
    if (has_content(token.text)) {
      return leaves_.field_value(token);
    }
    if (at(TokenKind::Phrase) && current_.attached) {
      const Token quoted = take();
      if (token.type != FieldType::Range) {
        return leaves_.phrase(quoted, {.field = token.field, .type = token.type});
      }
      token.raw += quoted.raw;
      return leaves_.range(token.field, quoted.text, token);
    }
    if (!at(TokenKind::Open) || !current_.attached) {
      repairs_.add(token.raw, "nothing stands directly behind the colon");
      return std::nullopt;
    }
    if (token.type == FieldType::Range || depth_ >= kMaxDepth) {
      repairs_.add(token.raw, "this field cannot hold for a bracket here; it is left out");
      return depth_ < kMaxDepth ? brackets(outer) : std::nullopt;
    }
    return brackets({.field = token.field, .type = token.type});
  }

  /// The name as a word and the value as if no field stood before it, as one operand.
  MaybeNode unknown_field(const Scope& scope) {
    std::vector<Node> parts;
    ++depth_;
    do {
      Token token = take();
      repairs_.add(token.raw, "there is no such field; searched as words");
      token.raw = token.text;
      if (depth_ > kMaxDepth) {
        continue;  // the operand would need a bracket that is too deep
      }
      if (auto name = leaves_.word(token, scope)) {
        parts.push_back(*std::move(name));
      }
    } while (at(TokenKind::UnknownField) && current_.attached);
    const bool recurses = !at(TokenKind::Word) && !at(TokenKind::Phrase);
    if (at_primary() && current_.attached && (depth_ <= kMaxDepth || !recurses)) {
      if (auto rest = primary(scope)) {
        parts.push_back(*std::move(rest));
      }
    }
    --depth_;
    return join(Kind::And, std::move(parts));
  }

  Lexer lexer_;
  Token current_;
  Repairs repairs_;
  Leaves leaves_;
  std::size_t depth_ = 0;  // brackets, and unknown fields, which are read as if they had one
  std::size_t open_brackets_ = 0;
  std::size_t skipped_brackets_ = 0;
};

}  // namespace

Query parse(std::string_view text, const Grammar& grammar) {
  return Parser(text, grammar).parse();
}

}  // namespace dateline::query
