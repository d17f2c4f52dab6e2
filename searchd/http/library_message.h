// SPDX-License-Identifier: GPL-3.0-or-later
// Our requests and responses as cpp-httplib has them.
#pragma once

#include <httplib.h>

#include "searchd/http/message.h"

namespace dateline::searchd {

/// Takes out of a request what cpp-httplib would act on by itself: compression, `Expect`. To be
/// called before it does, and before to_request().
void hide_from_library(httplib::Request& request);

[[nodiscard]] HttpRequest to_request(const httplib::Request& request);

/// Fills @p out with a response to @p request. A body made piece by piece goes in chunks, or to the
/// end of the connection where the client speaks HTTP/1.0.
void put(HttpResponse response, const httplib::Request& request, httplib::Response& out);

/// Whether the body of the response that was put last on this thread comes in pieces that were not
/// all sent. cpp-httplib does not tell: to it, a body that it leaves when it stops is a whole one.
[[nodiscard]] bool has_unfinished_body();

}  // namespace dateline::searchd
