// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/url.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "indexer/base/utf8.h"

namespace dateline::searchd {
namespace {

int hex_value(char c) {
  if (c >= '0' && c <= '9') {
    return c - '0';
  }
  const auto lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

std::optional<std::string> decode_query_text(std::string_view text) {
  std::string spaced(text);
  std::ranges::replace(spaced, '+', ' ');
  return decode_path(spaced);
}

bool stays(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("-._~,:").find(c) != std::string_view::npos;
}

void append_escaped(std::string& out, std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  for (const char c : text) {
    if (stays(c)) {
      out += c;
      continue;
    }
    const auto byte = static_cast<std::uint8_t>(c);
    out += '%';
    out += kDigits[byte >> 4U];
    out += kDigits[byte & 0xFU];
  }
}

Problem bad_encoding(std::string_view name, std::string_view value, std::string_view what) {
  return {.code = ProblemCode::InvalidParameter,
          .parameter = std::string(name),
          .received = std::string(value),
          .expected = "UTF-8, percent-encoded",
          .detail = std::string(name) + ": " + std::string(what)};
}

Checked<Parameter> parse_piece(std::string_view piece) {
  const std::size_t equals = std::min(piece.find('='), piece.size());
  const std::string_view value = piece.substr(std::min(equals + 1, piece.size()));
  auto name = decode_query_text(piece.substr(0, equals));
  auto decoded = decode_query_text(value);
  if (!name || !decoded) {
    return bad_encoding(name.value_or(std::string(piece.substr(0, equals))), value,
                        "a % must be followed by two hexadecimal digits; % itself is %25");
  }
  if (!is_utf8(*name) || !is_utf8(*decoded)) {
    return bad_encoding(*name, value, "these bytes are not UTF-8");
  }
  return Parameter{std::move(*name), std::move(*decoded)};
}

}  // namespace

TargetParts split_target(std::string_view target) {
  constexpr std::string_view kScheme = "http://";
  TargetParts parts;
  if (lower_ascii(target.substr(0, kScheme.size())) == kScheme) {
    target.remove_prefix(kScheme.size());
    const std::size_t end = std::min(target.find_first_of("/?"), target.size());
    parts.authority = target.substr(0, end);
    target.remove_prefix(end);
  }
  const std::size_t mark = std::min(target.find('?'), target.size());
  parts.path = mark == 0 && parts.authority ? "/" : target.substr(0, mark);
  parts.query = target.substr(std::min(mark + 1, target.size()));
  return parts;
}

std::optional<std::string> decode_path(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '%') {
      out += text[at];
      continue;
    }
    const bool complete = text.size() - at > 2;
    const int high = complete ? hex_value(text[at + 1]) : -1;
    const int low = complete ? hex_value(text[at + 2]) : -1;
    if (high < 0 || low < 0) {
      return std::nullopt;
    }
    out += static_cast<char>(high * 16 + low);
    at += 2;
  }
  return out;
}

Checked<Parameters> parse_query(std::string_view query) {
  Parameters parameters;
  while (!query.empty()) {
    const std::size_t end = std::min(query.find('&'), query.size());
    if (end > 0) {
      auto piece = parse_piece(query.substr(0, end));
      if (auto* problem = std::get_if<Problem>(&piece)) {
        return std::move(*problem);
      }
      parameters.push_back(std::move(std::get<Parameter>(piece)));
    }
    query.remove_prefix(std::min(end + 1, query.size()));
  }
  return parameters;
}

std::string to_query(const Parameters& parameters) {
  std::string out;
  for (const auto& [name, value] : parameters) {
    out += out.empty() ? "" : "&";
    append_escaped(out, name);
    out += '=';
    append_escaped(out, value);
  }
  return out;
}

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return lower;
}

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    const std::size_t length = utf8_length(text);
    if (length == 0) {
      return false;
    }
    text.remove_prefix(length);
  }
  return true;
}

std::string cut_utf8(std::string_view text, std::size_t bytes) {
  const std::string_view start = utf8_prefix(text, bytes);
  return std::string(start) + (start.size() < text.size() ? "…" : "");
}

}  // namespace dateline::searchd
