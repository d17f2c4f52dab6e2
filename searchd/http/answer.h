// SPDX-License-Identifier: GPL-3.0-or-later
// What an endpoint is asked and what it answers, before headers that all answers share.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "searchd/http/message.h"
#include "searchd/http/problem.h"
#include "searchd/http/routes.h"
#include "searchd/http/url.h"

namespace dateline::searchd {

/// One request to a route. Its path and query are decoded.
struct Call {
  Endpoint endpoint = Endpoint::Health;
  std::string id;                   // the {id} of the path
  Parameters parameters;            // of the address
  std::optional<std::string> body;  // of a POST, as JSON claims to be
  std::string if_none_match;
  std::string origin;  // of absolute addresses in an answer: `https://news.example`
  std::string request_id;
};

/// Which policy a browser is given for an answer.
enum class Surface : std::uint8_t { Api, Page };

struct Answer {
  int status = 200;
  std::string media_type = "application/json";
  std::string body;
  BodySource pieces;  // instead of body
  std::string etag;   // empty: none, and the answer must not be stored
  Surface surface = Surface::Api;
  HttpHeaders headers;                   // beside those that every answer has
  std::optional<double> search_ms = {};  // what searching took, for Server-Timing
};

/// Answers the routes. Called by many threads at the same time.
using Endpoints = std::function<Checked<Answer>(const Call&)>;

}  // namespace dateline::searchd
