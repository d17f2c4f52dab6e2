// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/symbols.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <fstream>
#include <string_view>
#include <utility>

namespace dateline::searchd {
namespace {

constexpr std::string_view kNone = "none";
constexpr std::size_t kMaxBytes = std::size_t{64} << 20;

Result<std::string> read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string bytes;
  std::array<char, 65536> buffer;
  while (bytes.size() <= kMaxBytes &&
         (file.read(buffer.data(), buffer.size()), file.gcount() > 0)) {
    bytes.append(buffer.data(), static_cast<std::size_t>(file.gcount()));
  }
  if (!file.is_open() || file.bad()) {
    return Error{ErrorCode::NotFound, "cannot read the table of symbols " + path};
  }
  if (bytes.size() > kMaxBytes) {
    return Error{ErrorCode::InvalidArgument, "the table of symbols " + path + " is over 64 MB"};
  }
  return bytes;
}

}  // namespace

Result<std::shared_ptr<const extract::SymbolTable>> read_symbols(
    const std::vector<std::string>& names) {
  std::shared_ptr<const extract::SymbolTable> built_in;
  if (names.empty()) {
    return built_in;
  }
  std::vector<extract::SymbolFile> files;
  if (std::ranges::find(names, kNone) == names.end()) {
    files = extract::built_in_symbol_files();
  }
  std::vector<std::string> kept(names.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == kNone) {
      continue;
    }
    auto bytes = read_file(names[i]);
    if (!bytes) {
      return std::move(bytes).error();
    }
    kept[i] = *std::move(bytes);
    files.push_back({.name = names[i], .bytes = kept[i]});
  }
  auto table = extract::SymbolTable::read(files);
  if (!table) {
    return std::move(table).error();
  }
  return std::make_shared<const extract::SymbolTable>(*std::move(table));
}

}  // namespace dateline::searchd
