// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/gzip.h"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <utility>

#include <zlib.h>

#include "searchd/http/url.h"

namespace dateline::searchd {
namespace {

std::string lower_without_blanks(std::string_view text) {
  std::string out = lower_ascii(text);
  std::erase_if(out, [](char c) { return c == ' ' || c == '\t'; });
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

/// One gzip stream. Not to be copied: zlib points into it.
class Deflater {
 public:
  Deflater() {
    constexpr int kLevel = 6;
    constexpr int kGzipWindow = 15 + 16;  // the largest window, with a gzip frame
    constexpr int kMemory = 8;
    ready_ = deflateInit2(&stream_, kLevel, Z_DEFLATED, kGzipWindow, kMemory, Z_DEFAULT_STRATEGY) ==
             Z_OK;
  }
  ~Deflater() { deflateEnd(&stream_); }
  Deflater(const Deflater&) = delete;
  Deflater& operator=(const Deflater&) = delete;
  Deflater(Deflater&&) = delete;
  Deflater& operator=(Deflater&&) = delete;

  /// What is ready of the stream once @p text is added; all of the rest with Z_FINISH. Nothing when
  /// zlib refuses (out of memory).
  [[nodiscard]] std::optional<std::string> add(std::string_view text, int flush) {
    if (!ready_) {
      return std::nullopt;
    }
    std::string out(deflateBound(&stream_, text.size()) + kSpare, '\0');
    // zlib does not write through next_in; its type is older than const.
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream_.avail_in = static_cast<uInt>(text.size());
    std::size_t written = 0;
    int state = Z_OK;
    do {
      if (written == out.size()) {
        out.resize(2 * out.size());
      }
      stream_.next_out = reinterpret_cast<Bytef*>(out.data() + written);
      stream_.avail_out = static_cast<uInt>(out.size() - written);
      state = deflate(&stream_, flush);
      written = out.size() - stream_.avail_out;
    } while (state == Z_OK && stream_.avail_out == 0);
    finished_ = state == Z_STREAM_END;
    out.resize(written);
    const bool done = flush == Z_FINISH ? finished_ : state == Z_OK || state == Z_BUF_ERROR;
    return done ? std::optional(std::move(out)) : std::nullopt;
  }
  [[nodiscard]] bool is_finished() const { return finished_; }

 private:
  static constexpr std::size_t kSpare = 64;

  z_stream stream_{};
  bool ready_ = false;
  bool finished_ = false;
};

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
  Deflater deflater;
  return deflater.add(text, Z_FINISH);
}

BodySource gzip(BodySource pieces) {
  // Shared by the copies that a std::function makes of itself.
  auto deflater = std::make_shared<Deflater>();
  return [pieces = std::move(pieces), deflater]() -> Result<std::string> {
    std::string packed;
    while (packed.empty() && !deflater->is_finished()) {
      const auto piece = pieces();
      if (!piece) {
        return piece.error();
      }
      auto more = deflater->add(*piece, piece->empty() ? Z_FINISH : Z_NO_FLUSH);
      if (!more) {
        return Error{ErrorCode::Internal, "zlib cannot compress a response"};
      }
      packed = *std::move(more);
    }
    return packed;
  };
}

}  // namespace dateline::searchd
