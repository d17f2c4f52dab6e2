// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/api.h"

#include <string>
#include <utility>

#include "indexer/base/log.h"
#include "searchd/http/api_steps.h"
#include "searchd/http/embedded_files.h"
#include "searchd/http/export_api.h"
#include "searchd/http/feeds_api.h"
#include "searchd/http/json.h"
#include "searchd/http/lists_api.h"
#include "searchd/http/search_api.h"
#include "searchd/http/terms_api.h"
#include "searchd/http/timeline_api.h"

namespace dateline::searchd {
namespace {

/// Whether @p endpoint takes no parameter at all.
bool takes_none(Endpoint endpoint) {
  return endpoint == Endpoint::Health || endpoint == Endpoint::Ready ||
         endpoint == Endpoint::OpenApi;
}

Checked<Answer> health() {
  return Answer{.body = R"({"status":"ok"})"};
}

Checked<Answer> open_api() {
  const EmbeddedFile* const file = find_embedded_file("/openapi.json");
  return Answer{.body = std::string(file->bytes), .etag = "\"" + std::string(file->hash) + "\""};
}

}  // namespace

Api::Api(Archive& archive, Clock clock) : archive_(archive), clock_(std::move(clock)) {}

Checked<Answer> Api::answer(const Call& call) {
  if (takes_none(call.endpoint) && !call.parameters.empty()) {
    return std::get<Problem>(read_call(call.endpoint, call.parameters, clock_()));
  }
  switch (call.endpoint) {
    case Endpoint::Search:
      return answer_search(archive_, call, clock_());
    case Endpoint::Searches:
      return answer_searches(archive_, call, clock_());
    case Endpoint::Article:
      return article(call);
    case Endpoint::Export:
      return answer_export(archive_, call, clock_());
    case Endpoint::Facet:
    case Endpoint::Sources:
    case Endpoint::Topics:
    case Endpoint::Tickers:
    case Endpoint::Ticker:
    case Endpoint::Suggest:
      return answer_list(archive_, call, clock_());
    case Endpoint::Timeline:
      return answer_timeline(archive_, call, clock_());
    case Endpoint::Terms:
      return answer_terms(archive_, call, clock_());
    case Endpoint::Related:
      return answer_related(archive_, call, clock_());
    case Endpoint::Fields:
      return fields(call);
    case Endpoint::Stats:
      return stats(call);
    case Endpoint::Health:
      return health();
    case Endpoint::Ready:
      return ready(call);
    case Endpoint::OpenApi:
      return open_api();
    case Endpoint::AtomFeed:
    case Endpoint::RssFeed:
    case Endpoint::JsonFeed:
      return answer_feed(archive_, call, clock_());
    case Endpoint::OpenSearch:
      return answer_open_search(call, clock_());
    case Endpoint::Page:
      break;  // Site answers it
  }
  return Problem{.code = ProblemCode::NotFound, .detail = "no such endpoint"};
}

Checked<Answer> Api::article(const Call& call) {
  const std::string generation = archive_.generation();
  const std::string path = "/v1/articles/" + call.id;
  return answer_call(
      call, {.path = path, .generation = generation, .now = clock_()},
      [&](const SearchCall& wanted) {
        return archive_.article(call.id, wanted.request.selection.as_of);
      },
      [](const SearchCall& /*wanted*/, const Hit& hit) { return to_json(hit); });
}

Checked<Answer> Api::fields(const Call& call) {
  const auto read = read_call(call.endpoint, call.parameters, clock_());
  if (const auto* problem = std::get_if<Problem>(&read)) {
    return *problem;
  }
  std::string body = fields_json();
  std::string tag = "\"" + short_hash(body) + "\"";
  return Answer{.body = std::move(body), .etag = std::move(tag)};
}

Checked<Answer> Api::stats(const Call& call) {
  const std::string generation = archive_.generation();
  return answer_call(
      call, {.path = "/v1/stats", .generation = generation, .now = clock_()},
      [&](const SearchCall& wanted) { return archive_.stats(wanted.request.selection.as_of); },
      [](const SearchCall& wanted, const ArchiveStats& stats) {
        return to_json(stats, wanted.request.selection.as_of);
      });
}

Checked<Answer> Api::ready(const Call& call) {
  const Status ready = archive_.check_ready();
  if (!ready) {
    log_event(LogLevel::Warning, "not_ready",
              {{"id", call.request_id}, {"message", ready.error().message}});
    return Problem{.code = ProblemCode::NotReady,
                   .detail = "the archive does not answer; see the log"};
  }
  return Answer{.body = R"({"status":"ready"})"};
}

}  // namespace dateline::searchd
