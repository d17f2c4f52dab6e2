// SPDX-License-Identifier: GPL-3.0-or-later
// Writes a tree as the shortest unambiguous query: brackets stand where precedence needs them.
#include <string>

#include "indexer/query/lexer.h"
#include "indexer/query/parser.h"
#include "indexer/query/range_text.h"

namespace dateline::query {
namespace {

std::string field_prefix(const Node& node) {
  return node.field.empty() ? "" : node.field + ":";
}

std::string quoted(const std::string& text) {
  return '"' + text + '"';
}

std::string word_text(const Node& node) {
  if (node.prefix) {
    return node.text + "*";
  }
  return node.exact ? "=" + node.text : node.text;
}

/// @p child as an operand of @p parent.
std::string operand(const Node& child, Kind parent) {
  const bool needs_brackets =
      (parent == Kind::And && child.kind == Kind::Or) ||
      (parent == Kind::Not &&
       (child.kind == Kind::And || child.kind == Kind::Or || child.kind == Kind::Near));
  return needs_brackets ? "(" + to_text(child) + ")" : to_text(child);
}

std::string joined(const Node& node, const std::string& between) {
  std::string text;
  for (const Node& child : node.children) {
    text += text.empty() ? "" : between;
    text += operand(child, node.kind);
  }
  return text;
}

}  // namespace

std::string to_text(const Node& node) {
  switch (node.kind) {
    case Kind::All:
      return "";
    case Kind::Word:
      return field_prefix(node) + word_text(node);
    case Kind::Phrase:
      return field_prefix(node) + quoted(node.text);
    case Kind::Near:
      return joined(node,
                    (node.ordered ? " ADJ/" : " NEAR/") + std::to_string(node.distance) + " ");
    case Kind::Value:
      return field_prefix(node) + (is_plain_value(node.text) ? node.text : quoted(node.text));
    case Kind::Range:
      return field_prefix(node) + to_text(RangeText{.low = node.low, .high = node.high});
    case Kind::And:
      return joined(node, " AND ");
    case Kind::Or:
      return joined(node, " OR ");
    case Kind::Not:
      return "NOT " + operand(node.children.front(), Kind::Not);
  }
  return "";
}

}  // namespace dateline::query
