// SPDX-License-Identifier: GPL-3.0-or-later
// The start of a news story that is not its text: "SYDNEY, Aug 18 (Reuters) - ".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::extract {

struct Dateline {
  std::vector<std::string> places;   // as printed
  std::string agency;                // as printed; empty when it names none
  std::vector<std::string> authors;  // of a byline in the same line
  std::string printed;               // the characters of all that
  std::size_t length = 0;            // where the sentence starts
};

/// The dateline that @p paragraph starts with: `MOSCOW (Reuters) - `, `SYDNEY, Aug 18 (Reuters) -
/// `, `TOKYO/WASHINGTON (Reuters) -`, `New York (AFP) - `, `By A and B TOKYO (Reuters) -`,
/// `SALVADOR, Feb 26 - `. An ordinary first sentence with brackets or a dash is none.
[[nodiscard]] std::optional<Dateline> read_dateline(std::string_view paragraph);

/// The places of what stands before the date and the agency: "HOLLYWOOD, Fla." is HOLLYWOOD,
/// "TOKYO/WASHINGTON" both.
[[nodiscard]] std::vector<std::string> split_places(std::string_view text);

/// True for the name of a news agency that is known, "Reuters" or "Associated Press".
[[nodiscard]] bool is_agency(std::string_view name);

}  // namespace dateline::extract
