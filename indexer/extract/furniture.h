// SPDX-License-Identifier: GPL-3.0-or-later
// Words that stand on news pages and are no news: headers of comment boxes and related articles,
// invitations, legal lines. General usage, never one site's name.
#pragma once

#include <string_view>

namespace dateline::extract {

/// True for a line after which no body follows: the header of a comments box or of related
/// articles, an invitation to sign up, a copyright line.
[[nodiscard]] bool ends_body(std::string_view line);

/// True for a line within the body that is none of it: "Share this article", "Advertisement",
/// "3 min read", "Related: Another headline".
[[nodiscard]] bool is_interruption(std::string_view line);

/// True for a line that claims the rights in the page.
[[nodiscard]] bool is_copyright(std::string_view line);

/// True for a line of menu entries: many capitalised words and no sentence.
[[nodiscard]] bool is_menu(std::string_view line);

/// True for the header of a box of related articles.
[[nodiscard]] bool is_related_header(std::string_view line);

}  // namespace dateline::extract
