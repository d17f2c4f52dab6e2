// SPDX-License-Identifier: GPL-3.0-or-later
// An HTTP response as a web archive keeps it: head and body, chunked and compressed as they came.
#pragma once

#include <string>
#include <string_view>

#include "indexer/base/result.h"
#include "indexer/io/header_fields.h"

namespace dateline::io {

struct HttpResponse {
  int status = 0;
  MediaType type;
  HeaderFields fields;
  std::string_view raw_body;  // within the bytes that were read
};

/// Reads the head of @p bytes. BadInput when it is none.
[[nodiscard]] Result<HttpResponse> read_http_response(std::string_view bytes);

/// The body without its transfer coding (chunked) and content codings (gzip, deflate, br). A body
/// that does not begin as the head says has been decoded by whoever stored it and is taken as it
/// is. BadInput for a coding that is not known, for damaged data, and for more than
/// kMaxRecordBytes.
[[nodiscard]] Result<std::string> decoded_body(const HttpResponse& response);

}  // namespace dateline::io
