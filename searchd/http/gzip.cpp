// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/gzip.h"

#include <algorithm>
#include <cctype>

#include <zlib.h>

namespace dateline::searchd {
namespace {

std::string lower_without_blanks(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c != ' ' && c != '\t') {
      out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
  }
  return out;
}

/// True for `;q=0`, `;q=0.0` and so on.
bool is_refused(std::string_view parameters) {
  constexpr std::string_view kQuality = ";q=";
  const std::size_t at = parameters.find(kQuality);
  if (at == std::string_view::npos) {
    return false;
  }
  const std::string_view weight = parameters.substr(at + kQuality.size());
  return weight.starts_with('0') && weight.find_first_of("123456789") == std::string_view::npos;
}

}  // namespace

bool accepts_gzip(std::string_view header) {
  const std::string text = lower_without_blanks(header);
  std::string_view rest = text;
  bool any = false;
  while (!rest.empty()) {
    const std::string_view item = rest.substr(0, rest.find(','));
    const std::string_view coding = item.substr(0, item.find(';'));
    const bool accepted = !is_refused(item.substr(coding.size()));
    if (coding == "gzip" || coding == "x-gzip") {
      return accepted;
    }
    any = any || (coding == "*" && accepted);
    rest.remove_prefix(std::min(item.size() + 1, rest.size()));
  }
  return any;
}

std::optional<std::string> gzip(std::string_view text) {
  constexpr int kLevel = 6;
  constexpr int kGzipWindow = 15 + 16;  // the largest window, with a gzip frame
  constexpr int kMemory = 8;
  z_stream stream{};
  if (deflateInit2(&stream, kLevel, Z_DEFLATED, kGzipWindow, kMemory, Z_DEFAULT_STRATEGY) != Z_OK) {
    return std::nullopt;
  }
  std::string out(deflateBound(&stream, text.size()), '\0');
  // zlib does not write through next_in; its type is older than const.
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const bool done = deflate(&stream, Z_FINISH) == Z_STREAM_END;
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return done ? std::optional(std::move(out)) : std::nullopt;
}

}  // namespace dateline::searchd
