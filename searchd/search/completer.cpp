// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/completer.h"

#include <algorithm>
#include <utility>

#include "searchd/search/title_completer.h"
#include "searchd/search/typed_text.h"
#include "searchd/search/value_completer.h"
#include "searchd/search/view_counter.h"
#include "searchd/search/word_completer.h"

namespace dateline::searchd {
namespace {

using schema::FieldId;

bool wants(const CompletionTask& task, CompletionType type) {
  const auto& types = task.request.types;
  return (types.empty() || std::ranges::find(types, type) != types.end()) &&
         (!task.text.type || *task.text.type == type);
}

Status complete_as(CompletionType type, const CompletionTask& task, Completions& result) {
  switch (type) {
    case CompletionType::Query:
      complete_word(task, result);
      break;
    case CompletionType::Ticker:
      complete_values(task, type, FieldId::Ticker, result);
      break;
    case CompletionType::Topic:
      complete_values(task, type, FieldId::Topic, result);
      break;
    case CompletionType::Source:
      complete_values(task, type, FieldId::Source, result);
      break;
    case CompletionType::Title:
      return complete_title(task, result);
  }
  return ok();
}

}  // namespace

Result<Completions> complete(const AnswerSource& source, const CompletionRequest& request) {
  Completions result{.generation = source.snapshot.generation().name};
  const TypedText text = read_typed_text(request.q);
  if (text.trimmed.empty()) {
    return result;
  }
  const ViewCounter counter(source, source.snapshot.view(Versions::Latest, request.as_of));
  const CompletionTask task{.source = source, .request = request, .text = text, .counter = counter};
  for (const CompletionType type :
       {CompletionType::Query, CompletionType::Ticker, CompletionType::Topic,
        CompletionType::Source, CompletionType::Title}) {
    if (!wants(task, type)) {
      continue;
    }
    if (Status completed = complete_as(type, task, result); !completed) {
      return std::move(completed).error();
    }
  }
  return result;
}

}  // namespace dateline::searchd
