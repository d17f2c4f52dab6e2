// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/timeline_api.h"

#include <string>

#include "searchd/http/api_steps.h"
#include "searchd/http/timeline_json.h"

namespace dateline::searchd {

Checked<Answer> answer_timeline(Archive& archive, const Call& call, std::int64_t now) {
  const std::string generation = archive.generation();
  return answer_call(
      call, {.path = "/v1/timeline", .generation = generation, .now = now},
      [&](const SearchCall& wanted) {
        return archive.timeline(wanted.request.selection, wanted.timeline);
      },
      timeline_json);
}

}  // namespace dateline::searchd
