// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/terms_api.h"

#include <string>

#include "searchd/http/api_steps.h"
#include "searchd/http/terms_json.h"

namespace dateline::searchd {

Checked<Answer> answer_terms(Archive& archive, const Call& call, std::int64_t now) {
  const std::string generation = archive.generation();
  return answer_call(
      call, {.path = "/v1/terms", .generation = generation, .now = now},
      [&](const SearchCall& wanted) {
        return archive.terms(wanted.request.selection, wanted.request.size);
      },
      [](const SearchCall& wanted, const SignificantTerms& found) {
        return terms_json(wanted, found);
      });
}

Checked<Answer> answer_related(Archive& archive, const Call& call, std::int64_t now) {
  const std::string generation = archive.generation();
  const std::string path = "/v1/articles/" + call.id + "/related";
  return answer_call(
      call, {.path = path, .generation = generation, .now = now},
      [&](const SearchCall& wanted) {
        return archive.related(call.id, wanted.request.selection.as_of, wanted.request.size);
      },
      related_json);
}

}  // namespace dateline::searchd
