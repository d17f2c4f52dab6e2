// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/block_scorer.h"

#include <utility>

namespace dateline::searchd {
namespace {

using Kind = RankNode::Kind;

// To find a posting among others costs as much as to read so many in a row.
constexpr std::uint64_t kSearchCost = 256;

/// The postings of a term that can be asked for.
std::shared_ptr<const Postings> postings_among(const std::string& term, const Matcher& matcher,
                                               const RowSet& rows) {
  auto postings = matcher.postings(term);
  if (rows.cardinality() * kSearchCost < postings->rows().cardinality()) {
    return std::make_shared<const Postings>(postings->only_in(rows));
  }
  return postings;
}

}  // namespace

BlockScorer::Node BlockScorer::compile(const RankNode& tree, const Segment& segment) {
  Node node{.kind = tree.kind, .factor = static_cast<float>(tree.factor)};
  if (tree.kind == Kind::Term) {
    node.postings = postings_among(tree.term, segment.matcher, segment.rows);
    node.reader.emplace(*node.postings);
  }
  for (const RankNode& child : tree.children) {
    node.children.push_back(compile(child, segment));
  }
  if (!node.children.empty()) {
    node.spare = std::make_unique<ScoreBlock>();
  }
  return node;
}

BlockScorer::BlockScorer(const RankNode& tree, const Segment& segment)
    : lengths_(segment.lengths), saturation_(segment.saturation), root_(compile(tree, segment)) {}

const ScoreBlock& BlockScorer::score(std::uint32_t begin) {
  begin_ = begin;
  evaluate(root_, block_);
  return block_;
}

/// Calls @p take(row of the block, score) for each posting of a term in the block.
template <typename Take>
void BlockScorer::read(Node& term, const Take& take) {
  term.reader->read_until(begin_, [](std::uint32_t /*row*/, std::uint32_t /*count*/) {});
  term.reader->read_until(begin_ + ScoreBlock::kRows, [&](std::uint32_t row, std::uint32_t count) {
    take(row - begin_, term.factor * saturation_(count, lengths_[row]));
  });
}

void BlockScorer::add_child(Node& node, Node& child, ScoreBlock& block) {
  if (child.kind == Kind::Term) {
    read(child, [&block](std::uint32_t row, float score) { block.add(row, score); });
    return;
  }
  evaluate(child, *node.spare);
  block.add(*node.spare);
}

void BlockScorer::raise_to_child(Node& node, Node& child, ScoreBlock& block) {
  if (child.kind == Kind::Term) {
    read(child, [&block](std::uint32_t row, float score) { block.raise(row, score); });
    return;
  }
  evaluate(child, *node.spare);
  block.raise(*node.spare);
}

void BlockScorer::evaluate(Node& node, ScoreBlock& block) {
  block.clear();
  switch (node.kind) {
    case Kind::Nothing:
      return;
    case Kind::Term:
      read(node, [&block](std::uint32_t row, float score) { block.add(row, score); });
      return;
    case Kind::Any:
      for (Node& child : node.children) {
        add_child(node, child, block);
      }
      return;
    case Kind::Best:
      for (Node& child : node.children) {
        raise_to_child(node, child, block);
      }
      return;
    case Kind::All:
      evaluate(node.children.front(), block);
      for (std::size_t nth = 1; nth < node.children.size(); ++nth) {
        evaluate(node.children[nth], *node.spare);
        block.add_where_both(*node.spare);
      }
      return;
    case Kind::Boosted:
      evaluate(node.children.front(), block);
      evaluate(node.children.back(), *node.spare);
      block.boost(*node.spare, node.factor);
      return;
  }
}

}  // namespace dateline::searchd
