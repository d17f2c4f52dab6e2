// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/server.h"

#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <string>
#include <thread>
#include <utility>

#include <httplib.h>

#include "indexer/base/log.h"
#include "searchd/http/connection.h"
#include "searchd/http/head_rules.h"
#include "searchd/http/head_stream.h"
#include "searchd/http/library_message.h"
#include "searchd/http/refusals.h"
#include "searchd/http/worker_pool.h"

namespace dateline::searchd {
namespace {

constexpr std::size_t kRequestsPerConnection = 1000;
constexpr int kBacklog = 512;  // cpp-httplib listens with 5
constexpr std::chrono::milliseconds kMoment{10};

/// A busy port must be an error, so no SO_REUSEPORT, which is cpp-httplib's default.
void set_socket_options(socket_t socket) {
  const int yes = 1;
  (void)setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
}

/// What cpp-httplib takes for threads of its own: ours, which go on when it gives up listening.
class BorrowedPool final : public httplib::TaskQueue {
 public:
  explicit BorrowedPool(WorkerPool& pool) : pool_(pool) {}

  void enqueue(std::function<void()> task) override { pool_.enqueue(std::move(task)); }
  void shutdown() override {}

 private:
  WorkerPool& pool_;
};

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
      put(handlers_.respond(to_request(request)), request, response);
      return HandlerResponse::Handled;
    });
    set_error_handler(
        HandlerWithResponse([this](const httplib::Request& request, httplib::Response& response) {
          return explain(request, response);
        }));
    // Never reached: our handlers do not throw. Without it a message would leave in a header.
    set_exception_handler([](const httplib::Request&, httplib::Response& response,
                             const std::exception_ptr&) { response.status = 500; });
  }

  Status start_threads() {
    auto pool = WorkerPool::start(options_.threads);
    if (!pool) {
      return std::move(pool).error();
    }
    pool_ = *std::move(pool);
    return ok();
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
    pool_->shutdown();
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
    new_task_queue = [this] { return new BorrowedPool(*pool_); };
  }

  /// Gives an error of cpp-httplib's own the body and headers that every answer has.
  HandlerResponse explain(const httplib::Request& request, httplib::Response& response) {
    if (response.has_header("X-Request-Id")) {
      return HandlerResponse::Unhandled;  // ours
    }
    put(handlers_.reject(problem_of_status(response.status)), request, response);
    response.set_header("Connection", "close");
    return HandlerResponse::Handled;
  }

  bool process_and_close_socket(socket_t socket) override {
    Connection connection(socket, options_.limits,
                          [this] { return stopping_ || pool_->has_waiting(); });
    if (WorkerPool::must_refuse()) {
      refuse(connection, {.code = ProblemCode::Overloaded, .detail = "too many connections wait"});
      return false;
    }
    for (std::size_t left = kRequestsPerConnection; left > 0; --left) {
      const Arrival head = connection.read_head();
      if (head == Arrival::TooLarge || head == Arrival::TooSlow) {
        refuse(connection, problem_of(head));
        connection.linger();
      }
      if (head != Arrival::Complete || !serve(connection, left == 1)) {
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
    const auto facts = read_strict_head(connection.head());
    if (const auto problem = find_fault(connection.head(), facts)) {
      refuse(connection, *problem);
      connection.linger();
      return false;
    }
    const bool takes_body = has_method(connection.head(), "POST");
    if (takes_body && !receive_body(connection, *facts)) {
      return false;
    }
    return respond(connection, !takes_body && facts->length > 0, last);
  }

  /// Reads the body of a request; false when it did not come, which has been answered then.
  bool receive_body(Connection& connection, const BodyFacts& facts) {
    connection.begin_response();
    if (facts.is_awaited && facts.length > 0 &&
        !connection.write("HTTP/1.1 100 Continue\r\n\r\n")) {
      return false;
    }
    const Arrival body = connection.read_body(facts.length);
    if (body != Arrival::Complete) {
      refuse(connection, problem_of(body));
      connection.linger();
    }
    return body == Arrival::Complete;
  }

  /// Lets cpp-httplib parse and answer; false when the connection is to be closed.
  bool respond(Connection& connection, bool unread_body, bool last) {
    HeadStream stream(connection);
    bool parsed = false;  // what cannot be parsed may have a body
    bool closing = false;
    connection.begin_response();
    const auto prepare = [&](httplib::Request& request) {
      parsed = true;
      request.body = connection.body();
      hide_from_library(request);
      if (unread_body) {
        request.headers.erase("Connection");
        request.headers.emplace("Connection", "close");
      }
    };
    const bool written = process_request(stream, last || stopping_, closing, prepare);
    if (!written || has_unfinished_body()) {
      return false;
    }
    if (stream.ends_with_connection()) {
      connection.set_ending(Ending::Close);
    }
    const bool surprising = unread_body || !parsed || closing;
    if (surprising) {
      connection.linger();
    }
    return !surprising && !last && !stopping_ && !stream.ends_with_connection();
  }

  searchd::Server::Options options_;
  searchd::Server::Handlers handlers_;  // httplib::Server has a type of that name
  std::unique_ptr<WorkerPool> pool_;
  std::atomic<bool> stopping_{false};
  std::atomic<bool> finished_{true};
};

Server::Server(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Server::~Server() = default;

Result<std::unique_ptr<Server>> Server::bind(const Options& options, Handlers handlers) {
  auto impl = std::make_unique<Impl>(options, std::move(handlers));
  if (Status started = impl->start_threads(); !started) {
    return std::move(started).error();
  }
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
