// SPDX-License-Identifier: GPL-3.0-or-later
// What goes wrong, as a client is told: RFC 9457 problem documents with stable codes. The one place
// where an ErrorCode becomes an HTTP status.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "indexer/base/error.h"

namespace dateline::searchd {

enum class ProblemCode : std::uint8_t {
  InvalidParameter,
  UnknownParameter,
  RepeatedParameter,
  InvalidDate,
  QueryTooLong,
  CursorMismatch,
  CursorExpired,
  BadRequest,
  RequestTooLarge,
  BodyTooLarge,
  LengthRequired,
  UnsupportedMediaType,
  InvalidBody,
  NotFound,
  MethodNotAllowed,
  HostNotAllowed,
  RequestTimeout,
  Timeout,
  Overloaded,
  NotReady,
  Internal,
};

struct ProblemKind {
  ProblemCode code;
  std::string_view name;  // stable: programs branch on it
  int status;
  std::string_view title;
};

inline constexpr std::array kProblemKinds = {
    ProblemKind{ProblemCode::InvalidParameter, "invalid_parameter", 400, "Invalid parameter"},
    ProblemKind{ProblemCode::UnknownParameter, "unknown_parameter", 400, "Unknown parameter"},
    ProblemKind{ProblemCode::RepeatedParameter, "repeated_parameter", 400, "Repeated parameter"},
    ProblemKind{ProblemCode::InvalidDate, "invalid_date", 400, "Invalid date"},
    ProblemKind{ProblemCode::QueryTooLong, "query_too_long", 400, "Query too long"},
    ProblemKind{ProblemCode::CursorMismatch, "cursor_mismatch", 400, "Cursor of another request"},
    ProblemKind{ProblemCode::CursorExpired, "cursor_expired", 410, "Cursor expired"},
    ProblemKind{ProblemCode::BadRequest, "bad_request", 400, "Malformed request"},
    ProblemKind{ProblemCode::RequestTooLarge, "request_too_large", 431, "Request too large"},
    ProblemKind{ProblemCode::BodyTooLarge, "body_too_large", 413, "Request body too large"},
    ProblemKind{ProblemCode::LengthRequired, "length_required", 411, "Length required"},
    ProblemKind{ProblemCode::UnsupportedMediaType, "unsupported_media_type", 415,
                "Unsupported media type"},
    ProblemKind{ProblemCode::InvalidBody, "invalid_body", 400, "Malformed request body"},
    ProblemKind{ProblemCode::NotFound, "not_found", 404, "Not found"},
    ProblemKind{ProblemCode::MethodNotAllowed, "method_not_allowed", 405, "Method not allowed"},
    ProblemKind{ProblemCode::HostNotAllowed, "host_not_allowed", 421, "Host not allowed"},
    ProblemKind{ProblemCode::RequestTimeout, "request_timeout", 408, "Request too slow"},
    ProblemKind{ProblemCode::Timeout, "timeout", 504, "Out of time"},
    ProblemKind{ProblemCode::Overloaded, "overloaded", 503, "Overloaded"},
    ProblemKind{ProblemCode::NotReady, "not_ready", 503, "Not ready"},
    ProblemKind{ProblemCode::Internal, "internal", 500, "Internal error"},
};

[[nodiscard]] constexpr const ProblemKind& kind_of(ProblemCode code) {
  return kProblemKinds[static_cast<std::size_t>(code)];
}

/// One thing that went wrong. Members that do not apply are empty.
struct Problem {
  ProblemCode code = ProblemCode::Internal;
  std::string parameter = {};
  std::string received = {};
  std::string expected = {};
  std::string detail = {};
};

/// A value, or what the client did wrong.
template <typename T>
using Checked = std::variant<T, Problem>;

/// What a client is told about @p error. The message of an error that is no fault of the client is
/// left out: it goes to the log.
[[nodiscard]] Problem to_problem(const Error& error);

/// The problem document. `received` is cut to 200 bytes.
[[nodiscard]] std::string to_json(const Problem& problem, std::string_view request_id);

}  // namespace dateline::searchd
