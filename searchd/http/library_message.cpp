// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/library_message.h"

#include <string>
#include <utility>

namespace dateline::searchd {
namespace {

// Where Accept-Encoding waits for us, so that cpp-httplib does not compress by itself.
constexpr const char* kAcceptEncoding = "Dateline-Accept-Encoding";

// One thread makes, sends and judges a response; cpp-httplib hands nothing of ours through.
thread_local bool body_is_unfinished = false;

/// The one value of a header; empty when it is missing or given twice.
std::string single_header(const httplib::Request& request, const char* name) {
  return request.get_header_value_count(name) == 1 ? request.get_header_value(name) : "";
}

/// Sends one more piece; false when there is none to be had. After the last one ends the body.
bool send_piece(const BodySource& pieces, httplib::DataSink& sink) {
  const auto piece = pieces();
  if (!piece) {
    return false;
  }
  if (piece->empty()) {
    body_is_unfinished = false;
    sink.done();
  } else {
    sink.write(piece->data(), piece->size());  // cpp-httplib notices when it fails
  }
  return true;
}

/// Lets cpp-httplib ask for a body: in chunks, or to the end of the connection for HTTP/1.0. For
/// HEAD nobody asks, so what the pieces hold is free before the head goes out.
void put_pieces(BodySource pieces, const httplib::Request& request, httplib::Response& out) {
  const std::string type = out.get_header_value("Content-Type");
  out.headers.erase("Content-Type");  // set by the provider again
  if (request.method == "HEAD") {
    pieces = nullptr;
  }
  body_is_unfinished = pieces != nullptr;
  auto provide = [pieces = std::move(pieces)](std::size_t, httplib::DataSink& sink) {
    return send_piece(pieces, sink);
  };
  if (request.version == "HTTP/1.0") {
    out.set_header("Connection", "close");
    out.set_content_provider(type, std::move(provide));
  } else {
    out.set_chunked_content_provider(type, std::move(provide));
  }
}

}  // namespace

void hide_from_library(httplib::Request& request) {
  request.headers.erase(kAcceptEncoding);
  request.headers.emplace(kAcceptEncoding, request.get_header_value("Accept-Encoding"));
  request.headers.erase("Accept-Encoding");
  request.headers.erase("Expect");
}

HttpRequest to_request(const httplib::Request& request) {
  return {.method = request.method,
          .target = request.target,
          .host = single_header(request, "Host"),
          .accept_encoding = request.get_header_value(kAcceptEncoding),
          .if_none_match = request.get_header_value("If-None-Match"),
          .content_type = single_header(request, "Content-Type"),
          .body = request.body,
          .remote = request.remote_addr};
}

void put(HttpResponse response, const httplib::Request& request, httplib::Response& out) {
  body_is_unfinished = false;
  out.status = response.status;
  for (const auto& [name, value] : response.headers) {
    out.set_header(name, value);
  }
  if (response.pieces) {
    put_pieces(std::move(response.pieces), request, out);
  } else {
    out.body = std::move(response.body);
  }
}

bool has_unfinished_body() {
  return body_is_unfinished;
}

}  // namespace dateline::searchd
