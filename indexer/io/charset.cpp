// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/io/charset.h"

#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <memory>
#include <span>

#include "indexer/base/utf8.h"

namespace dateline::io {
namespace {

constexpr std::size_t kSampleBytes = std::size_t{64} << 10U;

// Fewer bytes than this outside ASCII are strays, not a language: Reuters-21578 has a file with
// one.
constexpr std::size_t kTooFewStrays = 4;

constexpr std::int32_t kSure = 30;    // ICU's confidence, of 100, for anything but Windows-1252
constexpr std::int32_t kMargin = 10;  // by which it must be surer than of Windows-1252

bool is_western(std::string_view name) {
  return name == "ISO-8859-1" || name == "windows-1252" || name == "UTF-8";
}

/// True for the sets in which news was ever published on the web.
bool is_likely(std::string_view name) {
  constexpr auto kNames = std::to_array<std::string_view>(
      {"Shift_JIS", "EUC-JP", "ISO-2022-JP", "EUC-KR", "GB18030", "Big5", "ISO-8859-2",
       "ISO-8859-5", "ISO-8859-6", "ISO-8859-7", "ISO-8859-8", "ISO-8859-9", "windows-1250",
       "windows-1251", "windows-1253", "windows-1254", "windows-1255", "windows-1256", "KOI8-R"});
  return std::ranges::find(kNames, name) != kNames.end();
}

bool is_beyond_ascii(char byte) {
  return static_cast<unsigned char>(byte) >= 0x80U;
}

/// The part of @p bytes to judge by: from a little before the first byte outside ASCII.
std::string_view sample_of(std::string_view bytes) {
  constexpr std::size_t kBefore = 1024;
  const auto first = std::ranges::find_if(bytes, is_beyond_ascii);
  const auto at = static_cast<std::size_t>(first - bytes.begin());
  return bytes.substr(at - std::min(at, kBefore)).substr(0, kSampleBytes);
}

struct CloseDetector {
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

}  // namespace

Utf8Shape utf8_shape(std::string_view bytes) {
  Utf8Shape shape;
  while (true) {
    const auto next = std::ranges::find_if(bytes, is_beyond_ascii);
    bytes.remove_prefix(static_cast<std::size_t>(next - bytes.begin()));
    if (bytes.empty()) {
      return shape;
    }
    const std::size_t length = utf8_length(bytes);
    shape.characters += length > 1 ? 1 : 0;
    shape.strays += length == 0 ? 1 : 0;
    bytes.remove_prefix(std::max<std::size_t>(length, 1));
  }
}

std::string detect_charset(std::string_view bytes) {
  const std::string_view sample = sample_of(bytes);
  if (utf8_shape(sample).strays < kTooFewStrays) {
    return {};
  }
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, CloseDetector> detector(ucsdet_open(&error));
  ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &error);
  ucsdet_enableInputFilter(detector.get(), 1);
  std::int32_t count = 0;
  const UCharsetMatch** const matches = ucsdet_detectAll(detector.get(), &count, &error);
  if (U_FAILURE(error) != 0) {
    return {};
  }
  std::string best;
  std::int32_t best_sureness = 0;
  std::int32_t western_sureness = 0;
  for (const UCharsetMatch* match : std::span(matches, static_cast<std::size_t>(count))) {
    const std::string_view name = ucsdet_getName(match, &error);
    const std::int32_t sureness = ucsdet_getConfidence(match, &error);
    if (is_western(name)) {
      western_sureness = std::max(western_sureness, sureness);
    } else if (is_likely(name) && sureness > best_sureness) {
      best = name;
      best_sureness = sureness;
    }
  }
  return best_sureness >= std::max(kSure, western_sureness + kMargin) ? best : std::string();
}

}  // namespace dateline::io
