// SPDX-License-Identifier: GPL-3.0-or-later
// Feeds every file of the folders given as arguments to a fuzz target, as libFuzzer would with
// -runs=0. Arguments that begin with a minus are libFuzzer's own and do nothing here.
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>
#include <system_error>

// NOLINTNEXTLINE(readability-identifier-naming): the name is libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

namespace fs = std::filesystem;

bool replay_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (!file) {
    std::cerr << "cannot read " << path << '\n';
    return false;
  }
  const void* data = bytes.data();
  LLVMFuzzerTestOneInput(static_cast<const std::uint8_t*>(data), bytes.size());
  return true;
}

/// How many files were fed, or -1 when something could not be read.
long replay_folder(const fs::path& folder) {
  long files = 0;
  std::error_code error;
  for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    if (!entry->is_regular_file(error)) {
      continue;
    }
    if (!replay_file(entry->path())) {
      return -1;
    }
    ++files;
  }
  if (error) {
    std::cerr << folder << ": " << error.message() << '\n';
    return -1;
  }
  return files;
}

}  // namespace

int main(int argc, char** argv) {
  long files = 0;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument.starts_with('-')) {
      continue;
    }
    const long found = replay_folder(argument);
    if (found < 0) {
      return 1;
    }
    files += found;
  }
  std::cout << "replayed " << files << " files\n";
  return files == 0 ? 1 : 0;
}
