// SPDX-License-Identifier: GPL-3.0-or-later
// The border between Xapian, which throws, and the project, which returns Result.
#pragma once

#include <string>
#include <string_view>
#include <type_traits>

#include <xapian.h>

#include "indexer/base/result.h"

namespace dateline::schema {

namespace detail {

inline Error from_xapian(std::string_view doing, const Xapian::Error& error, ErrorCode code,
                         std::string hint) {
  return {code, std::string(doing) + ": " + error.get_type() + ": " + error.get_msg(),
          std::move(hint)};
}

}  // namespace detail

/// Runs @p action; an exception of Xapian becomes an Error that begins with @p doing. Everything
/// else (std::bad_alloc, a bug of ours) passes through.
template <typename Action>
auto guarded(std::string_view doing, const Action& action)
    -> Result<std::invoke_result_t<const Action&>> {
  using detail::from_xapian;
  try {
    return action();
  } catch (const Xapian::DatabaseLockError& error) {
    return from_xapian(doing, error, ErrorCode::Busy, "is another indexer at work?");
  } catch (const Xapian::DatabaseNotFoundError& error) {
    return from_xapian(doing, error, ErrorCode::NotFound, "");
  } catch (const Xapian::DatabaseOpeningError& error) {
    return from_xapian(doing, error, ErrorCode::Io, "");
  } catch (const Xapian::DatabaseError& error) {
    return from_xapian(doing, error, ErrorCode::Corrupt,
                       "run `dateline-index check`; `dateline-index rollback` goes one back");
  } catch (const Xapian::Error& error) {
    return from_xapian(doing, error, ErrorCode::Internal, "");
  }
}

}  // namespace dateline::schema
