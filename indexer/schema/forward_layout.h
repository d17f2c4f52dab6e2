// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers of the forward index that its reader and its writer share.
#pragma once

#include <cstdint>

namespace dateline::schema {

// Units as UTF-16 has them: the first words by one, later ones by a high and a low unit, which no
// other unit can be taken for. What UTF-16 has above them are gaps.
inline constexpr std::uint32_t kFirstHighUnit = 0xD800;
inline constexpr std::uint32_t kFirstLowUnit = 0xDC00;
inline constexpr std::uint32_t kFirstGapUnit = 0xE000;
inline constexpr std::uint32_t kMaxGap = 0x10000 - kFirstGapUnit;  // positions

inline constexpr std::uint64_t kForwardMark = 0x3177'6f72'6466'776cULL;  // says what the file is

}  // namespace dateline::schema
