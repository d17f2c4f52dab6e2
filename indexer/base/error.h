// SPDX-License-Identifier: GPL-3.0-or-later
// The one error type: which kind of failure, what happened in words, and what the user can do.
//
// A code becomes an exit status in indexer/exit_status.h and an HTTP status in
// searchd/http/problem.cpp, and nowhere else.
#pragma once

#include <cstdint>
#include <string>

namespace dateline {

enum class ErrorCode : std::uint8_t {
  InvalidArgument,  // the caller asked for something that makes no sense
  NotFound,         // the named thing does not exist
  BadInput,         // one record of the input cannot be read; the next one may be fine
  SchemaMismatch,   // stored data was written by an incompatible version
  Busy,             // another process holds the lock, or a limit on work in progress is reached
  Expired,          // it existed once and is gone on purpose
  Rejected,         // built, but a check refused to activate it
  Timeout,          // the deadline passed
  Io,               // the operating system refused
  Corrupt,          // stored data contradicts itself
  Internal,         // a bug in this program
};

/// The name of a code as reports and logs print it, for example "bad_input".
[[nodiscard]] constexpr const char* to_string(ErrorCode code) {
  switch (code) {
    case ErrorCode::InvalidArgument:
      return "invalid_argument";
    case ErrorCode::NotFound:
      return "not_found";
    case ErrorCode::BadInput:
      return "bad_input";
    case ErrorCode::SchemaMismatch:
      return "schema_mismatch";
    case ErrorCode::Busy:
      return "busy";
    case ErrorCode::Expired:
      return "expired";
    case ErrorCode::Rejected:
      return "rejected";
    case ErrorCode::Timeout:
      return "timeout";
    case ErrorCode::Io:
      return "io";
    case ErrorCode::Corrupt:
      return "corrupt";
    case ErrorCode::Internal:
      return "internal";
  }
  return "internal";
}

struct Error {
  ErrorCode code = ErrorCode::Internal;
  std::string message;    // a lower-case sentence that names the thing
  std::string hint = {};  // what to do about it; may be empty
};

}  // namespace dateline
