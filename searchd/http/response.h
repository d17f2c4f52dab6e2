// SPDX-License-Identifier: GPL-3.0-or-later
// Makes a response of an answer: validators, compression and the headers that every response has.
#pragma once

#include <chrono>
#include <string>

#include "searchd/http/answer.h"
#include "searchd/http/message.h"
#include "searchd/http/request_id.h"

namespace dateline::searchd {

/// One request on its way to its response.
struct Exchange {
  HttpRequest request;
  std::string id = new_request_id();
  std::chrono::steady_clock::time_point start = std::chrono::steady_clock::now();
};

/// The response to an answer or a problem. @p cors_origin may be empty: off. A 200 whose entity tag
/// the client already has becomes a 304.
[[nodiscard]] HttpResponse make_response(const Exchange& exchange, Checked<Answer> outcome,
                                         const std::string& cors_origin);

}  // namespace dateline::searchd
