// SPDX-License-Identifier: GPL-3.0-or-later
// Taking the values of one JSON object by their keys, for json_article.cpp and its parts.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "indexer/extract/evidence.h"
#include "indexer/readers/stream_reader.h"

namespace dateline::indexer {

using Json = nlohmann::json;

/// An article in the making, with the keys that were understood.
struct Draft {
  const Json& object;
  const ReaderContext& context;
  Article article = {};
  std::vector<std::string> used = {};
};

/// BadInput that names the key and what its value must be.
[[nodiscard]] Error wrong_type(std::string_view key, std::string_view wanted);

/// BadInput for a JSON text that is nested too deeply to be read. @p clean is what will be parsed.
[[nodiscard]] Status check_nesting(std::string_view clean);

/// The text of a JSON string: clean UTF-8, blanks collapsed.
[[nodiscard]] std::string clean(const Json& text);

/// The first of @p names that the object has and that is not null; it counts as understood. Nothing
/// is a null pointer.
[[nodiscard]] const Json* take(Draft& draft, std::initializer_list<const char*> names,
                               std::string_view& name);

// Each sets its value from the first of the names that the object has, and leaves it alone without
// one. BadInput for a value of the wrong type.
[[nodiscard]] Status take_string(Draft& draft, std::initializer_list<const char*> names,
                                 std::string& value);
[[nodiscard]] Status take_list(Draft& draft, std::initializer_list<const char*> names,
                               std::vector<std::string>& values);
[[nodiscard]] Status take_time(Draft& draft, std::initializer_list<const char*> names,
                               extract::Clock clock);

/// A string or a list of strings as a list, cleaned, line ends kept.
[[nodiscard]] Result<std::vector<std::string>> strings(const Json& value, std::string_view name);

/// A date as text or Unix seconds; nothing for an empty text.
[[nodiscard]] Result<std::optional<extract::FoundTime>> read_time(const Json& value,
                                                                  std::string_view name,
                                                                  const extract::DateRules& dates);

/// `published_precision` and `published_text`, which say more about `published`.
[[nodiscard]] Status take_date_details(Draft& draft);

/// `first_seen` with `first_seen_precision`; neither counts where `first_seen_derived` is true.
[[nodiscard]] Status take_first_seen(Draft& draft);

/// Tickers as strings or objects; what has no shape of a symbol is kept in `extra`.
[[nodiscard]] Status take_tickers(Draft& draft);

}  // namespace dateline::indexer
