// SPDX-License-Identifier: GPL-3.0-or-later
// What the program answers to its caller. The one place where an ErrorCode becomes an exit status.
#pragma once

#include <cstdint>

#include "indexer/base/error.h"

namespace dateline::indexer {

enum class ExitStatus : std::uint8_t {
  Fine = 0,
  Failed = 1,
  NotActivated = 2,  // built, but a check refused to make it the current generation
  Skipped = 3,       // fine, but records of the input were left out
  Locked = 4,        // another indexer is at work
  Usage = 64,        // as EX_USAGE of sysexits.h
};

[[nodiscard]] constexpr ExitStatus exit_status_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::InvalidArgument:
      return ExitStatus::Usage;
    case ErrorCode::Busy:
      return ExitStatus::Locked;
    case ErrorCode::Rejected:
      return ExitStatus::NotActivated;
    case ErrorCode::NotFound:
    case ErrorCode::BadInput:
    case ErrorCode::SchemaMismatch:
    case ErrorCode::Expired:
    case ErrorCode::Timeout:
    case ErrorCode::Io:
    case ErrorCode::Corrupt:
    case ErrorCode::Internal:
      return ExitStatus::Failed;
  }
  return ExitStatus::Failed;
}

}  // namespace dateline::indexer
