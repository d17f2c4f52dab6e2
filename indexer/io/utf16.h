// SPDX-License-Identifier: GPL-3.0-or-later
// UTF-16 files, as spreadsheets and old editors write them, read as UTF-8.
#pragma once

#include <memory>

#include "indexer/io/byte_source.h"

namespace dateline::io {

/// @p source itself, but converted to UTF-8 if it is UTF-16: when it begins with the byte order
/// mark of UTF-16, or when every second one of its first eight bytes is NUL. Converted text begins
/// with a byte order mark, which outranks the character set that a page declares; halves of
/// characters become U+FFFD. Offsets then count converted bytes.
[[nodiscard]] std::unique_ptr<ByteSource> utf16_to_utf8(std::unique_ptr<ByteSource> source);

}  // namespace dateline::io
