// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/io/utf16.h"

#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace dateline::io {
namespace {

constexpr std::size_t kHeadBytes = 8;
constexpr std::size_t kChunkBytes = std::size_t{64} << 10U;
constexpr std::string_view kLittleMark = "\xFF\xFE";
constexpr std::string_view kBigMark = "\xFE\xFF";

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

/// True when the bytes at @p first, @p first + 2 and so on are NUL and the others are not.
bool has_nuls_at(std::string_view head, std::size_t first) {
  for (std::size_t i = 0; i < head.size(); ++i) {
    if ((head[i] == '\0') != (i % 2 == first)) {
      return false;
    }
  }
  return head.size() == kHeadBytes;
}

/// The byte order mark of the UTF-16 that @p head is, said or not; empty when it is none.
std::string_view mark_of(std::string_view head) {
  if (head.starts_with(kLittleMark) || has_nuls_at(head, 1)) {
    return kLittleMark;
  }
  return head.starts_with(kBigMark) || has_nuls_at(head, 0) ? kBigMark : "";
}

class Utf8Source final : public ByteSource {
 public:
  explicit Utf8Source(std::unique_ptr<ByteSource> source) : source_(std::move(source)) {}

  Result<std::size_t> read(std::span<char> buffer) override {
    if (!begun_) {
      if (Status begun = begin(); !begun) {
        return std::move(begun).error();
      }
    }
    if (from_) {
      return convert(buffer);
    }
    if (raw_.empty()) {
      return source_->read(buffer);
    }
    const std::size_t count = raw_.copy(buffer.data(), buffer.size());
    raw_.erase(0, count);
    return count;
  }

 private:
  /// Adds up to @p size bytes to those read and not given on.
  Status fill(std::size_t size) {
    const std::size_t before = raw_.size();
    raw_.resize(before + size);
    const Result<std::size_t> count = source_->read(std::span(raw_).subspan(before));
    raw_.resize(before + (count ? *count : 0));
    if (!count) {
      return count.error();
    }
    at_end_ = *count == 0;
    return ok();
  }

  Status begin() {
    while (!at_end_ && raw_.size() < kHeadBytes) {
      if (Status filled = fill(kHeadBytes - raw_.size()); !filled) {
        return filled;
      }
    }
    begun_ = true;
    const std::string_view mark = mark_of(raw_);
    if (mark.empty()) {
      return ok();
    }
    if (!raw_.starts_with(mark)) {
      raw_ = std::string(mark) + raw_;
    }
    UErrorCode error = U_ZERO_ERROR;
    from_.reset(ucnv_open(mark == kLittleMark ? "UTF-16LE" : "UTF-16BE", &error));
    to_.reset(ucnv_open("UTF-8", &error));
    if (U_FAILURE(error) != 0) {
      return Error{ErrorCode::Internal, std::string("ICU has no UTF-16: ") + u_errorName(error)};
    }
    return ok();
  }

  /// Fills @p buffer with converted bytes; 0 at the end.
  Result<std::size_t> convert(std::span<char> buffer) {
    while (true) {
      if (raw_.empty() && !at_end_) {
        if (Status filled = fill(kChunkBytes); !filled) {
          return std::move(filled).error();
        }
      }
      char* target = buffer.data();
      const char* from = raw_.data();
      UErrorCode error = U_ZERO_ERROR;
      ucnv_convertEx(to_.get(), from_.get(), &target, buffer.data() + buffer.size(), &from,
                     raw_.data() + raw_.size(), pivot_.data(), &pivot_source_, &pivot_target_,
                     pivot_.data() + pivot_.size(), static_cast<UBool>(fresh_),
                     static_cast<UBool>(at_end_), &error);
      fresh_ = false;
      raw_.erase(0, static_cast<std::size_t>(from - raw_.data()));
      if (U_FAILURE(error) != 0 && error != U_BUFFER_OVERFLOW_ERROR) {
        return Error{ErrorCode::BadInput, std::string("is no UTF-16: ") + u_errorName(error)};
      }
      if (target != buffer.data() || at_end_ || buffer.empty()) {
        return static_cast<std::size_t>(target - buffer.data());
      }
    }
  }

  std::unique_ptr<ByteSource> source_;
  std::string raw_;  // read and not given on yet
  bool begun_ = false;
  bool at_end_ = false;
  bool fresh_ = true;
  Converter from_;  // only for UTF-16
  Converter to_;
  std::array<UChar, 1024> pivot_{};
  UChar* pivot_source_ = pivot_.data();
  UChar* pivot_target_ = pivot_.data();
};

}  // namespace

std::unique_ptr<ByteSource> utf16_to_utf8(std::unique_ptr<ByteSource> source) {
  return std::make_unique<Utf8Source>(std::move(source));
}

}  // namespace dateline::io
