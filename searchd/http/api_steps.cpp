// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/api_steps.h"

#include <algorithm>

#include "indexer/base/log.h"

namespace dateline::searchd {

Problem report(const Error& error, const Call& call) {
  Problem problem = to_problem(error);
  if (problem.code == ProblemCode::Internal) {
    log_event(LogLevel::Error, "failure",
              {{"id", call.request_id},
               {"code", std::string_view(to_string(error.code))},
               {"message", error.message}});
  }
  const auto given = std::ranges::find(call.parameters, problem.parameter, &Parameter::name);
  if (given != call.parameters.end() && problem.received.empty()) {
    problem.received = given->value;
  }
  return problem;
}

std::optional<Answer> unchanged(const Call& call, std::string_view generation,
                                std::string_view key) {
  std::string tag = weak_tag(generation, key);
  return names_tag(call.if_none_match, tag) ? std::optional(Answer{.etag = std::move(tag)})
                                            : std::nullopt;
}

}  // namespace dateline::searchd
