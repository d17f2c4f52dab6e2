// SPDX-License-Identifier: GPL-3.0-or-later
// Text that was UTF-8, was read as Windows-1252 and written as UTF-8 again: "donâ€™t", "cafÃ©".
#pragma once

#include <string>

namespace dateline::io {

/// Undoes that in @p text, which is valid UTF-8, where nothing else can be meant. Quotes, dashes
/// and the like ("â€" and what follows it) are mended wherever they stand. Other characters only
/// where all of the text outside ASCII is such, and two or more of them, since "MANHÃ”" is
/// Portuguese. True when anything changed.
bool mend_mojibake(std::string& text);

}  // namespace dateline::io
