// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/explanation.h"

#include "indexer/io/text.h"

namespace dateline::extract {
namespace {

constexpr std::size_t kTextBytes = 200;

}  // namespace

void Explanation::add(Candidate candidate) {
  candidate.text = io::cut_text(candidate.text, kTextBytes);
  candidate.value = io::cut_text(candidate.value, kTextBytes);
  candidates_.push_back(std::move(candidate));
}

}  // namespace dateline::extract
