// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/document_matcher.h"

#include <algorithm>

#include "indexer/schema/fields.h"
#include "indexer/schema/nearness.h"
#include "indexer/schema/terms.h"

namespace dateline::indexer {

using schema::field;
using schema::FieldId;
using schema::PlanKind;
using schema::PlanNode;

DocumentMatcher::DocumentMatcher(const Xapian::Document& document)
    : published_(schema::unpack_time(document.get_value(field(FieldId::Published).slot))
                     .value_or(Timestamp{})),
      words_(schema::unpack_number(document.get_value(field(FieldId::Words).slot)).value_or(0)) {
  terms_.reserve(document.termlist_count());
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    terms_.push_back(
        {.name = *term, .positions = {term.positionlist_begin(), term.positionlist_end()}});
  }
}

bool DocumentMatcher::matches(const PlanNode& node) const {
  const auto matches_child = [this](const PlanNode& child) { return matches(child); };
  switch (node.kind) {
    case PlanKind::All:
      return true;
    case PlanKind::Nothing:
      return false;
    case PlanKind::Term:
    case PlanKind::AnyTerm:
      return has_any_term(node);
    case PlanKind::Near:
      return schema::stands_near(node, [this](const std::string& name) {
        const Term* const term = find(name);
        return term == nullptr ? std::vector<std::uint32_t>{} : term->positions;
      });
    case PlanKind::Instant:
      return node.range.contains(published_);
    case PlanKind::Number:
      return words_ >= node.low && words_ <= node.high;
    case PlanKind::And:
      return std::ranges::all_of(node.children, matches_child);
    case PlanKind::Or:
      return std::ranges::any_of(node.children, matches_child);
    case PlanKind::Not:
      return !matches(node.children.front());
  }
  return false;
}

std::vector<DocumentMatcher::Term>::const_iterator DocumentMatcher::first_from(
    std::string_view name) const {
  return std::ranges::lower_bound(terms_, name, {},
                                  [](const Term& term) { return std::string_view(term.name); });
}

const DocumentMatcher::Term* DocumentMatcher::find(std::string_view name) const {
  const auto found = first_from(name);
  return found != terms_.end() && found->name == name ? &*found : nullptr;
}

bool DocumentMatcher::has_form_from(const std::string& prefix) const {
  const std::string stream = std::string(field(FieldId::Form).prefix) + prefix;
  const auto found = first_from(stream);
  if (found != terms_.end() && found->name.starts_with(stream)) {
    return true;
  }
  for (auto term = first_from(prefix); term != terms_.end() && term->name.starts_with(prefix);
       ++term) {
    if (!schema::is_stemmed(term->name)) {
      return true;
    }
  }
  return false;
}

bool DocumentMatcher::has_any_term(const PlanNode& node) const {
  if (node.marks_prefix) {
    return has_form_from(node.forms.front());
  }
  return std::ranges::any_of(node.terms,
                             [this](const std::string& name) { return find(name) != nullptr; });
}

}  // namespace dateline::indexer
