// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/problem.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "searchd/http/url.h"

namespace dateline::searchd {
namespace {

constexpr std::size_t kMaxReceivedBytes = 200;

constexpr bool kinds_are_in_order() {
  for (std::size_t i = 0; i < kProblemKinds.size(); ++i) {
    if (static_cast<std::size_t>(kProblemKinds[i].code) != i) {
      return false;
    }
  }
  return true;
}
static_assert(kinds_are_in_order());

/// The parameter that a message of searchd/search begins with, or nothing.
std::string leading_parameter(std::string_view message) {
  const std::size_t colon = message.find(':');
  if (colon == std::string_view::npos) {
    return {};
  }
  const std::string_view name = message.substr(0, colon);
  const bool plausible = !name.empty() && std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || c == '_' || c == '.';
  });
  return plausible ? std::string(name) : std::string();
}

Problem invalid(const Error& error) {
  Problem problem{.code = ProblemCode::InvalidParameter,
                  .parameter = leading_parameter(error.message),
                  .expected = error.hint,
                  .detail = error.message};
  if (problem.parameter == "cursor") {
    problem.code = ProblemCode::CursorMismatch;
  } else if (problem.parameter == "from" || problem.parameter == "to" ||
             problem.parameter == "as_of") {
    problem.code = ProblemCode::InvalidDate;
  }
  return problem;
}

std::string with_hint(const Error& error) {
  return error.hint.empty() ? error.message : error.message + "; " + error.hint;
}

}  // namespace

Problem to_problem(const Error& error) {
  switch (error.code) {
    case ErrorCode::InvalidArgument:
      return invalid(error);
    case ErrorCode::NotFound:
      return {.code = ProblemCode::NotFound, .detail = with_hint(error)};
    case ErrorCode::Expired:
      return {.code = ProblemCode::CursorExpired,
              .parameter = leading_parameter(error.message),
              .detail = with_hint(error)};
    case ErrorCode::Timeout:
      return {.code = ProblemCode::Timeout, .detail = with_hint(error)};
    case ErrorCode::Busy:
      return {.code = ProblemCode::Overloaded, .detail = "too much work at once; try again soon"};
    case ErrorCode::BadInput:
    case ErrorCode::SchemaMismatch:
    case ErrorCode::Rejected:
    case ErrorCode::Io:
    case ErrorCode::Corrupt:
    case ErrorCode::Internal:
      break;
  }
  return {.code = ProblemCode::Internal,
          .detail = "something failed in the server; its log tells more under this request_id"};
}

std::string to_json(const Problem& problem, std::string_view request_id) {
  const ProblemKind& kind = kind_of(problem.code);
  nlohmann::ordered_json json;
  json["type"] = "/docs/errors#" + std::string(kind.name);
  json["title"] = kind.title;
  json["status"] = kind.status;
  json["code"] = kind.name;
  if (!problem.parameter.empty()) {
    json["parameter"] = problem.parameter;
    json["received"] = cut_utf8(problem.received, kMaxReceivedBytes);
  }
  if (!problem.expected.empty()) {
    json["expected"] = problem.expected;
  }
  json["detail"] = problem.detail;
  json["request_id"] = request_id;
  return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace dateline::searchd
