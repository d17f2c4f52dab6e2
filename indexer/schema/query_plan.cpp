// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/query_plan.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <utility>

#include "indexer/schema/date_bound.h"
#include "indexer/schema/terms.h"

namespace dateline::schema {
namespace {

constexpr std::array<std::string_view, 1> kTextFields = {"title"};
constexpr std::array<std::string_view, 2> kRangeFields = {"date", "words"};
constexpr std::array<std::string_view, 8> kValueFields = {"ticker", "topic",  "source", "author",
                                                          "place",  "agency", "lang",   "url"};

/// True when a word as typed, perhaps with punctuation, is a stop word.
bool is_typed_stop_word(std::string_view text) {
  const std::vector<Token> tokens = tokenize_query(text);
  return tokens.size() == 1 && is_stop_word(tokens.front().form);
}

std::uint32_t number_or(const std::string& text, std::uint32_t otherwise) {
  std::uint32_t number = otherwise;
  const char* end = text.data() + text.size();
  const auto parsed = std::from_chars(text.data(), end, number);
  return parsed.ec == std::errc{} && parsed.ptr == end ? number : otherwise;
}

/// True where a token stands for one character of a run that goes on from the token before.
bool continues_run(const std::vector<Token>& tokens, std::size_t nth) {
  return nth > 0 && !tokens[nth - 1].pair.empty();
}

bool is_one_run(const std::vector<Token>& tokens) {
  return tokens.size() > 1 && std::all_of(tokens.begin(), tokens.end() - 1,
                                          [](const Token& token) { return !token.pair.empty(); });
}

/// How many of the tokens a phrase may have.
std::size_t phrase_length(const std::vector<Token>& tokens) {
  std::size_t words = 0;
  std::size_t length = 0;
  for (; length < std::min(tokens.size(), kMaxPhraseTokens); ++length) {
    words += continues_run(tokens, length) ? 0U : 1U;
    if (words > kMaxPhraseWords) {
      break;
    }
  }
  return length;
}

class Planner {
 public:
  explicit Planner(const PlanContext& context) : context_(context) {}

  QueryPlan plan(const query::Query& query) {
    plan_.ignored = query.ignored;
    const query::Node& root = query.root;
    const bool is_list = root.kind == query::Kind::And;
    const std::vector<query::Node> single =
        is_list ? std::vector<query::Node>{} : std::vector{root};
    add_parts(is_list ? root.children : single);
    const bool says_something = root.kind != query::Kind::All || !query.ignored.empty();
    if (says_something && plan_.bare.empty() && plan_.required.kind == PlanKind::All) {
      plan_.required.kind = PlanKind::Nothing;  // nobody who types asks for everything
    }
    return std::move(plan_);
  }

 private:
  /// Bare words on one side, all else on the other; stop words go unless nothing else is there.
  void add_parts(const std::vector<query::Node>& parts) {
    const bool only_stop_words = std::ranges::all_of(
        parts, [](const query::Node& part) { return part.bare && is_typed_stop_word(part.text); });
    std::vector<PlanNode> required;
    for (const query::Node& part : parts) {
      if (!part.bare) {
        required.push_back(node(part));
      } else if (only_stop_words || !is_typed_stop_word(part.text)) {
        add_bare(part);
      }
    }
    drop_all(required);
    plan_.required = group(PlanKind::And, std::move(required));
  }

  void add_bare(const query::Node& word) {
    PlanNode leaf = words(word.text, word.field);
    if (leaf.kind != PlanKind::All) {
      plan_.bare.push_back(std::move(leaf));
    }
  }

  PlanNode node(const query::Node& source) {
    switch (source.kind) {
      case query::Kind::All:
        return {};
      case query::Kind::Word:
        return word(source);
      case query::Kind::Phrase:
        return words(source.text, source.field);
      case query::Kind::Near:
        return near(source);
      case query::Kind::Value:
        return value(source);
      case query::Kind::Range:
        return range(source);
      case query::Kind::And:
      case query::Kind::Or:
        return branch(source);
      case query::Kind::Not:
        return negation(source);
    }
    return {};
  }

  PlanNode branch(const query::Node& source) {
    const PlanKind kind = source.kind == query::Kind::And ? PlanKind::And : PlanKind::Or;
    std::vector<PlanNode> children;
    for (const query::Node& child : source.children) {
      children.push_back(node(child));
    }
    drop_all(children);  // what analysis left nothing of neither selects nor excludes
    return group(kind, std::move(children));
  }

  PlanNode negation(const query::Node& source) {
    PlanNode child = node(source.children.front());
    if (child.kind == PlanKind::All) {
      return {};
    }
    PlanNode result{.kind = PlanKind::Not};
    result.children.push_back(std::move(child));
    return result;
  }

  PlanNode word(const query::Node& source) {
    if (source.prefix) {
      return wildcard(source);
    }
    return source.exact ? exact(source) : words(source.text, source.field);
  }

  /// One word, or a phrase when analysis makes several of it.
  PlanNode words(const std::string& text, const std::string& field) {
    Unit unit;
    PlanNode leaf = text_leaf(text, field, unit);
    if (unit.empty()) {
      ignore(text, "holds no word");
      return {};
    }
    if (unit.size() == 1) {
      leaf.kind = PlanKind::Term;
      leaf.terms = std::move(unit);
      leaf.shown = shown_field(field) + leaf.terms.front().substr(prefix_of(field).size());
      return leaf;
    }
    leaf.kind = PlanKind::Near;
    leaf.units.push_back(std::move(unit));
    return leaf;
  }

  /// The analysed words of a phrase, as terms of the field; the leaf gets what is shown and marked.
  PlanNode text_leaf(const std::string& text, const std::string& field, Unit& unit) {
    std::vector<Token> tokens = tokenize_query(text);
    std::erase_if(tokens, [](const Token& token) { return token.form.empty(); });
    if (const std::size_t length = phrase_length(tokens); length < tokens.size()) {
      ignore(text, "a phrase has at most 8 words; the rest is left out");
      tokens.resize(length);
    }
    PlanNode leaf;
    std::string quoted;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const Token& token = tokens[i];
      const bool in_run = continues_run(tokens, i);
      quoted += quoted.empty() || in_run ? "" : " ";
      quoted += token.form;
      if (in_run && token.pair.empty() && i + 1 == tokens.size()) {
        break;  // the pair before holds this character already
      }
      const std::string& term = token.pair.empty() ? context_.analyzer.term(token) : token.pair;
      unit.push_back(std::string(prefix_of(field)) + term);
      leaf.rank_terms.push_back(unit.back());
      leaf.forms.push_back(token.pair.empty() ? token.form : token.pair);
    }
    leaf.shown = shown_field(field) + '"' + quoted + '"';
    return leaf;
  }

  PlanNode exact(const query::Node& source) {
    const std::vector<Token> tokens = tokenize_query(source.text);
    if (tokens.size() == 1 && !tokens.front().stemmable) {
      return words(source.text, source.field);  // such words are never stemmed
    }
    if (tokens.size() != 1 || !source.field.empty()) {
      ignore(shown_field(source.field) + "=" + source.text,
             "one word of title or text can be asked for as written; matched by stems");
      return words(source.text, source.field);
    }
    const std::string& form = tokens.front().form;
    return {.kind = PlanKind::Term,
            .terms = {std::string(field(FieldId::Form).prefix) + form},
            .rank_terms = {context_.analyzer.term(tokens.front())},
            .shown = "=" + form,
            .forms = {form},
            .marks_exact = true};
  }

  PlanNode wildcard(const query::Node& source) {
    const std::vector<Token> tokens = tokenize_query(source.text);
    if (is_one_run(tokens)) {
      return words(source.text, source.field);  // finds what goes on behind it as it is
    }
    if (tokens.size() != 1 || !source.field.empty()) {
      ignore(source.text + "*", "a star completes one word of title or text");
      return words(source.text, source.field);
    }
    const std::string& beginning = tokens.front().form;
    Expansion expansion{.word = source.text + "*", .forms = {}};
    expansion.forms = context_.expand(beginning, expansion.cut);
    PlanNode leaf{.kind = expansion.forms.empty() ? PlanKind::Nothing : PlanKind::AnyTerm,
                  .shown = beginning + "*",
                  .forms = {beginning},
                  .marks_prefix = true};
    for (const std::string& form : expansion.forms) {
      leaf.terms.push_back(form_term(form));
      leaf.rank_terms.push_back(
          context_.analyzer.term({.form = form, .stemmable = is_stemmed(form)}));
    }
    std::ranges::sort(leaf.rank_terms);
    leaf.rank_terms.erase(std::unique(leaf.rank_terms.begin(), leaf.rank_terms.end()),
                          leaf.rank_terms.end());
    plan_.expanded.push_back(std::move(expansion));
    return leaf;
  }

  PlanNode near(const query::Node& source) {
    PlanNode result{.kind = PlanKind::Near, .distance = source.distance, .ordered = source.ordered};
    const std::string join =
        (source.ordered ? " ADJ/" : " NEAR/") + std::to_string(source.distance) + " ";
    for (const query::Node& child : source.children) {
      Unit unit;
      const PlanNode leaf = text_leaf(child.text, child.field, unit);
      if (unit.empty()) {
        ignore(child.text, "holds no word");
        continue;
      }
      if (child.prefix || child.exact) {
        ignore(child.text, "within NEAR and ADJ words are matched by their stem");
      }
      result.shown +=
          (result.shown.empty() ? "" : join) + (unit.size() == 1 ? unit.front() : leaf.shown);
      result.units.push_back(std::move(unit));
      result.rank_terms.insert(result.rank_terms.end(), leaf.rank_terms.begin(),
                               leaf.rank_terms.end());
      result.forms.insert(result.forms.end(), leaf.forms.begin(), leaf.forms.end());
    }
    return result.units.empty() ? PlanNode{} : result;
  }

  static PlanNode value(const query::Node& source) {
    const Field* row = find_field(source.field);
    if (row == nullptr) {
      return {};
    }
    const std::string key = value_key(row->id, source.text);
    const bool plain = key.find_first_of(" ()\":") == std::string::npos;
    return {.kind = PlanKind::Term,
            .terms = {value_term(row->id, source.text)},
            .shown = source.field + ":" + (plain ? key : '"' + key + '"')};
  }

  PlanNode range(const query::Node& source) {
    const std::string shown = source.field + ":" + source.low + ".." + source.high;
    if (source.field == "words") {
      return {.kind = PlanKind::Number,
              .low = number_or(source.low, 0),
              .high = number_or(source.high, std::numeric_limits<std::uint32_t>::max()),
              .shown = shown};
    }
    const auto resolved = context_.resolve_dates(source.low, source.high);
    if (!resolved) {
      ignore(shown, "is no date");
      return {};
    }
    return {.kind = PlanKind::Instant, .range = *resolved, .shown = shown};
  }

  static std::string_view prefix_of(const std::string& name) {
    return name == "title" ? field(FieldId::Title).prefix : std::string_view{};
  }

  static std::string shown_field(const std::string& name) { return name.empty() ? "" : name + ":"; }

  static void drop_all(std::vector<PlanNode>& nodes) {
    std::erase_if(nodes, [](const PlanNode& child) { return child.kind == PlanKind::All; });
  }

  static PlanNode group(PlanKind kind, std::vector<PlanNode> children) {
    if (children.empty()) {
      return {};
    }
    if (children.size() == 1) {
      return std::move(children.front());
    }
    return {.kind = kind, .children = std::move(children)};
  }

  void ignore(const std::string& text, std::string reason) {
    plan_.ignored.push_back({.text = text, .reason = std::move(reason)});
  }

  const PlanContext& context_;
  QueryPlan plan_;
};

std::string join(const std::vector<PlanNode>& children, std::string_view between) {
  std::string text;
  for (const PlanNode& child : children) {
    text += text.empty() ? "" : between;
    const bool brackets = child.kind == PlanKind::And || child.kind == PlanKind::Or;
    text += brackets ? "(" + to_text(child) + ")" : to_text(child);
  }
  return text;
}

}  // namespace

const query::Grammar& query_grammar() {
  static constexpr query::Grammar kGrammar{.text_fields = kTextFields,
                                           .value_fields = kValueFields,
                                           .range_fields = kRangeFields,
                                           .is_stop_word = is_typed_stop_word};
  return kGrammar;
}

PlanNode QueryPlan::joined(PlanKind kind) const {
  if (bare.empty()) {
    return required;
  }
  PlanNode words = bare.size() == 1 ? bare.front() : PlanNode{.kind = kind, .children = bare};
  if (required.kind == PlanKind::All) {
    return words;
  }
  PlanNode all{.kind = PlanKind::And};
  if (words.kind == PlanKind::And) {
    all.children = std::move(words.children);
  } else {
    all.children.push_back(std::move(words));
  }
  if (required.kind == PlanKind::And) {
    all.children.insert(all.children.end(), required.children.begin(), required.children.end());
  } else {
    all.children.push_back(required);
  }
  return all;
}

QueryPlan make_plan(const query::Query& query, const PlanContext& context) {
  return Planner(context).plan(query);
}

ResolveDates utc_dates(std::int64_t now) {
  return [now](std::string_view low, std::string_view high) {
    return resolve_date_texts(low, high, utc_clock(now));
  };
}

std::string to_text(const PlanNode& node) {
  switch (node.kind) {
    case PlanKind::All:
      return "";
    case PlanKind::And:
      return join(node.children, " AND ");
    case PlanKind::Or:
      return join(node.children, " OR ");
    case PlanKind::Not:
      return "NOT " + join(node.children, "");
    default:
      return node.shown;
  }
}

}  // namespace dateline::schema
