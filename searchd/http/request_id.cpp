// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/request_id.h"

#include <chrono>
#include <cstdint>
#include <random>
#include <string_view>

namespace dateline::searchd {
namespace {

constexpr unsigned kBitsPerCharacter = 5;

void append_base32(std::string& out, std::uint64_t value, unsigned characters) {
  constexpr std::string_view kDigits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  for (unsigned left = characters; left > 0; --left) {
    out += kDigits[(value >> (kBitsPerCharacter * (left - 1))) & 0x1FU];
  }
}

}  // namespace

std::string new_request_id() {
  thread_local std::mt19937_64 random{std::random_device{}()};
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
  std::string id;
  append_base32(id, static_cast<std::uint64_t>(milliseconds), 10);
  append_base32(id, random(), 8);
  append_base32(id, random(), 8);
  return id;
}

}  // namespace dateline::searchd
