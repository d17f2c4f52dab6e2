// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold for every reader, whatever bytes it is given.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dateline::fuzz {

/// Reads @p data as the named format to its end. Aborts when the reader does not come to an end,
/// answers text that is no UTF-8, an empty paragraph, or an error without a message.
void check_reader(std::string_view format, const std::uint8_t* data, std::size_t size);

}  // namespace dateline::fuzz
