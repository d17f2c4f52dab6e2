// SPDX-License-Identifier: GPL-3.0-or-later
// What answers are made from.
#pragma once

#include <cstddef>

#include "searchd/search/companies.h"
#include "searchd/search/deadline.h"
#include "searchd/search/matching.h"
#include "searchd/search/snapshot.h"

namespace dateline::searchd {

/// All must outlive the call that it is passed to.
struct AnswerSource {
  const Snapshot& snapshot;
  const Handles& handles;
  const Companies& companies;
  const Deadline& deadline;

  /// Looks for rows of one segment.
  [[nodiscard]] Matcher matcher(std::size_t segment) const {
    return {handles.databases[segment], snapshot.segment(segment), deadline};
  }
};

}  // namespace dateline::searchd
