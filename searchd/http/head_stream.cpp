// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/head_stream.h"

#include <string_view>

namespace dateline::searchd {
namespace {

/// A response head as RFC 9110 (8.6) wants it: 204 and 304 have no content, so no length of it.
std::string without_false_length(std::string_view head) {
  constexpr std::string_view kLength = "Content-Length: 0\r\n";
  std::string out(head);
  const std::size_t at = out.find(kLength);
  if (at != std::string::npos &&
      (head.starts_with("HTTP/1.1 204") || head.starts_with("HTTP/1.1 304"))) {
    out.erase(at, kLength.size());
  }
  return out;
}

}  // namespace

ssize_t HeadStream::read(char* target, size_t size) {
  const std::size_t count = connection_.head().copy(target, size, offset_);
  offset_ += count;
  return static_cast<ssize_t>(count);
}

ssize_t HeadStream::write(const char* bytes, size_t size) {
  const std::string_view written(bytes, size);
  bool done = false;
  if (!head_written_) {
    length_ = length_of(written);
    if (ends_with_connection()) {
      connection_.set_ending(Ending::Reset);
    }
    done = connection_.write(without_false_length(written));
    head_written_ = true;  // cpp-httplib writes it in one piece
  } else {
    if (length_ != Length::Said) {
      connection_.begin_response();
    }
    done = connection_.write(written);
  }
  return done ? static_cast<ssize_t>(size) : -1;
}

HeadStream::Length HeadStream::length_of(std::string_view head) {
  if (head.find("\r\nTransfer-Encoding: chunked\r\n") != std::string_view::npos) {
    return Length::Chunked;
  }
  return head.find("\r\nContent-Length: ") == std::string_view::npos ? Length::Unsaid
                                                                     : Length::Said;
}

void HeadStream::get_remote_ip_and_port(std::string& ip, int& port) const {
  ip = connection_.remote();
  port = 0;
}

void HeadStream::get_local_ip_and_port(std::string& ip, int& port) const {
  ip.clear();
  port = 0;
}

}  // namespace dateline::searchd
