// SPDX-License-Identifier: GPL-3.0-or-later
// Error codes become HTTP statuses, and faults of the server stay in the server.
#include "searchd/http/problem.h"

#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "searchd/http/embedded_files.h"

namespace dateline::searchd {
namespace {

int status_of(ErrorCode code, const std::string& message = "") {
  return kind_of(to_problem(Error{code, message}).code).status;
}

TEST(ToProblem, GivesEachErrorItsStatus) {
  EXPECT_EQ(status_of(ErrorCode::InvalidArgument), 400);
  EXPECT_EQ(status_of(ErrorCode::NotFound), 404);
  EXPECT_EQ(status_of(ErrorCode::Expired), 410);
  EXPECT_EQ(status_of(ErrorCode::Busy), 503);
  EXPECT_EQ(status_of(ErrorCode::Timeout), 504);
  EXPECT_EQ(status_of(ErrorCode::Corrupt), 500);
  EXPECT_EQ(status_of(ErrorCode::Internal), 500);
}

TEST(ToProblem, TakesTheParameterFromTheMessage) {
  const Problem cursor = to_problem({ErrorCode::InvalidArgument, "cursor: of another request"});
  const Problem zone = to_problem({ErrorCode::InvalidArgument, "tz: no zone is called X/Y"});

  EXPECT_EQ(cursor.code, ProblemCode::CursorMismatch);
  EXPECT_EQ(cursor.parameter, "cursor");
  EXPECT_EQ(zone.code, ProblemCode::InvalidParameter);
  EXPECT_EQ(zone.parameter, "tz");
}

TEST(ToProblem, KeepsFaultsOfTheServerToItself) {
  const Problem problem = to_problem({ErrorCode::Io, "cannot read /secret/place"});

  EXPECT_EQ(problem.code, ProblemCode::Internal);
  EXPECT_EQ(problem.detail.find("secret"), std::string::npos);
}

TEST(ProblemJson, HasTheMembersOfRfc9457AndOurs) {
  const auto json = nlohmann::json::parse(to_json({.code = ProblemCode::InvalidDate,
                                                   .parameter = "from",
                                                   .received = "31/03/2025",
                                                   .expected = "YYYY",
                                                   .detail = "from: no"},
                                                  "01J"));

  EXPECT_EQ(json, nlohmann::json::parse(R"({"type":"/docs/errors#invalid_date",
    "title":"Invalid date","status":400,"code":"invalid_date","parameter":"from",
    "received":"31/03/2025","expected":"YYYY","detail":"from: no","request_id":"01J"})"));
}

TEST(ProblemJson, LeavesOutAParameterThatThereIsNot) {
  const auto json = nlohmann::json::parse(to_json({.code = ProblemCode::NotFound}, "01J"));

  EXPECT_FALSE(json.contains("parameter"));
  EXPECT_FALSE(json.contains("received"));
}

TEST(ProblemJson, CutsAndRepairsWhatWasReceived) {
  const Problem problem{.parameter = "q", .received = std::string(5000, '\xff')};

  const auto json = nlohmann::json::parse(to_json(problem, "01J"));

  EXPECT_LT(json["received"].get<std::string>().size(), 700U);
}

TEST(ProblemPage, TellsOfEveryKindAndNoOther) {
  const EmbeddedFile* const page = find_embedded_file("/docs/errors.html");
  ASSERT_NE(page, nullptr);
  const std::string text(page->bytes);

  std::size_t sections = 0;
  for (std::size_t at = text.find("<section id="); at != std::string::npos; ++sections) {
    at = text.find("<section id=", at + 1);
  }
  EXPECT_EQ(sections, kProblemKinds.size());
  for (const ProblemKind& kind : kProblemKinds) {
    std::ostringstream head;
    head << "<section id=\"" << kind.name << "\">\n<h2>" << kind.title << "</h2>\n<p><code>"
         << kind.name << "</code>, status " << kind.status << "</p>\n";
    EXPECT_NE(text.find(head.str()), std::string::npos) << head.str();
  }
}

}  // namespace
}  // namespace dateline::searchd
