// SPDX-License-Identifier: GPL-3.0-or-later
// The dates that scripts hold: JSON-LD of any kind or in pieces, and what pages tell their
// programs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline::extract {

/// A date in a script, by the name in front of it: `datePublished`.
struct ScriptDate {
  std::string key;
  std::string value;
};

/// The first value of each name that speaks of a publication or a change: quoted, and beginning
/// with four digits. At most twelve. Linear in the script.
[[nodiscard]] std::vector<ScriptDate> script_dates(std::string_view script);

}  // namespace dateline::extract
