// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/connection.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

#include "searchd/http/url.h"

namespace dateline::searchd {
namespace {

using std::chrono::milliseconds;

constexpr std::string_view kEndOfHead = "\r\n\r\n";
constexpr std::string_view kEmptyLine = "\r\n";
constexpr milliseconds kGlance{100};  // how often a waiting connection looks around

/// Waits until @p events or the time has come; true when the socket is ready.
bool wait_for(int socket, short events, milliseconds time) {
  pollfd descriptor{.fd = socket, .events = events, .revents = 0};
  const int ready = poll(&descriptor, 1, static_cast<int>(std::max(time, milliseconds{0}).count()));
  return ready > 0;
}

milliseconds time_until(std::chrono::steady_clock::time_point deadline) {
  return std::chrono::duration_cast<milliseconds>(deadline - std::chrono::steady_clock::now());
}

std::string address_of(int socket) {
  sockaddr_storage address{};
  socklen_t length = sizeof address;
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (getpeername(socket, reinterpret_cast<sockaddr*>(&address), &length) != 0) {
    return {};
  }
  const void* bytes =
      address.ss_family == AF_INET6
          ? static_cast<const void*>(&reinterpret_cast<const sockaddr_in6*>(&address)->sin6_addr)
          : &reinterpret_cast<const sockaddr_in*>(&address)->sin_addr;
  return inet_ntop(address.ss_family, bytes, text.data(), text.size()) == nullptr ? ""
                                                                                  : text.data();
}

bool is_range_header(std::string_view line) {
  constexpr std::string_view kName = "range:";
  return lower_ascii(line.substr(0, kName.size())) == kName;
}

/// The request line with every `?` after the first escaped.
std::string tame_request_line(std::string_view line) {
  std::string out;
  bool seen = false;
  for (const char c : line) {
    out += c == '?' && seen ? "%3F" : std::string(1, c);
    seen = seen || c == '?';
  }
  return out;
}

}  // namespace

Connection::Connection(int socket, const ConnectionLimits& limits, std::function<bool()> give_way)
    : socket_(socket),
      limits_(limits),
      give_way_(std::move(give_way)),
      remote_(address_of(socket)) {
  const int yes = 1;
  // Without it a kept connection answers 27 ms later. Where it fails, it is only slower.
  (void)setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
}

Connection::~Connection() {
  close(socket_);
}

bool Connection::wait_for_first_byte() {
  const auto deadline = Clock::now() + limits_.idle;
  while (Clock::now() < deadline) {
    if (wait_for(socket_, POLLIN, std::min(kGlance, time_until(deadline)))) {
      return true;
    }
    if (give_way_()) {
      return false;
    }
  }
  return false;
}

bool Connection::receive() {
  std::array<char, 4096> buffer;
  const ssize_t count = recv(socket_, buffer.data(), buffer.size(), MSG_DONTWAIT);
  if (count > 0) {
    received_.append(buffer.data(), static_cast<std::size_t>(count));
    return true;
  }
  return count < 0 && (errno == EAGAIN || errno == EINTR);
}

/// Waits for more bytes of a request that has begun.
Arrival Connection::await_more() {
  const auto deadline = request_begin_ + limits_.request;
  const bool arrived = wait_for(socket_, POLLIN, std::min(kGlance, time_until(deadline)));
  const auto now = Clock::now();
  if (now >= deadline || (now - request_begin_ > limits_.crowded_request && give_way_())) {
    return Arrival::TooSlow;
  }
  return arrived && !receive() ? Arrival::Closed : Arrival::Complete;
}

Arrival Connection::read_head() {
  body_.clear();
  if (received_.empty() && !wait_for_first_byte()) {
    return Arrival::Closed;
  }
  request_begin_ = Clock::now();
  while (true) {
    while (received_.starts_with(kEmptyLine)) {
      received_.erase(0, kEmptyLine.size());
    }
    const std::size_t end = received_.find(kEndOfHead);
    if (end != std::string::npos && end <= limits_.head_bytes) {
      head_ = tame_head(std::string_view(received_).substr(0, end + kEndOfHead.size()));
      received_.erase(0, end + kEndOfHead.size());
      return Arrival::Complete;
    }
    if (received_.size() > limits_.head_bytes) {
      return Arrival::TooLarge;
    }
    if (const Arrival more = await_more(); more != Arrival::Complete) {
      return more;
    }
  }
}

Arrival Connection::read_body(std::size_t length) {
  while (received_.size() < length) {
    if (const Arrival more = await_more(); more != Arrival::Complete) {
      return more;
    }
  }
  body_ = received_.substr(0, length);
  received_.erase(0, length);
  return Arrival::Complete;
}

void Connection::begin_response() {
  write_deadline_ = Clock::now() + limits_.write;
}

bool Connection::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (count > 0) {
      bytes.remove_prefix(static_cast<std::size_t>(count));
      continue;
    }
    if (count < 0 && errno != EAGAIN && errno != EINTR) {
      return false;
    }
    if (Clock::now() >= write_deadline_) {
      return false;
    }
    // Not to the deadline: a kernel calls a socket writable only once much of its buffer is free,
    // which a slow client may not reach by then, although it takes bytes all the time.
    (void)wait_for(socket_, POLLOUT, std::min(kGlance, time_until(write_deadline_)));
  }
  return true;
}

void Connection::set_ending(Ending ending) {
  const ::linger how{.l_onoff = ending == Ending::Reset ? 1 : 0, .l_linger = 0};
  (void)setsockopt(socket_, SOL_SOCKET, SO_LINGER, &how, sizeof how);
}

void Connection::linger() {
  constexpr milliseconds kPatience{500};
  constexpr std::size_t kMaxBytes = std::size_t{64} * 1024;
  if (shutdown(socket_, SHUT_WR) != 0) {
    return;
  }
  received_.clear();
  const auto deadline = Clock::now() + kPatience;
  std::size_t read = 0;
  while (read < kMaxBytes && wait_for(socket_, POLLIN, time_until(deadline))) {
    const std::size_t before = received_.size();
    if (!receive() || received_.size() == before) {
      return;
    }
    read += received_.size();
    received_.clear();
  }
}

std::string tame_head(std::string_view head) {
  std::string out;
  bool first = true;
  while (!head.empty()) {
    const std::size_t newline = head.find('\n');
    const std::size_t length = newline == std::string_view::npos ? head.size() : newline + 1;
    const std::string_view line = head.substr(0, length);
    if (first) {
      out += tame_request_line(line);
    } else if (!is_range_header(line)) {
      out += line;
    }
    first = false;
    head.remove_prefix(length);
  }
  return out;
}

}  // namespace dateline::searchd
