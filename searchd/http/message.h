// SPDX-License-Identifier: GPL-3.0-or-later
// One request and one response as the rest of searchd/http sees them: plain data, no library.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace dateline::searchd {

struct HttpRequest {
  std::string method;
  std::string target;  // path and query as sent, still encoded
  std::string host;    // the Host header; empty when there is none
  std::string accept_encoding;
  std::string if_none_match;
  std::string remote;  // address of the client
};

using HttpHeaders = std::vector<std::pair<std::string, std::string>>;

struct HttpResponse {
  int status = 200;
  HttpHeaders headers;  // Content-Type among them when there is a body
  std::string body;     // also for HEAD, where the server sends its length alone
};

}  // namespace dateline::searchd
