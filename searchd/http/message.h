// SPDX-License-Identifier: GPL-3.0-or-later
// One request and one response as the rest of searchd/http sees them, without any library.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "indexer/base/result.h"

namespace dateline::searchd {

struct HttpRequest {
  std::string method;
  std::string target;  // path and query as sent, still encoded
  std::string host;    // the Host header; empty when there is none
  std::string accept_encoding;
  std::string if_none_match;
  std::string content_type;
  std::string body;    // of a POST; nobody reads the body of another request
  std::string remote;  // address of the client
};

using HttpHeaders = std::vector<std::pair<std::string, std::string>>;

/// Makes a body piece by piece, each when the one before is written: the next piece, or an empty
/// one at the end. After an error, or when the server stops, the response is cut off, so that no
/// client takes a part for the whole. Called on one thread; must not throw.
using BodySource = std::function<Result<std::string>()>;

struct HttpResponse {
  int status = 200;
  HttpHeaders headers;  // Content-Type among them when there is a body
  std::string body;     // also for HEAD, where the server sends its length alone
  BodySource pieces;    // instead of a body; never asked for HEAD
};

}  // namespace dateline::searchd
