// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/server.h"

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <string_view>
#include <thread>
#include <utility>

#include <httplib.h>

#include "indexer/base/log.h"
#include "searchd/http/connection.h"
#include "searchd/http/head_rules.h"
#include "searchd/http/head_stream.h"
#include "searchd/http/routes.h"
#include "searchd/http/worker_pool.h"

namespace dateline::searchd {
namespace {

constexpr std::size_t kRequestsPerConnection = 1000;
constexpr int kBacklog = 512;  // cpp-httplib listens with 5
constexpr std::chrono::milliseconds kMoment{10};

// Where Accept-Encoding waits for us, so that cpp-httplib does not compress by itself.
constexpr const char* kAcceptEncoding = "Dateline-Accept-Encoding";

/// Whether a head begins with a method that is well formed but none of those cpp-httplib parses.
bool has_strange_method(std::string_view head) {
  constexpr std::array<std::string_view, 10> kParsed = {
      "GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH", "PRI"};
  const std::string_view line = head.substr(0, head.find("\r\n"));
  const std::string_view method = line.substr(0, line.find(' '));
  const bool well_formed =
      !method.empty() && line.substr(method.size()).starts_with(" /") &&
      (line.ends_with(" HTTP/1.1") || line.ends_with(" HTTP/1.0")) &&
      std::ranges::all_of(method, [](char c) { return (c >= 'A' && c <= 'Z') || c == '-'; });
  return well_formed && std::ranges::find(kParsed, method) == kParsed.end();
}

bool has_body(const httplib::Request& request) {
  const std::string length = request.get_header_value("Content-Length");
  return request.has_header("Transfer-Encoding") || (!length.empty() && length != "0");
}

/// The one value of a header; empty when it is missing or given twice.
std::string single_header(const httplib::Request& request, const char* name) {
  return request.get_header_value_count(name) == 1 ? request.get_header_value(name) : "";
}

HttpRequest to_request(const httplib::Request& request) {
  return {.method = request.method,
          .target = request.target,
          .host = single_header(request, "Host"),
          .accept_encoding = request.get_header_value(kAcceptEncoding),
          .if_none_match = request.get_header_value("If-None-Match"),
          .remote = request.remote_addr};
}

void put(const HttpResponse& response, httplib::Response& out) {
  out.status = response.status;
  for (const auto& [name, value] : response.headers) {
    out.set_header(name, value);
  }
  out.body = response.body;
}

/// A response as bytes, for connections that cpp-httplib never sees.
std::string to_bytes(const HttpResponse& response) {
  std::string out = "HTTP/1.1 " + std::to_string(response.status) + " Refused\r\n";
  for (const auto& [name, value] : response.headers) {
    out.append(name).append(": ").append(value).append("\r\n");
  }
  out += "Connection: close\r\nContent-Length: " + std::to_string(response.body.size());
  return out + "\r\n\r\n" + response.body;
}

Problem problem_of(HeadState state) {
  if (state == HeadState::TooLarge) {
    return {.code = ProblemCode::RequestTooLarge,
            .detail = "the head of the request is over 16 KB"};
  }
  return {.code = ProblemCode::RequestTimeout,
          .detail = "the request did not arrive whole within 5 seconds"};
}

Problem problem_of_status(int status) {
  if (status == 414) {
    return {.code = ProblemCode::RequestTooLarge, .detail = "the address is over 8 KB"};
  }
  return {.code = ProblemCode::BadRequest, .detail = "this is no HTTP request I can read"};
}

/// A busy port must be an error, so no SO_REUSEPORT, which is cpp-httplib's default.
void set_socket_options(socket_t socket) {
  const int yes = 1;
  (void)setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
}

Error bind_error(const Server::Options& options, int reason) {
  const std::string address = options.host + ":" + std::to_string(options.port);
  if (reason == EADDRINUSE) {
    return {ErrorCode::Busy, address + " is in use",
            "stop the other program or choose another port with --listen"};
  }
  return {ErrorCode::Io, "cannot listen on " + address + ": " + std::strerror(reason),
          "choose an address of this machine with --listen"};
}

}  // namespace

class Server::Impl final : public httplib::Server {
 public:
  Impl(searchd::Server::Options options, searchd::Server::Handlers handlers)
      : options_(std::move(options)), handlers_(std::move(handlers)) {
    set_socket_options_and_limits();
    set_pre_routing_handler([this](const httplib::Request& request, httplib::Response& response) {
      put(handlers_.respond(to_request(request)), response);
      return HandlerResponse::Handled;
    });
    set_error_handler(
        HandlerWithResponse([this](const httplib::Request&, httplib::Response& response) {
          return explain(response);
        }));
    // Never reached: our handlers do not throw. Without it a message would leave in a header.
    set_exception_handler([](const httplib::Request&, httplib::Response& response,
                             const std::exception_ptr&) { response.status = 500; });
  }

  Status open() {
    errno = 0;
    if (options_.port == 0) {
      const int port = bind_to_any_port(options_.host);
      options_.port = static_cast<std::uint16_t>(port > 0 ? port : 0);
    } else if (!bind_to_port(options_.host, options_.port)) {
      return bind_error(options_, errno);
    }
    if (options_.port == 0 || ::listen(svr_sock_, kBacklog) != 0) {
      return bind_error(options_, errno);
    }
    return ok();
  }

  void run() {
    finished_ = false;
    while (!stopping_) {
      listen_after_bind();
      if (!stopping_) {  // accept() failed in a way after which cpp-httplib gives up
        log_event(LogLevel::Warning, "accept_failed");
        std::this_thread::sleep_for(kMoment);
        while (!stopping_ && !open()) {
          std::this_thread::sleep_for(kMoment * 100);
        }
      }
    }
    if (const socket_t unused = svr_sock_.exchange(INVALID_SOCKET); unused != INVALID_SOCKET) {
      ::close(unused);  // stopped before it listened
    }
    finished_ = true;
  }

  void stop_and_wait() {
    stopping_ = true;
    while (!finished_) {
      if (is_running() && svr_sock_ != INVALID_SOCKET) {
        stop();
      }
      std::this_thread::sleep_for(kMoment);
    }
  }

  [[nodiscard]] std::uint16_t port() const { return options_.port; }

 private:
  void set_socket_options_and_limits() {
    set_socket_options(searchd::set_socket_options);
    set_tcp_nodelay(true);
    set_payload_max_length(0);
    set_keep_alive_max_count(kRequestsPerConnection);  // as its header tells clients
    new_task_queue = [this] { return new WorkerPool(options_.threads, room_); };
  }

  /// Gives an error of cpp-httplib's own the body and headers that every answer has.
  HandlerResponse explain(httplib::Response& response) {
    if (response.has_header("X-Request-Id")) {
      return HandlerResponse::Unhandled;  // ours
    }
    put(handlers_.reject(problem_of_status(response.status)), response);
    response.set_header("Connection", "close");
    return HandlerResponse::Handled;
  }

  bool process_and_close_socket(socket_t socket) override {
    Connection connection(socket, {}, [this] { return stopping_ || !room_.is_empty(); });
    if (WorkerPool::must_refuse()) {
      refuse(connection, {.code = ProblemCode::Overloaded, .detail = "too many connections wait"});
      return false;
    }
    for (std::size_t left = kRequestsPerConnection; left > 0; --left) {
      const HeadState state = connection.read_head();
      if (state == HeadState::TooLarge || state == HeadState::TooSlow) {
        refuse(connection, problem_of(state));
        connection.linger();
      }
      if (state != HeadState::Complete || !serve(connection, left == 1)) {
        break;
      }
    }
    return true;
  }

  void refuse(Connection& connection, const Problem& problem) {
    connection.begin_response();
    (void)connection.write(to_bytes(handlers_.reject(problem)));
  }

  /// Answers one request; false when the connection is to be closed.
  bool serve(Connection& connection, bool last) {
    if (has_strange_method(connection.head())) {
      refuse(connection, {.code = ProblemCode::MethodNotAllowed,
                          .expected = std::string(kAllowedMethods),
                          .detail = "the method of the request is not answered here"});
      connection.linger();
      return false;
    }
    if (!is_strict_head(connection.head())) {
      refuse(connection, {.code = ProblemCode::BadRequest,
                          .detail = "a header of the request is malformed or stands twice"});
      connection.linger();
      return false;
    }
    HeadStream stream(connection);
    bool unread_body = true;  // what cannot be parsed may have one
    bool closing = false;
    connection.begin_response();
    const auto prepare = [&unread_body](httplib::Request& request) {
      unread_body = has_body(request);
      request.headers.erase(kAcceptEncoding);
      request.headers.emplace(kAcceptEncoding, request.get_header_value("Accept-Encoding"));
      request.headers.erase("Accept-Encoding");
      request.headers.erase("Expect");
      if (unread_body) {
        request.headers.erase("Connection");
        request.headers.emplace("Connection", "close");
      }
    };
    const bool written = process_request(stream, last || stopping_, closing, prepare);
    if (written && (unread_body || closing)) {
      connection.linger();
    }
    return written && !closing && !unread_body && !last && !stopping_;
  }

  searchd::Server::Options options_;
  searchd::Server::Handlers handlers_;  // httplib::Server has a type of that name
  WaitingRoom room_;
  std::atomic<bool> stopping_{false};
  std::atomic<bool> finished_{true};
};

Server::Server(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Server::~Server() = default;

Result<std::unique_ptr<Server>> Server::bind(const Options& options, Handlers handlers) {
  auto impl = std::make_unique<Impl>(options, std::move(handlers));
  if (Status opened = impl->open(); !opened) {
    return std::move(opened).error();
  }
  return std::unique_ptr<Server>(new Server(std::move(impl)));
}

std::uint16_t Server::port() const {
  return impl_->port();
}

void Server::run() {
  impl_->run();
}

void Server::stop() {
  impl_->stop_and_wait();
}

}  // namespace dateline::searchd
