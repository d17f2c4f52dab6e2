// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/io/gzip.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <utility>

namespace dateline::io {
namespace {

constexpr std::size_t kChunkBytes = std::size_t{64} << 10U;
constexpr std::size_t kHeadBytes = 4;
/// Where a member is cut short, its end is noticed only within the next ones: so far back the
/// search for those begins.
constexpr std::size_t kLookBackBytes = std::size_t{32} << 10U;
constexpr std::string_view kMagic = "\x1F\x8B\x08";
constexpr int kGzipWindow = 15 + 16;  // zlib: the largest window, gzip framing alone

class GzipSource final : public ByteSource {
 public:
  explicit GzipSource(std::unique_ptr<ByteSource> source) : source_(std::move(source)) {
    inflateInit2(&stream_, kGzipWindow);
  }
  GzipSource(const GzipSource&) = delete;
  GzipSource& operator=(const GzipSource&) = delete;
  GzipSource(GzipSource&&) = delete;
  GzipSource& operator=(GzipSource&&) = delete;
  ~GzipSource() override { inflateEnd(&stream_); }

  Result<std::size_t> read(std::span<char> buffer) override {
    while (!buffer.empty()) {
      if (Status filled = fill(kHeadBytes); !filled) {
        return std::move(filled).error();
      }
      if (!within_member_ && !find_member()) {
        if (at_end_) {
          return std::size_t{0};
        }
        continue;
      }
      Result<std::size_t> count = inflate_into(buffer);
      if (!count || *count > 0) {
        return count;
      }
    }
    return std::size_t{0};
  }

 private:
  [[nodiscard]] std::string_view packed() const {
    return std::string_view(packed_).substr(position_);
  }

  /// Reads until @p size packed bytes are there or the end has come.
  Status fill(std::size_t size) {
    while (packed().size() < size && !at_end_) {
      const std::size_t done = position_ - std::min(position_, kLookBackBytes);
      packed_.erase(0, done);
      position_ -= done;
      member_ -= std::min(member_, done);
      const std::size_t before = packed_.size();
      packed_.resize(before + kChunkBytes);
      const Result<std::size_t> count = source_->read(std::span(packed_).subspan(before));
      packed_.resize(before + (count ? *count : 0));
      if (!count) {
        return count.error();
      }
      offset_ += *count;
      at_end_ = *count == 0;
    }
    return ok();
  }

  /// Moves to the start of the next member among the packed bytes; false when there is none.
  bool find_member() {
    const std::string_view bytes = packed();
    std::size_t at = bytes.find(kMagic);
    while (at != std::string_view::npos && at + kHeadBytes <= bytes.size() &&
           !is_gzip(bytes.substr(at))) {
      at = bytes.find(kMagic, at + 1);
    }
    if (at == std::string_view::npos || at + kHeadBytes > bytes.size()) {
      position_ += at_end_ ? bytes.size() : bytes.size() - std::min(bytes.size(), kHeadBytes - 1);
      return false;
    }
    position_ += at;
    member_ = position_ + kHeadBytes;
    within_member_ = true;
    inflateReset(&stream_);
    return true;
  }

  /// Unpacks into @p buffer; 0 when more packed bytes are needed or a member has ended.
  Result<std::size_t> inflate_into(std::span<char> buffer) {
    void* const from = packed_.data() + position_;
    void* const to = buffer.data();
    stream_.next_in = static_cast<Bytef*>(from);
    stream_.avail_in = static_cast<uInt>(packed().size());
    stream_.next_out = static_cast<Bytef*>(to);
    stream_.avail_out = static_cast<uInt>(std::min(buffer.size(), kChunkBytes));
    const std::size_t room = stream_.avail_out;
    const bool starved = at_end_ && stream_.avail_in == 0;
    const int outcome = inflate(&stream_, Z_NO_FLUSH);
    position_ = packed_.size() - stream_.avail_in;
    const std::size_t count = room - stream_.avail_out;
    if (outcome == Z_STREAM_END) {
      within_member_ = false;
    } else if ((outcome != Z_OK && outcome != Z_BUF_ERROR) || (count == 0 && starved)) {
      within_member_ = false;  // what came out of a damaged piece is not to be trusted either
      Error error = damage(starved);
      position_ = std::max(member_, position_ - std::min(position_, kLookBackBytes));
      return error;
    }
    return count;
  }

  [[nodiscard]] Error damage(bool starved) const {
    const std::string place = " at byte " + std::to_string(offset_ - packed().size());
    return {ErrorCode::BadInput,
            starved ? "the gzip data are cut short" + place : "the gzip data are damaged" + place,
            "fetch or pack the file again"};
  }

  std::unique_ptr<ByteSource> source_;
  std::string packed_;
  std::size_t position_ = 0;  // of the next byte in packed_; some that are done stand before it
  std::size_t member_ = 0;    // behind the first bytes of the member, or the start of packed_
  std::uint64_t offset_ = 0;  // of the end of packed_ in the source
  bool at_end_ = false;       // of the source
  bool within_member_ = false;
  z_stream stream_ = {};
};

}  // namespace

bool is_gzip(std::string_view head) {
  constexpr unsigned kReservedFlags = 0xE0;
  return head.size() >= kHeadBytes && head.starts_with(kMagic) &&
         (static_cast<unsigned char>(head[kMagic.size()]) & kReservedFlags) == 0;
}

std::unique_ptr<ByteSource> gunzip(std::unique_ptr<ByteSource> source) {
  return std::make_unique<GzipSource>(std::move(source));
}

}  // namespace dateline::io
