// SPDX-License-Identifier: GPL-3.0-or-later
// Walks a tree and compares it with the promises of tree.h and parser.h.
#include "tests/indexer/query/tree_checks.h"

#include <algorithm>
#include <utility>

#include "indexer/query/parser.h"

namespace dateline::query {
namespace {

struct Counts {
  std::size_t leaves = 0;
  std::size_t wildcards = 0;
  std::size_t depth = 0;
};

bool is_words(const Node& node) {
  return node.kind == Kind::Word || node.kind == Kind::Phrase;
}

std::string broken_near(const Node& node) {
  if (node.children.size() < 2 || node.distance < 1 || node.distance > kMaxDistance) {
    return "a Near of one child or without distance";
  }
  const bool fits = std::all_of(node.children.begin(), node.children.end(), [&](const Node& child) {
    return is_words(child) && !child.bare && child.field == node.children.front().field;
  });
  return fits ? "" : "a Near of other things than words of one field";
}

std::string broken_leaf(const Node& node) {
  if (!node.children.empty()) {
    return "a leaf with children";
  }
  if (node.exact && node.prefix) {
    return "both exact and prefix";
  }
  if (node.kind == Kind::Range) {
    return node.low.empty() && node.high.empty() ? "a Range without ends" : "";
  }
  return node.text.empty() ? "a leaf without text" : "";
}

std::string broken_branch(const Node& node) {
  if (node.children.size() < 2) {
    return "And or Or of one child";
  }
  const bool nested = std::any_of(
      node.children.begin(), node.children.end(),
      [&](const Node& child) { return child.kind == node.kind || child.kind == Kind::All; });
  return nested ? "And in And, Or in Or, or All below another node" : "";
}

std::string broken_node(const Node& node) {
  switch (node.kind) {
    case Kind::All:
      return "All below another node";
    case Kind::Word:
    case Kind::Phrase:
    case Kind::Value:
    case Kind::Range:
      return broken_leaf(node);
    case Kind::Near:
      return broken_near(node);
    case Kind::And:
    case Kind::Or:
      return broken_branch(node);
    case Kind::Not:
      return node.children.size() != 1 || node.children.front().kind == Kind::Not
                 ? "Not of Not, or of several"
                 : "";
  }
  return "unknown kind";
}

// NOLINTNEXTLINE(misc-no-recursion): as deep as the tree
std::string walk(const Node& node, std::size_t depth, bool may_be_bare, Counts& counts) {
  std::string broken = broken_node(node);
  if (node.bare && (!may_be_bare || node.kind != Kind::Word || node.exact || node.prefix ||
                    !node.field.empty())) {
    broken = "bare in the wrong place";
  }
  counts.leaves += node.children.empty() ? 1 : 0;
  counts.wildcards += node.prefix ? 1 : 0;
  counts.depth = std::max(counts.depth, depth);
  for (const Node& child : node.children) {
    if (broken.empty()) {
      broken = walk(child, depth + 1, depth == 0 && node.kind == Kind::And, counts);
    }
  }
  return broken;
}

}  // namespace

// NOLINTNEXTLINE(misc-no-recursion): as deep as the tree
Node without_bare(Node node) {
  node.bare = false;
  for (Node& child : node.children) {
    child = without_bare(std::move(child));
  }
  return node;
}

std::string broken_promise(const Node& root) {
  if (root.kind == Kind::All) {
    return "";
  }
  Counts counts;
  std::string broken = walk(root, 0, true, counts);
  if (counts.leaves > kMaxLeaves || counts.wildcards > kMaxWildcards) {
    broken = "too many leaves or wildcards";
  }
  // Each bracket, and the level without one, adds an Or, an And and a Not; then Near and a word.
  if (counts.depth > 3 * (kMaxDepth + 1) + 1) {
    broken = "too deep";
  }
  return broken;
}

}  // namespace dateline::query
