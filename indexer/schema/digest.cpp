// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/digest.h"

#include <cstddef>
#include <fstream>
#include <memory>
#include <vector>

#include <openssl/evp.h>

namespace dateline::schema {
namespace {

/// An incremental SHA-256 over OpenSSL.
class Hasher {
 public:
  Hasher() : context_(EVP_MD_CTX_new(), &EVP_MD_CTX_free) {
    EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr);
  }

  void add(std::string_view bytes) { EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()); }

  /// Lengths go in before the bytes, so that ("ab", "c") and ("a", "bc") differ.
  void add_sized(std::string_view bytes) {
    add_number(bytes.size());
    add(bytes);
  }

  void add_number(std::uint64_t number) {
    std::array<char, sizeof number> bytes{};
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      bytes[i] = static_cast<char>(number >> (8 * i));
    }
    add({bytes.data(), bytes.size()});
  }

  [[nodiscard]] Sha256 finish() {
    Sha256 hash{};
    EVP_DigestFinal_ex(context_.get(), hash.data(), nullptr);
    return hash;
  }

 private:
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context_;
};

constexpr std::string_view kHexDigits = "0123456789abcdef";
constexpr std::string_view kBase32Digits = "0123456789abcdefghjkmnpqrstvwxyz";

}  // namespace

Sha256 sha256(std::string_view bytes) {
  Hasher hasher;
  hasher.add(bytes);
  return hasher.finish();
}

Result<Sha256> sha256_of_file(const std::filesystem::path& path) {
  constexpr std::size_t kBlock = std::size_t{1} << 20U;
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    return Error{ErrorCode::Io, "cannot read " + path.string()};
  }
  Hasher hasher;
  std::vector<char> block(kBlock);
  while (file) {
    file.read(block.data(), static_cast<std::streamsize>(block.size()));
    hasher.add({block.data(), static_cast<std::size_t>(file.gcount())});
  }
  if (file.bad()) {
    return Error{ErrorCode::Io, "reading " + path.string() + " failed"};
  }
  return hasher.finish();
}

std::string to_hex(const Sha256& hash) {
  std::string hex;
  for (const std::uint8_t byte : hash) {
    hex += kHexDigits[byte >> 4U];
    hex += kHexDigits[byte & 15U];
  }
  return hex;
}

std::string to_base32(std::string_view bytes) {
  std::string text;
  std::uint32_t pending = 0;
  unsigned bits = 0;
  for (const char byte : bytes) {
    pending = (pending << 8U) | static_cast<unsigned char>(byte);
    bits += 8;
    for (; bits >= 5; bits -= 5) {
      text += kBase32Digits[(pending >> (bits - 5)) & 31U];
    }
  }
  if (bits > 0) {
    text += kBase32Digits[(pending << (5 - bits)) & 31U];
  }
  return text;
}

Sha256 digest_of(const Xapian::Document& document) {
  Hasher hasher;
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    hasher.add_sized(*term);
    hasher.add_number(term.get_wdf());
    for (auto at = term.positionlist_begin(); at != term.positionlist_end(); ++at) {
      hasher.add_number(*at);
    }
  }
  for (auto value = document.values_begin(); value != document.values_end(); ++value) {
    hasher.add_number(value.get_valueno());
    hasher.add_sized(*value);
  }
  hasher.add_sized(document.get_data());
  return hasher.finish();
}

void DigestSum::add(const Sha256& digest) {
  unsigned carry = 0;
  for (std::size_t i = sum_.size(); i-- > 0;) {
    carry += static_cast<unsigned>(sum_[i]) + digest[i];
    sum_[i] = static_cast<std::uint8_t>(carry);
    carry >>= 8U;
  }
}

Result<DigestSum> DigestSum::from_hex(std::string_view hex) {
  DigestSum result;
  const Error damaged{ErrorCode::Corrupt, "'" + std::string(hex.substr(0, 80)) + "' is no digest"};
  if (hex.size() != 2 * result.sum_.size()) {
    return damaged;
  }
  for (std::size_t i = 0; i < hex.size(); ++i) {
    const std::size_t digit = kHexDigits.find(hex[i]);
    if (digit == std::string_view::npos) {
      return damaged;
    }
    std::uint8_t& byte = result.sum_[i / 2];
    byte = static_cast<std::uint8_t>((byte << 4U) | digit);
  }
  return result;
}

}  // namespace dateline::schema
