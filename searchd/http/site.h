// SPDX-License-Identifier: GPL-3.0-or-later
// From a request to its response: Host check, routing, methods, the files of the page, endpoints.
// Knows no socket.
#pragma once

#include <string>
#include <vector>

#include "searchd/http/answer.h"
#include "searchd/http/hosts.h"
#include "searchd/http/message.h"

namespace dateline::searchd {

/// Thread-safe as long as the endpoints are.
class Site {
 public:
  struct Options {
    std::vector<std::string> allowed_hosts;
    std::string cors_origin;  // empty: off
    std::string public_url;   // empty: http and the Host header of a request
  };

  Site(const Options& options, Endpoints endpoints);

  /// Answers any request and logs it. What an endpoint throws is logged and answered with 500;
  /// nothing of it leaves the program.
  [[nodiscard]] HttpResponse respond(const HttpRequest& request) const noexcept;

  /// The response to what could not be read as a request.
  [[nodiscard]] HttpResponse reject(const Problem& problem) const noexcept;

 private:
  [[nodiscard]] Checked<Answer> answer(const HttpRequest& request,
                                       const std::string& request_id) const;

  HostList hosts_;
  std::string cors_origin_;
  std::string public_url_;
  Endpoints endpoints_;
};

}  // namespace dateline::searchd
