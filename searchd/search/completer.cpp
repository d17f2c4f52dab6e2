// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/completer.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/schema/terms.h"
#include "searchd/search/column_counts.h"
#include "searchd/search/hits.h"
#include "searchd/search/label_filter.h"
#include "searchd/search/ordering.h"
#include "searchd/search/typed_text.h"
#include "searchd/search/view_counter.h"
#include "searchd/search/word_list.h"

namespace dateline::searchd {
namespace {

using schema::FieldId;

/// For each completion that is asked for, so many candidates are looked at.
constexpr std::size_t kLooks = 4;
/// Forms of an unfinished word that titles are searched for.
constexpr std::size_t kTitleForms = 8;
/// Letters of a first word before titles are searched.
constexpr std::size_t kTitleLetters = 3;

/// Texts with their numbers of articles.
using Ranked = std::vector<std::pair<std::string, std::uint64_t>>;

/// Keeps the @p count largest, largest first, ties in the order of bytes.
void keep_largest(Ranked& entries, std::size_t count) {
  const auto is_larger = [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  };
  const std::size_t kept = std::min(count, entries.size());
  std::ranges::partial_sort(entries, entries.begin() + static_cast<std::ptrdiff_t>(kept),
                            is_larger);
  entries.resize(kept);
}

std::string without_quotes(std::string text) {
  std::erase(text, '"');
  return text;
}

/// A value in quotes where it needs them.
std::string in_quotes(const std::string& value) {
  const bool plain = value.find_first_of(" ():\"") == std::string::npos;
  return plain ? value : '"' + without_quotes(value) + '"';
}

/// What is typed to ask for a value.
std::string asked_by(FieldId field, const std::string& value) {
  return field == FieldId::Ticker ? "$" + value
                                  : std::string(schema::field(field).name) + ":" + in_quotes(value);
}

/// True when @p folded, or a word of it, begins with @p typed.
bool begins(std::string_view folded, std::string_view typed) {
  constexpr std::string_view kBetweenWords = " /-.\"'(";
  for (std::size_t at = folded.find(typed); at != std::string_view::npos;
       at = folded.find(typed, at + 1)) {
    if (at == 0 || kBetweenWords.find(folded[at - 1]) != std::string_view::npos) {
      return true;
    }
  }
  return false;
}

class Completer {
 public:
  Completer(const AnswerSource& source, const CompletionRequest& request)
      : source_(source),
        request_(request),
        text_(read_typed_text(request.q)),
        analyzer_(source.snapshot.profile()),
        counter_(source, source.snapshot.view(Versions::Latest, request.as_of)) {}

  Result<Completions> complete() {
    result_.generation = source_.snapshot.generation().name;
    if (text_.trimmed.empty()) {
      return std::move(result_);
    }
    if (wants(CompletionType::Query)) {
      complete_word();
    }
    if (wants(CompletionType::Ticker)) {
      complete_values(CompletionType::Ticker, FieldId::Ticker);
    }
    if (wants(CompletionType::Topic)) {
      complete_values(CompletionType::Topic, FieldId::Topic);
    }
    if (wants(CompletionType::Source)) {
      complete_values(CompletionType::Source, FieldId::Source);
    }
    if (wants(CompletionType::Title)) {
      if (Status titles = complete_title(); !titles) {
        return std::move(titles).error();
      }
    }
    return std::move(result_);
  }

 private:
  [[nodiscard]] bool wants(CompletionType type) const {
    const auto& types = request_.types;
    return (types.empty() || std::ranges::find(types, type) != types.end()) &&
           (!text_.type || *text_.type == type);
  }

  /// The most frequent words of the archive that begin as the last one does.
  [[nodiscard]] Ranked frequent_forms(std::size_t count) const {
    std::map<std::string, std::uint64_t> frequencies;
    for (std::size_t s = 0; s < source_.snapshot.segment_count(); ++s) {
      Ranked of_segment;
      const WordList& list =
          source_.snapshot.segment(s).words->get(source_.handles.databases[s], source_.deadline);
      for (const ListedWord& word : list.beginning_with(text_.last_form)) {
        of_segment.emplace_back(word.form, word.frequency);
      }
      keep_largest(of_segment, count);
      for (const auto& [form, frequency] : of_segment) {
        frequencies[form] += frequency;
      }
    }
    Ranked forms(frequencies.begin(), frequencies.end());
    keep_largest(forms, count);
    return forms;
  }

  void complete_word() {
    if (text_.last_form.empty()) {
      return;
    }
    Ranked forms = frequent_forms(request_.size * kLooks);
    for (auto& [form, count] : forms) {
      count = counter_.count(schema::form_term(form));
    }
    std::erase_if(forms, [](const auto& form) { return form.second == 0; });
    keep_largest(forms, request_.size);
    for (const auto& [form, count] : forms) {
      result_.items.push_back({.type = CompletionType::Query,
                               .text = text_.head + form,
                               .value = form,
                               .count = count,
                               .q = text_.head + form});
    }
  }

  [[nodiscard]] bool is_company(const std::string& symbol, const LabelFilter& filter) const {
    return source_.companies.has_name(symbol, filter, request_.as_of);
  }

  /// Values of a field that all that was typed means, else the last word alone.
  void complete_values(CompletionType type, FieldId field) {
    Ranked values = meant_values(field, text_.trimmed);
    std::string head = text_.type ? text_.head : "";
    if (const std::string last = fold_quickly(text_.last); values.empty() && !last.empty()) {
      values = meant_values(field, last);
      head = text_.head;
    }
    for (auto& [value, count] : values) {
      std::string text = shown(field, value);
      std::string q = head + asked_by(field, value);
      result_.items.push_back({.type = type,
                               .text = std::move(text),
                               .value = std::move(value),
                               .count = count,
                               .q = std::move(q)});
    }
  }

  /// How many articles of the view have each value. What came later crowds nothing out.
  [[nodiscard]] ColumnCounts counts_of(FieldId field) const {
    const ColumnId column = column_of(field);
    if (!request_.as_of) {
      return source_.snapshot.counts(Versions::Latest, column, source_.deadline);
    }
    ColumnCounts counts = no_counts(source_.snapshot.dictionary(field).size());
    const Rows& rows = counter_.view();
    for (std::size_t s = 0; s < rows.size(); ++s) {
      count_rows<1>(source_.snapshot.columns(s).list(column), rows[s], counts, source_.deadline);
    }
    return counts;
  }

  [[nodiscard]] Ranked meant_values(FieldId field, std::string_view typed) const {
    const Dictionary& dictionary = source_.snapshot.dictionary(field);
    const std::vector<std::uint32_t> counts = counts_of(field).by_value;
    const LabelFilter filter(typed, "");
    Ranked values;
    for (std::uint32_t value = 0; value < dictionary.size(); ++value) {
      source_.deadline.check();
      const std::string& label = dictionary.label(value);
      if (counts[value] > 0 && (begins(fold_quickly(label), typed) ||
                                (field == FieldId::Ticker && is_company(label, filter)))) {
        values.emplace_back(label, counts[value]);
      }
    }
    const auto is_typed = [&](const auto& value) { return fold_quickly(value.first) == typed; };
    keep_largest(values, values.size());
    std::stable_partition(values.begin(), values.end(), is_typed);
    values.resize(std::min<std::size_t>(values.size(), request_.size));
    return values;
  }

  [[nodiscard]] std::string shown(FieldId field, const std::string& value) const {
    const Listing* const company =
        field == FieldId::Ticker ? source_.companies.filed_under(value, request_.as_of) : nullptr;
    return company == nullptr ? value : value + " " + company->name;
  }

  [[nodiscard]] std::string title_term(const schema::Token& token) {
    return std::string(schema::field(FieldId::Title).prefix) + analyzer_.term(token);
  }

  /// Rows whose title holds the whole words and one that begins as the last one does.
  [[nodiscard]] Rows rows_with_title() {
    Rows rows = counter_.view();
    const auto keep = [&rows](const Rows& others) {
      for (std::size_t s = 0; s < rows.size(); ++s) {
        rows[s] &= others[s];
      }
    };
    for (const schema::Token& token : text_.whole) {
      keep(counter_.rows_of(title_term(token)));
    }
    if (text_.last_form.empty()) {
      return rows;
    }
    std::set<std::string> terms = {
        title_term({.form = text_.last_form, .stemmable = schema::is_stemmed(text_.last_form)})};
    for (const auto& [form, frequency] : frequent_forms(kTitleForms)) {
      terms.insert(title_term({.form = form, .stemmable = true}));
    }
    Rows any(rows.size());
    for (const std::string& term : terms) {
      const Rows with = counter_.rows_of(term);
      for (std::size_t s = 0; s < any.size(); ++s) {
        any[s] |= with[s];
      }
    }
    keep(any);
    return rows;
  }

  /// Newest first, those that begin with all that was typed before the others.
  Status complete_title() {
    if (text_.whole.empty() && text_.last_form.size() < kTitleLetters) {
      return ok();
    }
    std::vector<Completion> titles;
    std::set<std::string> seen;
    const Rows rows = rows_with_title();
    for (const DocRef doc : newest(source_.snapshot, rows, {.count = request_.size * kLooks})) {
      source_.deadline.check_now();
      const auto hit = load_hit(source_.snapshot, source_.handles, doc, request_.as_of);
      if (!hit) {
        return hit.error();
      }
      const std::string& title = hit->article.title;
      if (begins(fold_quickly(title), text_.last_form) && seen.insert(title).second) {
        titles.push_back({.type = CompletionType::Title,
                          .text = title,
                          .value = hit->article.id,
                          .count = 1,
                          .q = "title:\"" + without_quotes(title) + "\""});
      }
    }
    const auto continues = [&](const Completion& completion) {
      return fold_quickly(completion.text).starts_with(text_.trimmed);
    };
    std::stable_partition(titles.begin(), titles.end(), continues);
    titles.resize(std::min<std::size_t>(titles.size(), request_.size));
    std::ranges::move(titles, std::back_inserter(result_.items));
    return ok();
  }

  const AnswerSource& source_;
  const CompletionRequest& request_;
  TypedText text_;
  schema::Analyzer analyzer_;
  ViewCounter counter_;
  Completions result_;
};

}  // namespace

Result<Completions> complete(const AnswerSource& source, const CompletionRequest& request) {
  return Completer(source, request).complete();
}

}  // namespace dateline::searchd
