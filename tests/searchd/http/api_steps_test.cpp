// SPDX-License-Identifier: GPL-3.0-or-later
// Validators of answers: what a client may keep, and for which generation.
#include "searchd/http/api_steps.h"

#include <gtest/gtest.h>

#include "indexer/base/result.h"

namespace dateline::searchd {
namespace {

struct Found {
  std::string generation;
  bool provisional = false;
};

/// The answer to a call without parameters, made from @p found while `served` was the generation
/// served.
Answer answer_from(const Found& found, const std::string& if_none_match = "") {
  const Call call{.endpoint = Endpoint::Search, .if_none_match = if_none_match};
  return std::get<Answer>(answer_call(
      call, {.path = "/v1/search", .generation = "served", .now = 0},
      [&](const SearchCall& /*wanted*/) { return Result<Found>(found); },
      [](const SearchCall& /*wanted*/, const Found& shown) { return shown.generation; }));
}

TEST(AnswerCall, TagsTheGenerationThatTheAnswerIsFrom) {
  const Answer answer = answer_from({.generation = "before"});

  EXPECT_EQ(answer.body, "before");
  EXPECT_NE(answer.etag, "");
  EXPECT_NE(answer.etag, answer_from({.generation = "served"}).etag);
}

TEST(AnswerCall, AnswersAClientThatHasTheGenerationServedWithTheTagAlone) {
  const std::string tag = answer_from({.generation = "served"}).etag;

  EXPECT_EQ(answer_from({.generation = "served"}, tag).body, "");
  EXPECT_EQ(answer_from({.generation = "served"}, "W/\"other\"").body, "served");
}

TEST(AnswerCall, GivesNoTagToAnAnswerThatTimeCutShort) {
  const Answer answer = answer_from({.generation = "served", .provisional = true});

  EXPECT_EQ(answer.body, "served");
  EXPECT_EQ(answer.etag, "");
}

TEST(AnswerCall, TellsWhatFindingTook) {
  const Call call{.endpoint = Endpoint::Search};
  double told = -1;

  const auto answer = std::get<Answer>(answer_call(
      call, {.path = "/v1/search", .generation = "served", .now = 0},
      [](const SearchCall& /*wanted*/) { return Result<Found>(Found{}); },
      [&](const SearchCall& /*wanted*/, const Found& /*found*/, double took) {
        told = took;
        return std::string();
      }));

  EXPECT_GE(told, 0);
  EXPECT_EQ(answer.search_ms, told);
}

}  // namespace
}  // namespace dateline::searchd
