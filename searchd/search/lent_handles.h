// SPDX-License-Identifier: GPL-3.0-or-later
// The one way a request gets at the Xapian handles of a snapshot, and where exceptions end.
#pragma once

#include <memory>
#include <type_traits>
#include <utility>

#include "indexer/base/result.h"
#include "indexer/schema/xapian_guard.h"
#include "searchd/search/deadline.h"
#include "searchd/search/snapshot.h"

namespace dateline::searchd {

/// Handles lent by a snapshot, given back at the end of the scope unless something went wrong with
/// them.
class LentHandles {
 public:
  LentHandles(const Snapshot& snapshot, std::unique_ptr<Handles> handles)
      : snapshot_(snapshot), handles_(std::move(handles)) {}

  [[nodiscard]] const Handles& operator*() const { return *handles_; }
  void give_back() { snapshot_.give_back(std::move(handles_)); }

 private:
  const Snapshot& snapshot_;
  std::unique_ptr<Handles> handles_;
};

/// Runs @p action with handles of the snapshot; exceptions become errors, and the handles they
/// passed through are thrown away.
template <typename Action>
auto with_handles(const Snapshot& snapshot, const Action& action)
    -> std::invoke_result_t<const Action&, const Handles&> {
  auto handles = snapshot.take_handles();
  if (!handles) {
    return std::move(handles).error();
  }
  LentHandles lent(snapshot, *std::move(handles));
  try {
    auto guarded = schema::guarded("searching", [&] { return action(*lent); });
    if (!guarded) {
      return std::move(guarded).error();
    }
    lent.give_back();
    return *std::move(guarded);
  } catch (const DeadlineExceeded&) {
    return Error{ErrorCode::Timeout, "the search took longer than its time limit",
                 "ask for fewer or rarer words, or a shorter range of dates"};
  }
}

}  // namespace dateline::searchd
