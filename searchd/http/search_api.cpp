// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/search_api.h"

#include <chrono>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "searchd/http/api_steps.h"
#include "searchd/http/json.h"
#include "searchd/http/json_body.h"

namespace dateline::searchd {
namespace {

/// Refuses parameters in the address of a POST.
std::optional<Problem> check_address(const Call& call) {
  if (call.parameters.empty()) {
    return std::nullopt;
  }
  const auto& [name, value] = call.parameters.front();
  return Problem{.code = ProblemCode::UnknownParameter,
                 .parameter = name,
                 .received = value,
                 .expected = "no parameters in the address",
                 .detail = cut_utf8(name, 100) + ": a POST has its parameters in its body"};
}

/// The call with the parameters of its body, where it has one.
Checked<Call> with_body_read(const Call& call) {
  if (!call.body) {
    return call;
  }
  if (auto problem = check_address(call)) {
    return std::move(*problem);
  }
  auto parameters = parse_json_parameters(call.endpoint, *call.body);
  if (auto* problem = std::get_if<Problem>(&parameters)) {
    return std::move(*problem);
  }
  return Call{.endpoint = call.endpoint,
              .parameters = std::get<Parameters>(std::move(parameters)),
              .request_id = call.request_id};
}

/// The answer to one search of several, or the problem with it.
std::string answer_one(Archive& archive, const Archive::Pin& pin,
                       const Checked<Parameters>& parameters, const Call& call, std::int64_t now) {
  const auto refused = [&call](const Problem& problem) {
    return to_json(problem, call.request_id);
  };
  if (const auto* problem = std::get_if<Problem>(&parameters)) {
    return refused(*problem);
  }
  const auto read = read_call(Endpoint::Search, std::get<Parameters>(parameters), now);
  if (const auto* problem = std::get_if<Problem>(&read)) {
    return refused(*problem);
  }
  const auto& wanted = std::get<SearchCall>(read);
  const auto start = std::chrono::steady_clock::now();
  const auto result = archive.search(wanted.request, pin);
  return result ? to_json(wanted, *result, took_ms(start)) : refused(report(result.error(), call));
}

}  // namespace

Checked<Answer> answer_search(Archive& archive, const Call& call, std::int64_t now) {
  const auto given = with_body_read(call);
  if (const auto* problem = std::get_if<Problem>(&given)) {
    return *problem;
  }
  const std::string generation = archive.generation();
  auto answer = answer_call(
      std::get<Call>(given), {.path = "/v1/search", .generation = generation, .now = now},
      [&](const SearchCall& wanted) { return archive.search(wanted.request); },
      [](const SearchCall& wanted, const SearchResult& result, double took) {
        return to_json(wanted, result, took);
      });
  if (auto* found = std::get_if<Answer>(&answer); found != nullptr && call.body) {
    found->etag.clear();  // answers to a POST are not kept
  }
  return answer;
}

Checked<Answer> answer_searches(Archive& archive, const Call& call, std::int64_t now) {
  if (auto problem = check_address(call)) {
    return std::move(*problem);
  }
  const auto read = parse_json_searches(call.body.value_or(""));
  if (const auto* problem = std::get_if<Problem>(&read)) {
    return *problem;
  }
  const auto start = std::chrono::steady_clock::now();
  const Archive::Pin pin = archive.pin();
  std::string body = R"({"answers":[)";
  for (const auto& parameters : std::get<std::vector<Checked<Parameters>>>(read)) {
    body += body.ends_with('[') ? "" : ",";
    body += answer_one(archive, pin, parameters, call, now);
  }
  return Answer{.body = body + "]}", .search_ms = took_ms(start)};
}

}  // namespace dateline::searchd
