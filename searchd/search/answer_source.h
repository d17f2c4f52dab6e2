// SPDX-License-Identifier: GPL-3.0-or-later
// What answers are made from.
#pragma once

#include "searchd/search/companies.h"
#include "searchd/search/deadline.h"
#include "searchd/search/snapshot.h"

namespace dateline::searchd {

/// All must outlive the call that it is passed to.
struct AnswerSource {
  const Snapshot& snapshot;
  const Handles& handles;
  const Companies& companies;
  const Deadline& deadline;
};

}  // namespace dateline::searchd
