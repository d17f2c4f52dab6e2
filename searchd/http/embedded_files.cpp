// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/embedded_files.h"

#include <algorithm>
#include <array>
#include <utility>

namespace dateline::searchd {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kMediaTypes = {{
    {".html", "text/html; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".svg", "image/svg+xml"},
    {".json", "application/json"},
}};

}  // namespace

const EmbeddedFile* find_embedded_file(std::string_view path) {
  const auto files = embedded_files();
  const auto found = std::ranges::find(files, path, &EmbeddedFile::path);
  return found == files.end() ? nullptr : &*found;
}

std::string_view media_type_of(std::string_view path) {
  for (const auto& [ending, type] : kMediaTypes) {
    if (path.ends_with(ending)) {
      return type;
    }
  }
  return "application/octet-stream";
}

}  // namespace dateline::searchd
