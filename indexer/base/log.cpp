// SPDX-License-Identifier: GPL-3.0-or-later
// Writes each line as JSON by hand and leaves the locking and the writing to spdlog.
#include "indexer/base/log.h"

#include <spdlog/logger.h>
#include <spdlog/sinks/stdout_sinks.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <memory>
#include <string>

#include "indexer/base/timestamp.h"
#include "indexer/base/utf8.h"

namespace dateline {
namespace {

constexpr std::size_t kMaxStringBytes = 500;

std::atomic<LogLevel> lowest_level = LogLevel::Info;

std::string_view name_of(LogLevel level) {
  switch (level) {
    case LogLevel::Debug:
      return "debug";
    case LogLevel::Info:
      return "info";
    case LogLevel::Warning:
      return "warning";
    case LogLevel::Error:
      return "error";
  }
  return "error";
}

void append_ascii(std::string& line, char c) {
  static constexpr std::string_view kHex = "0123456789abcdef";
  const auto code = static_cast<unsigned char>(c);
  if (c == '"' || c == '\\') {
    line += '\\';
    line += c;
  } else if (code < 0x20U || code == 0x7FU) {
    line += "\\u00";
    line += kHex[code >> 4U];
    line += kHex[code & 0xFU];
  } else {
    line += c;
  }
}

/// Appends @p text as a JSON string, cut at kMaxStringBytes before a character. Bytes that are not
/// UTF-8 become U+FFFD.
void append_string(std::string& line, std::string_view text) {
  line += '"';
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t length = utf8_length(text.substr(at));
    if (at + std::max<std::size_t>(length, 1) > kMaxStringBytes) {
      line += "…";
      break;
    }
    if (length == 0) {
      line += "\uFFFD";
    } else if (length == 1) {
      append_ascii(line, text[at]);
    } else {
      line += text.substr(at, length);
    }
    at += std::max<std::size_t>(length, 1);
  }
  line += '"';
}

struct ValueAppender {
  std::string& line;

  void operator()(std::string_view text) const { append_string(line, text); }
  void operator()(bool value) const { line += value ? "true" : "false"; }
  void operator()(std::int64_t value) const { append_number(value); }
  void operator()(double value) const {
    if (std::isfinite(value)) {
      append_number(value);
    } else {
      line += "null";
    }
  }

 private:
  template <typename Number>
  void append_number(Number value) const {
    std::array<char, 64> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    line.append(digits.data(), end);
  }
};

std::string format_line(LogLevel level, std::string_view event,
                        std::initializer_list<LogField> fields) {
  std::string line = R"({"time":")" + to_rfc3339(now_seconds()) + R"(","level":")";
  line += name_of(level);
  line += R"(","event":)";
  append_string(line, event);
  for (const auto& [name, value] : fields) {
    line += ',';
    append_string(line, name);
    line += ':';
    std::visit(ValueAppender{line}, value);
  }
  line += '}';
  return line;
}

spdlog::logger& logger() {
  static spdlog::logger instance = [] {
    spdlog::logger made("dateline", std::make_shared<spdlog::sinks::stderr_sink_mt>());
    made.set_pattern("%v");
    return made;
  }();
  return instance;
}

}  // namespace

void set_log_level(LogLevel level) {
  lowest_level = level;
}

void log_event(LogLevel level, std::string_view event,
               std::initializer_list<LogField> fields) noexcept {
  if (level < lowest_level.load()) {
    return;
  }
  try {
    logger().log(spdlog::level::info, format_line(level, event, fields));
  } catch (...) {
    return;  // a line that cannot be written must not stop the work it tells about
  }
}

}  // namespace dateline
