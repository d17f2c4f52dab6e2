// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/rescue.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "indexer/query/lexer.h"
#include "indexer/query/parser.h"
#include "indexer/schema/query_plan.h"

namespace dateline::searchd {
namespace {

using query::Kind;
using query::Node;

/// What is below AND and OR, in the order typed; a NOT and a NEAR count as a whole.
void collect_leaves(const Node& node, std::vector<Node>& leaves) {
  if (node.kind != Kind::And && node.kind != Kind::Or) {
    leaves.push_back(node);
    return;
  }
  for (const Node& child : node.children) {
    collect_leaves(child, leaves);
  }
}

std::vector<Node> leaves_of(const std::string& q) {
  std::vector<Node> leaves;
  collect_leaves(query::parse(q, schema::query_grammar()).root, leaves);
  return leaves;
}

/// A word that is looked for only where nothing else was typed.
bool is_plain_stop_word(const Node& leaf) {
  return leaf.bare && schema::query_grammar().is_stop_word(leaf.text);
}

/// As a person would type it, a word without the comma that came after it.
std::string typed(Node leaf) {
  if (leaf.kind == Kind::Word) {
    leaf.text = std::string(query::trim_value(leaf.text));
  }
  return to_text(leaf);
}

class Rescuer {
 public:
  Rescuer(const AnswerSource& source, const Selection& selection, const SelectedArticles& articles)
      : source_(source), selection_(selection), articles_(articles) {}

  Rescue rescue() {
    count_leaves();
    leave_out_q();
    leave_out_filters();
    leave_out_dates();
    return std::move(rescue_);
  }

 private:
  void count_leaves() {
    std::vector<Node> leaves = leaves_of(selection_.q);
    if (!std::ranges::all_of(leaves, is_plain_stop_word)) {
      std::erase_if(leaves, is_plain_stop_word);
    }
    std::set<std::string> seen;
    for (const Node& leaf : leaves) {
      if (std::string text = typed(leaf); !text.empty() && seen.insert(text).second) {
        count_alone(std::move(text));
      }
    }
  }

  /// Leaves out what analysis leaves nothing of.
  void count_alone(std::string text) {
    const Selection alone{.q = text,
                          .tz = selection_.tz,
                          .as_of = selection_.as_of,
                          .versions = selection_.versions,
                          .now = articles_.now()};
    const auto found = find(alone);
    if (found && !found->echo().parsed.empty()) {
      rescue_.leaves.push_back({.text = std::move(text), .articles = found->count()});
    }
  }

  void leave_out_q() {
    if (!selection_.q.empty()) {
      Selection without = selection_;
      without.q.clear();
      add({"q"}, without);
    }
  }

  void leave_out_filters() {
    constexpr std::array kLists = {std::pair{"", &Filter::any}, std::pair{".all", &Filter::all},
                                   std::pair{".not", &Filter::none}};
    for (std::size_t i = 0; i < selection_.filters.size(); ++i) {
      const Filter& filter = selection_.filters[i];
      for (const auto& [ending, list] : kLists) {
        if (!(filter.*list).empty()) {
          Selection without = selection_;
          (without.filters[i].*list).clear();
          add({std::string(schema::field(filter.field).name) + ending}, without);
        }
      }
    }
  }

  void leave_out_dates() {
    Selection without = selection_;
    std::vector<std::string> names;
    for (const auto& [name, bound] :
         {std::pair{"from", &Selection::from}, std::pair{"to", &Selection::to}}) {
      if (selection_.*bound) {
        names.emplace_back(name);
        (without.*bound).reset();
      }
    }
    if (!names.empty()) {
      add(std::move(names), without);
    }
  }

  void add(std::vector<std::string> parameters, const Selection& without) {
    if (const auto found = find(without)) {
      rescue_.without.push_back({.parameters = std::move(parameters), .articles = found->count()});
    }
  }

  [[nodiscard]] Result<SelectedArticles> find(const Selection& selection) const {
    return SelectedArticles::find(source_.snapshot, source_.handles, selection, std::nullopt,
                                  source_.deadline);
  }

  const AnswerSource& source_;
  const Selection& selection_;
  const SelectedArticles& articles_;
  Rescue rescue_;
};

}  // namespace

Rescue rescue(const AnswerSource& source, const Selection& selection,
              const SelectedArticles& articles) {
  return Rescuer(source, selection, articles).rescue();
}

}  // namespace dateline::searchd
