// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/etag.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include <openssl/sha.h>

namespace dateline::searchd {
namespace {

std::string_view without_weakness(std::string_view tag) {
  return tag.starts_with("W/") ? tag.substr(2) : tag;
}

}  // namespace

std::string short_hash(std::string_view bytes) {
  constexpr std::size_t kBytes = 16;
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest.data());
  std::string hex;
  for (std::size_t i = 0; i < kBytes; ++i) {
    const std::uint8_t byte = digest[i];
    hex += kDigits[byte >> 4U];
    hex += kDigits[byte & 0xFU];
  }
  return hex;
}

std::string weak_tag(std::string_view generation, std::string_view request) {
  std::string key = DATELINE_VERSION;
  key.append("\n").append(generation).append("\n").append(request);
  return "W/\"" + short_hash(key) + "\"";
}

bool names_tag(std::string_view header, std::string_view tag) {
  while (!header.empty()) {
    const std::size_t begin = header.find_first_not_of(" \t,");
    if (begin == std::string_view::npos) {
      return false;
    }
    header.remove_prefix(begin);
    const std::size_t end = std::min(header.find(','), header.size());
    std::string_view item = header.substr(0, end);
    item = item.substr(0, item.find_last_not_of(" \t") + 1);
    if (item == "*" || without_weakness(item) == without_weakness(tag)) {
      return true;
    }
    header.remove_prefix(end);
  }
  return false;
}

}  // namespace dateline::searchd
