// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/title_completer.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <set>
#include <utility>
#include <vector>

#include "indexer/schema/query_plan.h"
#include "indexer/schema/terms.h"
#include "searchd/search/frequent_words.h"
#include "searchd/search/hits.h"
#include "searchd/search/label_filter.h"
#include "searchd/search/ordering.h"

namespace dateline::searchd {
namespace {

/// Forms of an unfinished word that titles are searched for.
constexpr std::size_t kTitleForms = 8;
/// Letters of a first word before titles are searched.
constexpr std::size_t kTitleLetters = 3;

void keep(Rows& rows, const Rows& others) {
  for (std::size_t s = 0; s < rows.size(); ++s) {
    rows[s] &= others[s];
  }
}

void add(Rows& rows, const Rows& others) {
  for (std::size_t s = 0; s < rows.size(); ++s) {
    rows[s] |= others[s];
  }
}

/// Finds the rows whose titles hold words.
class TitleFinder {
 public:
  explicit TitleFinder(const CompletionTask& task)
      : task_(task), analyzer_(task.source.snapshot.profile()) {}

  /// Rows whose title holds the whole words and one that begins as the last one does.
  [[nodiscard]] Rows rows(bool& incomplete) {
    Rows rows = task_.counter.view();
    for (const schema::Token& token : task_.text.whole) {
      keep(rows, task_.counter.rows_of(term_of(token)));
    }
    if (!task_.text.last_form.empty()) {
      keep(rows, rows_with_last_word(incomplete));
    }
    return rows;
  }

 private:
  [[nodiscard]] std::string term_of(const schema::Token& token) {
    return std::string(schema::field(schema::FieldId::Title).prefix) + analyzer_.term(token);
  }

  [[nodiscard]] Rows rows_with_last_word(bool& incomplete) {
    const std::string& last = task_.text.last_form;
    const FrequentWords words = frequent_words(task_.source.snapshot, last, kTitleForms);
    incomplete |= words.incomplete;
    std::set<std::string> terms = {term_of({.form = last, .stemmable = schema::is_stemmed(last)})};
    for (const auto& [form, frequency] : words.words) {
      terms.insert(term_of({.form = form, .stemmable = true}));
    }
    Rows any(task_.counter.view().size());
    for (const std::string& term : terms) {
      add(any, task_.counter.rows_of(term));
    }
    return any;
  }

  const CompletionTask& task_;
  schema::Analyzer analyzer_;
};

}  // namespace

std::string title_query(const std::string& title) {
  const std::string text = without_quotes(title);
  std::vector<schema::Token> tokens = schema::tokenize_query(text);
  std::erase_if(tokens, [](const schema::Token& token) { return token.form.empty(); });
  std::size_t words = 0;
  std::size_t length = 0;
  for (; length < std::min(tokens.size(), schema::kMaxPhraseTokens); ++length) {
    const bool in_run = length > 0 && !tokens[length - 1].pair.empty();
    words += in_run ? 0U : 1U;
    if (words > schema::kMaxPhraseWords) {
      break;
    }
  }
  const std::size_t end = length < tokens.size() ? tokens[length - 1].end : text.size();
  return "title:\"" + text.substr(0, end) + "\"";
}

Status complete_title(const CompletionTask& task, Completions& result) {
  const TypedText& text = task.text;
  if (text.whole.empty() && text.last_form.size() < kTitleLetters) {
    return ok();
  }
  const auto& [snapshot, handles, companies, deadline] = task.source;
  const Rows rows = TitleFinder(task).rows(result.provisional);
  std::vector<Completion> titles;
  std::set<std::string> seen;
  for (const DocRef doc : newest(snapshot, rows, {.count = task.request.size * kLooks})) {
    deadline.check_now();
    const auto hit = load_hit(snapshot, handles, doc, task.request.as_of);
    if (!hit) {
      return hit.error();
    }
    const std::string& title = hit->article.title;
    if (has_word_beginning(fold_quickly(title), text.last_form) && seen.insert(title).second) {
      titles.push_back({.type = CompletionType::Title,
                        .text = title,
                        .value = hit->article.id,
                        .count = 1,
                        .q = title_query(title)});
    }
  }
  const auto continues = [&](const Completion& completion) {
    return fold_quickly(completion.text).starts_with(text.trimmed);
  };
  std::stable_partition(titles.begin(), titles.end(), continues);
  titles.resize(std::min<std::size_t>(titles.size(), task.request.size));
  std::ranges::move(titles, std::back_inserter(result.items));
  return ok();
}

}  // namespace dateline::searchd
