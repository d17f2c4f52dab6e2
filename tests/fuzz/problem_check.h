// SPDX-License-Identifier: GPL-3.0-or-later
// What every problem with a request must be.
#pragma once

#include "searchd/http/problem.h"
#include "searchd/http/url.h"
#include "tests/fuzz/require.h"

namespace dateline::fuzz {

inline void check(const searchd::Problem& problem) {
  using searchd::is_utf8;
  require(!problem.detail.empty(), "a problem without a detail");
  require(searchd::kind_of(problem.code).status == 400, "a status other than 400");
  require(is_utf8(problem.detail) && is_utf8(problem.parameter), "bytes that are not UTF-8");
  require(!searchd::to_json(problem, "id").empty(), "a problem that cannot be sent");
}

}  // namespace dateline::fuzz
