// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/site.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <exception>
#include <optional>
#include <string_view>
#include <utility>

#include "indexer/base/log.h"
#include "searchd/http/embedded_files.h"
#include "searchd/http/response.h"

namespace dateline::searchd {
namespace {

constexpr int kNoContent = 204;

/// The path of a request target, decoded.
std::optional<std::string> readable_path(std::string_view path) {
  auto decoded = decode_path(path);
  return decoded && decoded->starts_with('/') && is_utf8(*decoded) ? decoded : std::nullopt;
}

Answer options_answer(Methods methods) {
  return {.status = kNoContent, .headers = {{"Allow", std::string(allow_header(methods))}}};
}

/// The file of the page behind a route or an address, or nullptr. Documents are addressed without
/// their ".html".
const EmbeddedFile* page_file(std::string_view path, const std::optional<RouteMatch>& route) {
  if (route) {
    return route->endpoint == Endpoint::Page ? find_embedded_file("/index.html") : nullptr;
  }
  if (path.ends_with(".html")) {
    return nullptr;
  }
  return find_embedded_file(path.starts_with("/docs/") ? std::string(path) + ".html"
                                                       : std::string(path));
}

Answer file_answer(const EmbeddedFile& file) {
  return {.media_type = std::string(media_type_of(file.path)),
          .body = std::string(file.bytes),
          .etag = "\"" + std::string(file.hash) + "\"",
          .surface = Surface::Page};
}

Problem not_found(std::string_view path) {
  return {.code = ProblemCode::NotFound,
          .detail =
              "there is nothing at " + cut_utf8(path, 200) + "; /openapi.json lists what there is"};
}

bool is_answered(std::string_view method, Methods methods) {
  return method == "POST" ? methods != Methods::Get
                          : methods != Methods::Post && (method == "GET" || method == "HEAD");
}

Problem method_not_allowed(std::string_view method, Methods methods) {
  return {.code = ProblemCode::MethodNotAllowed,
          .expected = std::string(allow_header(methods)),
          .detail = "the method " + cut_utf8(method, 20) + " is not answered here"};
}

/// Whether a Content-Type is JSON, whatever its parameters.
bool is_json(std::string_view content_type) {
  std::string type(content_type.substr(0, content_type.find(';')));
  type.erase(type.find_last_not_of(" \t") + 1);
  return lower_ascii(type) == "application/json";
}

Problem not_json(std::string_view content_type) {
  return {.code = ProblemCode::UnsupportedMediaType,
          .expected = "Content-Type: application/json",
          .detail = content_type.empty() ? "the request does not say what its body is"
                                         : "a body of the type " + cut_utf8(content_type, 100) +
                                               " is not read here"};
}

/// Why a request for a known address is not answered: its method, or what its body is.
std::optional<Problem> find_misfit(const HttpRequest& request, Methods methods) {
  if (!is_answered(request.method, methods)) {
    return method_not_allowed(request.method, methods);
  }
  if (request.method == "POST" && !is_json(request.content_type)) {
    return not_json(request.content_type);
  }
  return std::nullopt;
}

/// The same pieces from a source that may throw, which is logged.
BodySource guarded(BodySource pieces, const std::string& request_id) {
  return [pieces = std::move(pieces), request_id]() -> Result<std::string> {
    std::string what = "not a std::exception";
    try {
      auto piece = pieces();
      if (piece) {
        return piece;
      }
      what = piece.error().message;
    } catch (const std::exception& error) {
      what = error.what();
    } catch (...) {  // what stands
    }
    log_event(LogLevel::Warning, "response_cut_off", {{"id", request_id}, {"what", what}});
    return Error{ErrorCode::Internal, std::move(what)};
  };
}

Problem host_not_allowed(std::string_view host) {
  return {.code = ProblemCode::HostNotAllowed,
          .detail = "this server does not answer as \"" + cut_utf8(host, 100) +
                    "\"; its operator can allow the name with --allowed-hosts"};
}

void log_access(const Exchange& exchange, const HttpResponse& response) {
  const std::chrono::duration<double, std::milli> took =
      std::chrono::steady_clock::now() - exchange.start;
  const HttpRequest& request = exchange.request;
  log_event(LogLevel::Info, "request",
            {{"id", exchange.id},
             {"remote", request.remote},
             {"method", request.method},
             {"target", request.target},
             {"status", std::int64_t{response.status}},
             {"bytes", static_cast<std::int64_t>(response.body.size())},
             {"streamed", std::int64_t{response.pieces ? 1 : 0}},
             {"ms", took.count()}});
}

void log_exception(const Exchange& exchange, std::string_view what) {
  log_event(LogLevel::Error, "exception", {{"id", exchange.id}, {"what", what}});
}

}  // namespace

Site::Site(const Options& options, Endpoints endpoints)
    : hosts_(options.allowed_hosts),
      cors_origin_(options.cors_origin),
      public_url_(options.public_url),
      endpoints_(std::move(endpoints)) {}

HttpResponse Site::respond(const HttpRequest& request) const noexcept {
  try {
    const Exchange exchange{.request = request};
    Checked<Answer> outcome = to_problem(Error{ErrorCode::Internal, ""});
    try {
      outcome = answer(request, exchange.id);
    } catch (const std::exception& error) {
      log_exception(exchange, error.what());
    } catch (...) {
      log_exception(exchange, "not a std::exception");
    }
    HttpResponse response = make_response(exchange, std::move(outcome), cors_origin_);
    log_access(exchange, response);
    if (response.pieces) {
      response.pieces = guarded(std::move(response.pieces), exchange.id);
    }
    return response;
  } catch (...) {
    return {.status = 500};  // out of memory
  }
}

HttpResponse Site::reject(const Problem& problem) const noexcept {
  try {
    const Exchange exchange;
    HttpResponse response = make_response(exchange, problem, cors_origin_);
    log_event(LogLevel::Info, "rejected",
              {{"id", exchange.id}, {"code", kind_of(problem.code).name}});
    return response;
  } catch (...) {
    return {.status = 500};
  }
}

Checked<Answer> Site::answer(const HttpRequest& request, const std::string& request_id) const {
  const TargetParts target = split_target(request.target);
  // The Host header does not count beside an authority (RFC 9112, 3.2.2).
  const std::string host(target.authority.value_or(request.host));
  if (!hosts_.allows(host)) {
    return host_not_allowed(host);
  }
  if (request.method == "OPTIONS" && request.target == "*") {
    return options_answer(Methods::GetAndPost);
  }
  const auto path = readable_path(target.path);
  if (!path) {
    return Problem{.code = ProblemCode::BadRequest, .detail = "the address has no readable path"};
  }
  const auto route = find_route(*path);
  const EmbeddedFile* const file = page_file(*path, route);
  if (!route && file == nullptr) {
    return not_found(*path);
  }
  const Methods methods = route ? route->methods : Methods::Get;
  if (request.method == "OPTIONS") {
    return options_answer(methods);
  }
  if (auto problem = find_misfit(request, methods)) {
    return std::move(*problem);
  }
  if (file != nullptr) {
    return file_answer(*file);
  }
  auto parameters = parse_query(target.query);
  if (auto* problem = std::get_if<Problem>(&parameters)) {
    return std::move(*problem);
  }
  const bool has_body = request.method == "POST";
  return endpoints_({.endpoint = route->endpoint,
                     .id = std::string(route->id),
                     .parameters = std::get<Parameters>(std::move(parameters)),
                     .body = has_body ? std::optional(request.body) : std::nullopt,
                     .if_none_match = has_body ? std::string() : request.if_none_match,
                     .origin = public_url_.empty() ? "http://" + host : public_url_,
                     .request_id = request_id});
}

}  // namespace dateline::searchd
