// SPDX-License-Identifier: GPL-3.0-or-later
// Who wrote it: "By Jane Doe and John Roe".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline::extract {

/// The names of a line that is a byline and nothing else; empty when it is none.
[[nodiscard]] std::vector<std::string> read_byline(std::string_view line);

/// The names in a list of authors: "Jane Doe, John Roe and Kim Poe, Reuters". "By" in front is
/// dropped; so are agencies and parts that are no names (addresses of pages, e-mail addresses).
[[nodiscard]] std::vector<std::string> split_names(std::string_view text);

/// True for something that a person may be called: one to six words that begin with capitals,
/// particles ("van", "de") apart.
[[nodiscard]] bool is_person_name(std::string_view text);

}  // namespace dateline::extract
