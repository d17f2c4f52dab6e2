// SPDX-License-Identifier: GPL-3.0-or-later
// Manifests and generations of any bytes: never a crash, and what is read is written back the same.
// The checksum would stop nearly every mutation at the door, so each input is also tried with one
// that fits.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "indexer/schema/digest.h"
#include "indexer/schema/generation.h"

namespace {

using dateline::schema::VersionCheck;

std::string sealed(std::string_view text) {
  std::string facts(text.substr(0, text.rfind("sha256\t")));
  if (facts.empty() || facts.back() != '\n') {
    facts += '\n';
  }
  return facts + "sha256\t" + dateline::schema::to_hex(dateline::schema::sha256(facts)) + "\n";
}

template <typename Decode>
void check(std::string_view text, const Decode& decode) {
  const auto value = decode(text);
  if (!value) {
    return;
  }
  const std::string written = encode(*value);
  const auto again = decode(written);
  if (!again || encode(*again) != written) {
    std::abort();
  }
}

void check_both(std::string_view text) {
  check(text, [](std::string_view bytes) {
    return dateline::schema::decode_manifest(bytes, VersionCheck::Any);
  });
  check(text, [](std::string_view bytes) {
    return dateline::schema::decode_generation(bytes, VersionCheck::Any);
  });
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): the name is libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const void* const bytes = data;
  const std::string_view text(static_cast<const char*>(bytes), size);
  check_both(text);
  check_both(sealed(text));
  return 0;
}
