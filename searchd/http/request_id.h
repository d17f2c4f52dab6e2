// SPDX-License-Identifier: GPL-3.0-or-later
// Names each request for logs and problem documents.
#pragma once

#include <string>

namespace dateline::searchd {

/// A ULID: 26 characters of Crockford base32, 48 bits of time in milliseconds, then 80 random bits.
/// Not a secret. Thread-safe.
[[nodiscard]] std::string new_request_id();

}  // namespace dateline::searchd
