// SPDX-License-Identifier: GPL-3.0-or-later
// One accepted socket: reads whole requests under limits of bytes and time, so that a slow or
// endless client holds a thread for seconds at most, and writes under a deadline.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace dateline::searchd {

/// How a request head or its body arrived, or why not.
enum class Arrival : std::uint8_t {
  Complete,
  Closed,    // by the client, by idling too long, or because the server stops
  TooLarge,  // a head over 16 KB
  TooSlow,   // not whole within the deadline
};

/// How a client sees the connection go.
enum class Ending : std::uint8_t {
  Close,  // all that was written arrives, then the end
  Reset,  // broken off; what is still on its way may be lost
};

/// Limits of one connection.
struct ConnectionLimits {
  std::size_t head_bytes = std::size_t{16} * 1024;
  std::chrono::milliseconds request{5000};  // from the first byte of a head to the last of a body
  std::chrono::milliseconds crowded_request{500};  // the same, when others wait for the thread
  std::chrono::milliseconds idle{5000};            // between two requests
  std::chrono::milliseconds write{20000};          // of one response, or of one piece of it
};

/// Owns the socket. For one thread.
class Connection {
 public:
  /// @p give_way is asked now and then while the connection waits: true ends an idle
  /// connection, and a request that takes long.
  Connection(int socket, const ConnectionLimits& limits, std::function<bool()> give_way);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  Connection(Connection&&) = delete;
  Connection& operator=(Connection&&) = delete;

  /// Waits for the next request head and leaves it in head(). Passes over empty lines before it
  /// (RFC 9112, 2.2).
  [[nodiscard]] Arrival read_head();

  /// Reads the @p length bytes after the head into body(); what the head left of its time counts.
  [[nodiscard]] Arrival read_body(std::size_t length);

  /// The last head read, with its empty line, in a form that cpp-httplib reads as it was meant.
  [[nodiscard]] const std::string& head() const { return head_; }

  /// The body of the last request; empty when read_body() was not asked for it.
  [[nodiscard]] const std::string& body() const { return body_; }

  /// Starts the deadline of one response, or of its next piece.
  void begin_response();

  /// False when the client went away, or had not taken everything by the deadline.
  [[nodiscard]] bool write(std::string_view bytes);

  /// How the socket goes when this is destroyed or the program ends; Close at first.
  void set_ending(Ending ending);

  /// Says that no more will be written, and reads a little of what the client still sends, so that
  /// it sees the last response rather than a reset.
  void linger();

  /// Address of the client, without port; empty when unknown.
  [[nodiscard]] const std::string& remote() const { return remote_; }
  [[nodiscard]] int socket() const { return socket_; }

 private:
  using Clock = std::chrono::steady_clock;

  [[nodiscard]] bool wait_for_first_byte();
  [[nodiscard]] bool receive();
  [[nodiscard]] Arrival await_more();

  int socket_;
  ConnectionLimits limits_;
  std::function<bool()> give_way_;
  std::string remote_;
  std::string received_;  // not yet part of a head or body
  std::string head_;
  std::string body_;
  Clock::time_point request_begin_;
  Clock::time_point write_deadline_;
};

/// Rewrites a head for cpp-httplib 0.11.4, which refuses a second `?` in a target and answers a
/// Range with up to a thousand copies: escapes the one, leaves out the other.
[[nodiscard]] std::string tame_head(std::string_view head);

}  // namespace dateline::searchd
