// SPDX-License-Identifier: GPL-3.0-or-later
// What an endpoint is asked and what it answers, before headers that all answers share.
#pragma once

#include <functional>
#include <string>

#include "searchd/http/problem.h"
#include "searchd/http/routes.h"
#include "searchd/http/url.h"

namespace dateline::searchd {

/// One request to a route. Its path and query are decoded.
struct Call {
  Endpoint endpoint = Endpoint::Health;
  std::string id;  // the {id} of the path
  Parameters parameters;
  std::string if_none_match;
  std::string request_id;
};

/// Which policy a browser is given for an answer.
enum class Surface : std::uint8_t { Api, Page };

struct Answer {
  int status = 200;
  std::string media_type = "application/json";
  std::string body;
  std::string etag;  // empty: none, and the answer must not be stored
  Surface surface = Surface::Api;
};

/// Answers the routes. Called by many threads at the same time.
using Endpoints = std::function<Checked<Answer>(const Call&)>;

}  // namespace dateline::searchd
