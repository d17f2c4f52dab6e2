// SPDX-License-Identifier: GPL-3.0-or-later
// What cpp-httplib takes for a socket: a request head in memory, and the way to the client.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <httplib.h>

#include "searchd/http/connection.h"

namespace dateline::searchd {

/// Lets cpp-httplib read one head from memory and write to the connection, which must outlive it.
/// What has no known length is written piece by piece, each under its own deadline; where nothing
/// but the end of the connection would end it, that end is a reset until the connection is told
/// otherwise.
class HeadStream final : public httplib::Stream {
 public:
  explicit HeadStream(Connection& connection) : connection_(connection) {}

  [[nodiscard]] bool is_readable() const override { return true; }
  [[nodiscard]] bool is_writable() const override { return true; }
  ssize_t read(char* target, size_t size) override;
  ssize_t write(const char* bytes, size_t size) override;
  void get_remote_ip_and_port(std::string& ip, int& port) const override;
  void get_local_ip_and_port(std::string& ip, int& port) const override;
  [[nodiscard]] socket_t socket() const override { return connection_.socket(); }

  /// Whether only the end of the connection tells the client where the response ended.
  [[nodiscard]] bool ends_with_connection() const { return length_ == Length::Unsaid; }

 private:
  /// How a client learns where the body of a response ends.
  enum class Length : std::uint8_t { Said, Chunked, Unsaid };

  [[nodiscard]] static Length length_of(std::string_view head);

  Connection& connection_;
  std::size_t offset_ = 0;
  bool head_written_ = false;
  Length length_ = Length::Said;
};

}  // namespace dateline::searchd
