// SPDX-License-Identifier: GPL-3.0-or-later
// Sockets and HTTP/1.1 syntax, by cpp-httplib, behind an interface that names none of it.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "indexer/base/result.h"
#include "searchd/http/connection.h"
#include "searchd/http/message.h"
#include "searchd/http/problem.h"

namespace dateline::searchd {

/// Serves one connection a thread, until stop(). Bodies of POST are read, up to 64 KB of known
/// length; the connection of any other request that has one is closed after the response.
class Server {
 public:
  struct Options {
    std::string host = "127.0.0.1";
    std::uint16_t port = 0;  // 0: any free one
    std::uint32_t threads = 64;
    ConnectionLimits limits = {};  // of each connection
  };

  /// Both are called by many threads at the same time and must not throw.
  struct Handlers {
    std::function<HttpResponse(const HttpRequest&)> respond;
    std::function<HttpResponse(const Problem&)> reject;  // for what is no request
  };

  /// Opens the port and starts the threads. Busy when another program has the port, Io when the
  /// address is not ours or the system gives no so many threads.
  [[nodiscard]] static Result<std::unique_ptr<Server>> bind(const Options& options,
                                                            Handlers handlers);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  Server(Server&&) = delete;
  Server& operator=(Server&&) = delete;

  /// The port that is open.
  [[nodiscard]] std::uint16_t port() const;

  /// Serves until stop() is called and the requests begun are answered; a body made piece by piece
  /// is broken off.
  void run();

  /// Ends run(), from any thread, also before it began. Returns when run() has ended.
  void stop();

 private:
  class Impl;
  explicit Server(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline::searchd
