// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of the parameter table that endpoints of lists and suggestions alone take.
#pragma once

#include <span>

#include "searchd/http/parameter_table.h"

namespace dateline::searchd {

[[nodiscard]] std::span<const ApiParameter> list_parameters();

/// The order of a list whose request does not say.
[[nodiscard]] constexpr ListOrder default_order(Endpoint endpoint) {
  return endpoint == Endpoint::Topics ? ListOrder::Value : ListOrder::Count;
}

}  // namespace dateline::searchd
