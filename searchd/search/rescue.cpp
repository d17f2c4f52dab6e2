// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/rescue.h"

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "searchd/search/facets.h"
#include "searchd/search/matching.h"

namespace dateline::searchd {
namespace {

using schema::PlanKind;
using schema::PlanNode;

class Rescuer {
 public:
  Rescuer(const AnswerSource& source, const Selection& selection, const SelectedArticles& articles)
      : source_(source), selection_(selection), articles_(articles) {}

  Rescue rescue() {
    for (const PlanNode& word : articles_.plan().bare) {
      add_leaves(word);
    }
    add_leaves(articles_.plan().required);
    leave_out_q();
    leave_out_filters();
    leave_out_dates();
    return std::move(rescue_);
  }

 private:
  /// What is below AND and OR; a NOT counts as a whole.
  void add_leaves(const PlanNode& node) {
    if (node.kind == PlanKind::And || node.kind == PlanKind::Or) {
      for (const PlanNode& child : node.children) {
        add_leaves(child);
      }
    } else if (std::string text = to_text(node); !text.empty()) {
      rescue_.leaves.push_back({.text = std::move(text), .articles = count_alone(node)});
    }
  }

  [[nodiscard]] std::uint64_t count_alone(const PlanNode& leaf) const {
    Rows rows = articles_.view();
    for (std::size_t s = 0; s < rows.size(); ++s) {
      rows[s] &=
          Matcher(source_.handles.databases[s], source_.snapshot.segment(s), source_.deadline)
              .matches(leaf);
    }
    return count_articles(source_.snapshot, rows, articles_.has_wordings());
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
    const auto found = SelectedArticles::find(source_.snapshot, source_.handles, without,
                                              std::nullopt, source_.deadline);
    if (found) {
      rescue_.without.push_back({.parameters = std::move(parameters), .articles = found->count()});
    }
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
