// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of the parameter table that exports alone take.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "searchd/http/parameter_table.h"

namespace dateline::searchd {

[[nodiscard]] std::span<const ApiParameter> export_parameters();

/// The members of a row that `fields` of an export may name, besides id, in their order.
[[nodiscard]] std::span<const std::string_view> export_members();

/// Refuses parameters of an export that do not go together.
[[nodiscard]] std::optional<Problem> check_export(const SearchCall& call);

}  // namespace dateline::searchd
