// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/explanation.h"

#include "indexer/base/utf8.h"

namespace dateline::extract {
namespace {

constexpr std::size_t kTextBytes = 200;

}  // namespace

void Explanation::add(Candidate candidate) {
  candidate.text = utf8_prefix(candidate.text, kTextBytes);
  candidate.value = utf8_prefix(candidate.value, kTextBytes);
  candidates_.push_back(std::move(candidate));
}

}  // namespace dateline::extract
