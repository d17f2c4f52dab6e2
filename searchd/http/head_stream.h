// SPDX-License-Identifier: GPL-3.0-or-later
// What cpp-httplib takes for a socket: a request head in memory, and the way to the client.
#pragma once

#include <cstddef>
#include <string>

#include <httplib.h>

#include "searchd/http/connection.h"

namespace dateline::searchd {

/// Lets cpp-httplib read one head from memory and write to the connection, which must outlive it.
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

 private:
  Connection& connection_;
  std::size_t offset_ = 0;
  bool head_written_ = false;
};

}  // namespace dateline::searchd
