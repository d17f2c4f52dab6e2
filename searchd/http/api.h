// SPDX-License-Identifier: GPL-3.0-or-later
// The endpoints of the JSON API over one archive.
#pragma once

#include <cstdint>
#include <functional>

#include "searchd/http/answer.h"
#include "searchd/search/archive.h"

namespace dateline::searchd {

/// Thread-safe. The archive must outlive it.
class Api {
 public:
  using Clock = std::function<std::int64_t()>;  // seconds since 1970

  Api(Archive& archive, Clock clock);

  [[nodiscard]] Checked<Answer> answer(const Call& call);

 private:
  [[nodiscard]] Checked<Answer> article(const Call& call);
  [[nodiscard]] Checked<Answer> fields(const Call& call);
  [[nodiscard]] Checked<Answer> stats(const Call& call);
  [[nodiscard]] Checked<Answer> ready(const Call& call);

  Archive& archive_;
  Clock clock_;
};

}  // namespace dateline::searchd
