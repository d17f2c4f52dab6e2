// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/query/repairs.h"

#include <algorithm>
#include <string>

#include "indexer/query/clean_text.h"
#include "indexer/query/parser.h"

namespace dateline::query {
namespace {

constexpr std::size_t kReportBytes = 100;

}  // namespace

void Repairs::add(std::string_view text, std::string_view reason) {
  const auto same = std::count_if(list_.begin(), list_.end(),
                                  [&](const Ignored& entry) { return entry.reason == reason; });
  if (static_cast<std::size_t>(same) < kMaxRepeats) {
    list_.push_back({shorten(text, kReportBytes), std::string(reason)});
  }
}

}  // namespace dateline::query
