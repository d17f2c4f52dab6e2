// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a file come to an end, member after member, whatever they claim to be packed in.
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>

#include <unistd.h>

#include "indexer/base/utf8.h"
#include "indexer/io/container.h"
#include "indexer/io/input.h"
#include "tests/fuzz/require.h"

namespace {

using dateline::fuzz::require;

void check_name(std::string_view name) {
  while (!name.empty()) {
    const std::size_t length = dateline::utf8_length(name);
    require(length > 0 && static_cast<unsigned char>(name[0]) >= 0x20U, "names can be printed");
    name.remove_prefix(length);
  }
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): the name is libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::string path =
      (std::filesystem::temp_directory_path() / ("container_fuzz." + std::to_string(::getpid())))
          .string();
  const void* bytes = data;
  std::ofstream(path, std::ios::binary)
      .write(static_cast<const char*>(bytes), static_cast<std::streamsize>(size));
  const auto container = *dateline::io::open_container(path);
  std::filesystem::remove(path);
  // An entry of an archive needs many bytes; compressed ones may need less than one each.
  constexpr std::size_t kMostMembers = 1'000'000;
  for (std::size_t members = 0; members < kMostMembers; ++members) {
    auto member = container->next();
    check_name(container->member());
    if (!member) {
      require(!member.error().message.empty(), "errors say what happened");
      continue;
    }
    if (!*member) {
      return 0;
    }
    dateline::io::Input input(*std::move(member));
    static_cast<void>(input.skip(std::uint64_t{1} << 20U));
  }
  require(false, "the members come to an end");
  return 0;
}
