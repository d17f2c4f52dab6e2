// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/refusals.h"

#include <algorithm>
#include <array>

#include "searchd/http/routes.h"
#include "searchd/http/url.h"

namespace dateline::searchd {
namespace {

/// Whether a head begins with a method that is well formed but none of those cpp-httplib parses.
bool has_strange_method(std::string_view head) {
  constexpr std::array<std::string_view, 10> kParsed = {
      "GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH", "PRI"};
  const std::string_view line = head.substr(0, head.find("\r\n"));
  const std::string_view method = line.substr(0, line.find(' '));
  const bool well_formed =
      !method.empty() && line.substr(method.size()).starts_with(" /") &&
      (line.ends_with(" HTTP/1.1") || line.ends_with(" HTTP/1.0")) &&
      std::ranges::all_of(method, [](char c) { return (c >= 'A' && c <= 'Z') || c == '-'; });
  return well_formed && std::ranges::find(kParsed, method) == kParsed.end();
}

/// `Allow` of the address in a head, whose request line is well formed.
std::string allowed_methods(std::string_view head) {
  const std::string_view rest = head.substr(head.find(' ') + 1);
  const auto path = decode_path(split_target(rest.substr(0, rest.find(' '))).path);
  const auto route = path ? find_route(*path) : std::nullopt;
  return std::string(allow_header(route ? route->methods : Methods::Get));
}

}  // namespace

bool has_method(std::string_view head, std::string_view method) {
  return head.starts_with(method) && head.substr(method.size()).starts_with(' ');
}

std::optional<Problem> find_fault(std::string_view head, const std::optional<BodyFacts>& facts) {
  if (has_strange_method(head)) {
    return Problem{.code = ProblemCode::MethodNotAllowed,
                   .expected = allowed_methods(head),
                   .detail = "the method of the request is not answered here"};
  }
  if (!facts) {
    return Problem{.code = ProblemCode::BadRequest,
                   .detail = "a header of the request is malformed or stands twice"};
  }
  if (facts->has_transfer_coding) {
    return Problem{.code = ProblemCode::LengthRequired,
                   .expected = "Content-Length",
                   .detail = "a body must say its length beforehand; it may not come in chunks"};
  }
  if (facts->has_content_coding && facts->length > 0) {
    return Problem{.code = ProblemCode::UnsupportedMediaType,
                   .expected = "no Content-Encoding",
                   .detail = "a body must come as it is, not compressed"};
  }
  if (has_method(head, "POST") && facts->length > kMaxBodyBytes) {
    return Problem{.code = ProblemCode::BodyTooLarge,
                   .expected = "at most 64 KB",
                   .detail = "the body of the request is over 64 KB"};
  }
  return std::nullopt;
}

Problem problem_of(Arrival arrival) {
  if (arrival == Arrival::TooLarge) {
    return {.code = ProblemCode::RequestTooLarge,
            .detail = "the head of the request is over 16 KB"};
  }
  if (arrival == Arrival::Closed) {
    return {.code = ProblemCode::BadRequest, .detail = "the request ended before its body did"};
  }
  return {.code = ProblemCode::RequestTimeout,
          .detail = "the request did not arrive whole within 5 seconds"};
}

Problem problem_of_status(int status) {
  if (status == 414) {
    return {.code = ProblemCode::RequestTooLarge, .detail = "the address is over 8 KB"};
  }
  return {.code = ProblemCode::BadRequest, .detail = "this is no HTTP request I can read"};
}

std::string to_bytes(const HttpResponse& response) {
  std::string out = "HTTP/1.1 " + std::to_string(response.status) + " Refused\r\n";
  for (const auto& [name, value] : response.headers) {
    out.append(name).append(": ").append(value).append("\r\n");
  }
  out += "Connection: close\r\nContent-Length: " + std::to_string(response.body.size());
  return out + "\r\n\r\n" + response.body;
}

}  // namespace dateline::searchd
