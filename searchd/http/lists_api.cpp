// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/lists_api.h"

#include <string>
#include <variant>

#include "searchd/http/api_steps.h"
#include "searchd/http/lists_json.h"
#include "searchd/http/names.h"

namespace dateline::searchd {
namespace {

Checked<Answer> answer_facet(Archive& archive, const Call& call, std::int64_t now) {
  const auto field = value_named(kFacetNames, call.id);
  if (!field) {
    return Problem{.code = ProblemCode::NotFound,
                   .detail = "there is no facet \"" + cut_utf8(call.id, 40) +
                             "\"; there are ticker, topic, source, author, place, agency, lang"};
  }
  const std::string path = "/v1/facets/" + call.id;
  const std::string generation = archive.generation();
  return answer_call(
      call, {.path = path, .generation = generation, .now = now},
      [&](const SearchCall& wanted) {
        return archive.values(*field, wanted.request.selection, wanted.request.facet_mode,
                              wanted.list);
      },
      [&](const SearchCall& wanted, const ValueList& list) {
        return facet_list_json(path, call.id, wanted, list);
      });
}

using ListJson = std::string (*)(std::string_view path, const SearchCall& call,
                                 const ValueList& list);

/// A list of one field over the whole archive.
struct DatedList {
  std::string_view path;
  schema::FieldId field;
  ListJson to_json;
};

Checked<Answer> answer_dated(Archive& archive, const Call& call, std::int64_t now,
                             const DatedList& list) {
  const std::string generation = archive.generation();
  return answer_call(
      call, {.path = list.path, .generation = generation, .now = now},
      [&](const SearchCall& wanted) {
        return archive.list(list.field, wanted.request.selection.as_of, wanted.list);
      },
      [&](const SearchCall& wanted, const ValueList& found) {
        return list.to_json(list.path, wanted, found);
      });
}

Checked<Answer> answer_ticker(Archive& archive, const Call& call, std::int64_t now) {
  const std::string generation = archive.generation();
  const std::string path = "/v1/tickers/" + call.id;
  return answer_call(
      call, {.path = path, .generation = generation, .now = now},
      [&](const SearchCall& wanted) {
        return archive.ticker(call.id, wanted.on, wanted.request.selection.as_of);
      },
      ticker_json);
}

Checked<Answer> answer_suggest(Archive& archive, const Call& call, std::int64_t now) {
  const std::string generation = archive.generation();
  bool is_provisional = false;
  auto answer = answer_call(
      call, {.path = "/v1/suggest", .generation = generation, .now = now},
      [&](const SearchCall& wanted) {
        CompletionRequest request = wanted.completion;
        request.q = wanted.request.selection.q;
        request.as_of = wanted.request.selection.as_of;
        auto completions = archive.complete(request);
        is_provisional = completions && completions->provisional;
        return completions;
      },
      completions_json);
  if (auto* given = std::get_if<Answer>(&answer); given != nullptr && is_provisional) {
    given->etag.clear();  // asked again, the same generation may answer more
  }
  return answer;
}

}  // namespace

Checked<Answer> answer_list(Archive& archive, const Call& call, std::int64_t now) {
  using schema::FieldId;
  switch (call.endpoint) {
    case Endpoint::Facet:
      return answer_facet(archive, call, now);
    case Endpoint::Sources:
      return answer_dated(archive, call, now, {"/v1/sources", FieldId::Source, sources_json});
    case Endpoint::Topics:
      return answer_dated(archive, call, now, {"/v1/topics", FieldId::Topic, topics_json});
    case Endpoint::Tickers:
      return answer_dated(archive, call, now, {"/v1/tickers", FieldId::Ticker, tickers_json});
    case Endpoint::Suggest:
      return answer_suggest(archive, call, now);
    default:
      return answer_ticker(archive, call, now);
  }
}

}  // namespace dateline::searchd
