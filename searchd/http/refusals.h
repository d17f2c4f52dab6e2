// SPDX-License-Identifier: GPL-3.0-or-later
// Why a request is refused before cpp-httplib sees it, and how that goes over the wire.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "searchd/http/connection.h"
#include "searchd/http/head_rules.h"
#include "searchd/http/message.h"
#include "searchd/http/problem.h"

namespace dateline::searchd {

inline constexpr std::size_t kMaxBodyBytes = std::size_t{64} * 1024;

/// Whether a head begins with that method.
[[nodiscard]] bool has_method(std::string_view head, std::string_view method);

/// What forbids to go on after a head, before anything of a body is read. @p facts are those of
/// read_strict_head(). No length is too large for a body that nobody will read.
[[nodiscard]] std::optional<Problem> find_fault(std::string_view head,
                                                const std::optional<BodyFacts>& facts);

/// What is answered when a request did not arrive whole.
[[nodiscard]] Problem problem_of(Arrival arrival);

/// What is answered in place of an error of cpp-httplib's own.
[[nodiscard]] Problem problem_of_status(int status);

/// A whole response that ends its connection, for those that cpp-httplib never sees.
[[nodiscard]] std::string to_bytes(const HttpResponse& response);

}  // namespace dateline::searchd
