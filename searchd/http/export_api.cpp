// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/export_api.h"

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "searchd/http/api_steps.h"
#include "searchd/http/export_writer.h"

namespace dateline::searchd {
namespace {

constexpr std::size_t kRowsAPiece = 200;
constexpr std::size_t kBytesAPiece = std::size_t{256} * 1024;  // and what the last row has more

/// An export on its way.
struct Flow {
  ArticleStream stream;
  ExportWriter writer;
  std::string head;  // not yet sent

  [[nodiscard]] Result<std::string> next_piece() {
    std::string piece = std::exchange(head, {});
    const Status taken = writer.writes_ids() ? append_ids(piece) : append_rows(piece);
    if (!taken) {
      return taken.error();
    }
    return piece;
  }

  [[nodiscard]] Status append_rows(std::string& piece) const {
    std::size_t rows = 0;
    return stream.next([&](const Hit& hit) {
      writer.append(hit, piece);
      return ++rows < kRowsAPiece && piece.size() < kBytesAPiece;
    });
  }

  /// However many rows: no record is read for them.
  [[nodiscard]] Status append_ids(std::string& piece) const {
    return stream.next_ids([&piece](std::string_view id) {
      ExportWriter::append_id(id, piece);
      return piece.size() < kBytesAPiece;
    });
  }
};

/// What a client must know to hold the export against its total and to go on with it.
HttpHeaders headers_of(const ArticleStream& stream, const ExportWriter& writer) {
  return {
      {"Content-Disposition", "attachment; filename=\"" + std::string(writer.file_name()) + "\""},
      {"X-Export-Articles", std::to_string(stream.articles)},
      {"X-Export-Rows", std::to_string(stream.rows)},
      {"X-Export-Relation", stream.lower_bound ? "gte" : "eq"},
      {"X-Export-Generation", stream.generation},
      {"X-Export-Cursor", stream.cursor}};
}

/// Exports come by date, whatever order a search has.
SearchRequest request_of(const SearchCall& call) {
  SearchRequest request = call.request;
  request.sort = SortOrder::Newest;
  return request;
}

}  // namespace

Checked<Answer> answer_export(Archive& archive, const Call& call, std::int64_t now) {
  const auto read = read_call(call.endpoint, call.parameters, now);
  if (const auto* problem = std::get_if<Problem>(&read)) {
    return *problem;
  }
  const auto& wanted = std::get<SearchCall>(read);
  const std::string key = cache_key("/v1/export", wanted);
  if (auto same = unchanged(call, archive.generation(), key)) {
    return std::move(*same);
  }
  const auto start = std::chrono::steady_clock::now();
  auto stream = archive.stream(request_of(wanted), wanted.exported.skip);
  if (!stream) {
    return report(stream.error(), call);
  }
  const double search_ms = took_ms(start);
  const ExportWriter writer(wanted.exported.format, wanted.members);
  Answer answer{.media_type = std::string(writer.media_type()),
                .etag = weak_tag(stream->generation, key),
                .headers = headers_of(*stream, writer),
                .search_ms = search_ms};
  // Shared by the copies that a std::function makes of itself.
  const auto flow = std::make_shared<Flow>(
      Flow{.stream = *std::move(stream),
           .writer = writer,
           .head = wanted.exported.skip == 0 ? writer.head() : std::string()});
  answer.pieces = [flow] { return flow->next_piece(); };
  return answer;
}

}  // namespace dateline::searchd
