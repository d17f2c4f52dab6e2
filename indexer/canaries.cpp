// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/canaries.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/base/timestamp.h"
#include "indexer/query/parser.h"
#include "indexer/schema/analysis.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/forms.h"
#include "indexer/schema/query_plan.h"
#include "indexer/schema/terms.h"
#include "indexer/schema/xapian_guard.h"

namespace dateline::indexer {
namespace {

using schema::field;
using schema::FieldId;
using schema::PlanKind;
using schema::PlanNode;
using Queries = std::vector<Xapian::Query>;

Xapian::Query join(Xapian::Query::op how, const Queries& queries) {
  return {how, queries.begin(), queries.end()};
}

Xapian::Query terms_query(Xapian::Query::op how, const std::vector<std::string>& terms,
                          Xapian::termcount window = 0) {
  return {how, terms.begin(), terms.end(), window};
}

Xapian::Query unit_query(const schema::Unit& unit) {
  return terms_query(Xapian::Query::OP_PHRASE, unit, static_cast<Xapian::termcount>(unit.size()));
}

Xapian::Query near_query(const PlanNode& node) {
  const bool of_words = std::all_of(node.units.begin(), node.units.end(),
                                    [](const schema::Unit& unit) { return unit.size() == 1; });
  if (!of_words || node.units.size() < 2) {
    Queries units;
    for (const schema::Unit& unit : node.units) {
      units.push_back(unit_query(unit));
    }
    return join(Xapian::Query::OP_AND, units);
  }
  std::vector<std::string> words;
  for (const schema::Unit& unit : node.units) {
    words.push_back(unit.front());
  }
  return terms_query(node.ordered ? Xapian::Query::OP_PHRASE : Xapian::Query::OP_NEAR, words,
                     node.distance + 1);
}

Xapian::Query instant_query(const schema::TimeRange& range) {
  const std::string from = schema::pack_time({range.from, Precision::Year});
  const std::string to = schema::pack_time({range.to, Precision::Year});
  return {Xapian::Query::OP_VALUE_RANGE, field(FieldId::Published).slot, from, to};
}

Xapian::Query number_query(const PlanNode& node) {
  return {Xapian::Query::OP_VALUE_RANGE, field(FieldId::Words).slot, schema::pack_number(node.low),
          schema::pack_number(node.high)};
}

Xapian::Query to_query(const PlanNode& node) {
  Queries children;
  for (const PlanNode& child : node.children) {
    children.push_back(to_query(child));
  }
  switch (node.kind) {
    case PlanKind::All:
      return {std::string()};
    case PlanKind::Nothing:
      return {};
    case PlanKind::Term:
    case PlanKind::AnyTerm:
      return terms_query(Xapian::Query::OP_OR, node.terms);
    case PlanKind::Near:
      return near_query(node);
    case PlanKind::Instant:
      return instant_query(node.range);
    case PlanKind::Number:
      return number_query(node);
    case PlanKind::And:
      return join(Xapian::Query::OP_AND, children);
    case PlanKind::Or:
      return join(Xapian::Query::OP_OR, children);
    case PlanKind::Not:
      return {Xapian::Query::OP_AND_NOT, Xapian::Query(std::string()),
              join(Xapian::Query::OP_OR, children)};
  }
  return {};
}

/// The first forms that begin with @p prefix.
std::vector<std::string> expand(const Xapian::Database& archive, std::string_view prefix,
                                bool& cut) {
  std::vector<std::string> forms;
  schema::for_each_form(archive, prefix, [&](const std::string& /*term*/, const std::string& form) {
    cut = forms.size() == schema::kMaxExpansion;
    if (!cut) {
      forms.push_back(form);
    }
    return !cut;
  });
  return forms;
}

Xapian::Query without_deleted(Xapian::Query query, std::span<const schema::Tombstone> tombstones) {
  if (tombstones.empty()) {
    return query;
  }
  std::vector<std::string> ids;
  for (const schema::Tombstone& tombstone : tombstones) {
    ids.push_back(schema::value_term(FieldId::Article, tombstone.article_id));
  }
  return {Xapian::Query::OP_AND_NOT, query, terms_query(Xapian::Query::OP_OR, ids)};
}

}  // namespace

Status check_canaries(const Xapian::Database& archive, std::span<const std::string> canaries,
                      std::span<const schema::Tombstone> tombstones) {
  auto outcome = schema::guarded("asking the canaries", [&]() -> Status {
    const auto profile = schema::load_profile(archive);
    if (!profile) {
      return profile.error();
    }
    schema::Analyzer analyzer(*profile);
    const schema::PlanContext context{
        .analyzer = analyzer,
        .expand = [&](std::string_view prefix, bool& cut) { return expand(archive, prefix, cut); },
        .resolve_dates = schema::utc_dates(now_seconds())};
    for (const std::string& canary : canaries) {
      const auto plan = schema::make_plan(query::parse(canary, schema::query_grammar()), context);
      Xapian::Enquire enquire(archive);
      enquire.set_weighting_scheme(Xapian::BoolWeight());
      enquire.set_query(without_deleted(to_query(plan.joined(PlanKind::And)), tombstones));
      if (enquire.get_mset(0, 1).empty()) {
        return Error{ErrorCode::Rejected, "the canary '" + canary + "' finds no article",
                     "activate it all the same with --force or `dateline-index rollback NAME`"};
      }
    }
    return ok();
  });
  return outcome ? *outcome : Status(outcome.error());
}

}  // namespace dateline::indexer
