// SPDX-License-Identifier: GPL-3.0-or-later
// The log of both programs: one JSON object a line on standard error. Client text is escaped and
// cut, so a hostile request cannot forge a line.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace dateline {

enum class LogLevel : std::uint8_t { Debug, Info, Warning, Error };

/// One named value of a log line.
using LogValue = std::variant<std::string_view, std::int64_t, double, bool>;
using LogField = std::pair<std::string_view, LogValue>;

/// Lines below @p level are dropped. Info at start. Thread-safe.
void set_log_level(LogLevel level);

/// Writes one line: time, level, event and the fields. Strings are cut at 500 bytes. Thread-safe,
/// never throws.
void log_event(LogLevel level, std::string_view event,
               std::initializer_list<LogField> fields = {}) noexcept;

}  // namespace dateline
