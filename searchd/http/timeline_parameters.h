// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of the parameter table that /v1/timeline alone takes.
#pragma once

#include <span>

#include "searchd/http/parameter_table.h"

namespace dateline::searchd {

[[nodiscard]] std::span<const ApiParameter> timeline_parameters();

}  // namespace dateline::searchd
