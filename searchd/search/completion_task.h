// SPDX-License-Identifier: GPL-3.0-or-later
// What the completions of each type are made from.
#pragma once

#include <cstddef>

#include "searchd/search/answer_source.h"
#include "searchd/search/completion.h"
#include "searchd/search/typed_text.h"
#include "searchd/search/view_counter.h"

namespace dateline::searchd {

/// For each completion that is asked for, so many candidates are looked at.
inline constexpr std::size_t kLooks = 4;

/// All must outlive the call that it is passed to.
struct CompletionTask {
  const AnswerSource& source;
  const CompletionRequest& request;
  const TypedText& text;       // the request's
  const ViewCounter& counter;  // of the latest wordings at the request's as_of
};

}  // namespace dateline::searchd
