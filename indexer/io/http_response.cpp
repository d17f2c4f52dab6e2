// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/io/http_response.h"

#include <brotli/decode.h>
#include <zlib.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "indexer/io/byte_source.h"
#include "indexer/io/gzip.h"
#include "indexer/io/input.h"

namespace dateline::io {
namespace {

constexpr std::size_t kPieceBytes = std::size_t{64} << 10U;

Error too_long() {
  return {ErrorCode::BadInput,
          "the page is longer than " + std::to_string(kMaxRecordBytes >> 20U) + " MiB unpacked",
          "leave it out"};
}

Error damaged(std::string_view coding) {
  return {ErrorCode::BadInput, "the " + std::string(coding) + " body of the response is damaged",
          "fetch the page again"};
}

/// Takes the first line off @p bytes and answers it without its end.
std::string_view take_line(std::string_view& bytes) {
  const std::size_t end = bytes.find('\n');
  std::string_view line = bytes.substr(0, end);
  bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
  line.remove_suffix(line.ends_with('\r') ? 1 : 0);
  return line;
}

/// The size in the line before a chunk; nothing when it is none.
std::optional<std::uint64_t> chunk_size(std::string_view line) {
  std::uint64_t size = 0;
  const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), size, 16);
  const auto used = static_cast<std::size_t>(end - line.data());
  const bool ends = used == line.size() || line[used] == ';' || line[used] == ' ';
  return error == std::errc() && ends ? std::optional(size) : std::nullopt;
}

/// RFC 9112, section 7.1; trailer fields are left out.
Result<std::string> without_chunks(std::string_view bytes) {
  std::string body;
  std::string_view rest = bytes;
  if (!chunk_size(take_line(rest))) {
    return std::string(bytes);
  }
  while (true) {
    const std::optional<std::uint64_t> size = chunk_size(take_line(bytes));
    if (!size || *size > bytes.size()) {
      return damaged("chunked");
    }
    if (*size == 0) {
      return body;
    }
    body += bytes.substr(0, *size);
    bytes.remove_prefix(*size);
    if (!take_line(bytes).empty()) {
      return damaged("chunked");
    }
  }
}

Result<std::string> without_gzip(std::string bytes) {
  if (!is_gzip(bytes)) {
    return bytes;
  }
  Input input(gunzip(bytes_of(std::move(bytes))));
  Result<std::string> body = input.read_all(kMaxRecordBytes);
  return body || input.failure() ? std::move(body) : too_long();
}

struct EndInflate {
  void operator()(z_stream* stream) const { inflateEnd(stream); }
};

/// "deflate" means zlib's format (RFC 9110), but some servers send it without its head.
Result<std::string> without_deflate(std::string bytes) {
  const bool has_head =
      bytes.size() > 1 && (bytes[0] & 0x0F) == Z_DEFLATED &&
      (static_cast<unsigned char>(bytes[0]) * 256U + static_cast<unsigned char>(bytes[1])) % 31U ==
          0;
  if (!has_head && bytes.starts_with('<')) {
    return bytes;
  }
  z_stream stream = {};
  inflateInit2(&stream, has_head ? MAX_WBITS : -MAX_WBITS);
  const std::unique_ptr<z_stream, EndInflate> end(&stream);
  void* const from = bytes.data();
  stream.next_in = static_cast<Bytef*>(from);
  stream.avail_in = static_cast<uInt>(bytes.size());
  std::string body;
  std::vector<char> piece(kPieceBytes);
  int outcome = Z_OK;
  while (outcome == Z_OK) {
    void* const to = piece.data();
    stream.next_out = static_cast<Bytef*>(to);
    stream.avail_out = static_cast<uInt>(piece.size());
    outcome = inflate(&stream, Z_NO_FLUSH);
    body.append(piece.data(), piece.size() - stream.avail_out);
    if (body.size() > kMaxRecordBytes) {
      return too_long();
    }
  }
  return outcome == Z_STREAM_END ? Result<std::string>(std::move(body)) : damaged("deflate");
}

struct DestroyDecoder {
  void operator()(BrotliDecoderState* state) const { BrotliDecoderDestroyInstance(state); }
};

Result<std::string> without_brotli(std::string bytes) {
  const std::unique_ptr<BrotliDecoderState, DestroyDecoder> decoder(
      BrotliDecoderCreateInstance(nullptr, nullptr, nullptr));
  const void* const from = bytes.data();
  const auto* next_in = static_cast<const std::uint8_t*>(from);
  std::size_t left_in = bytes.size();
  std::string body;
  std::vector<char> piece(kPieceBytes);
  BrotliDecoderResult outcome = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
  while (outcome == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT) {
    void* const to = piece.data();
    auto* next_out = static_cast<std::uint8_t*>(to);
    std::size_t left_out = piece.size();
    outcome = BrotliDecoderDecompressStream(decoder.get(), &left_in, &next_in, &left_out, &next_out,
                                            nullptr);
    body.append(piece.data(), piece.size() - left_out);
    if (body.size() > kMaxRecordBytes) {
      return too_long();
    }
  }
  if (outcome == BROTLI_DECODER_RESULT_SUCCESS) {
    return body;
  }
  return bytes.starts_with('<') ? Result<std::string>(std::move(bytes)) : damaged("br");
}

Result<std::string> without_coding(std::string_view coding, std::string bytes) {
  if (coding == "chunked") {
    return without_chunks(bytes);
  }
  if (coding == "gzip" || coding == "x-gzip") {
    return without_gzip(std::move(bytes));
  }
  if (coding == "deflate") {
    return without_deflate(std::move(bytes));
  }
  if (coding == "br") {
    return without_brotli(std::move(bytes));
  }
  if (coding.empty() || coding == "identity" || coding == "none") {
    return bytes;
  }
  return Error{ErrorCode::BadInput, "the content coding " + std::string(coding) + " is not known",
               "gzip, deflate and br are"};
}

/// Takes off the codings that a field lists, the last one applied first.
Result<std::string> without_codings(std::string_view list, std::string bytes) {
  constexpr std::ptrdiff_t kMost = 8;  // each may cost the time of a whole page
  if (std::ranges::count(list, ',') >= kMost) {
    return Error{ErrorCode::BadInput,
                 "the response lists more than " + std::to_string(kMost) + " codings", ""};
  }
  Result<std::string> body = std::move(bytes);
  while (body && !list.empty()) {
    const std::size_t comma = list.rfind(',');
    const std::size_t start = comma == std::string_view::npos ? 0 : comma + 1;
    body = without_coding(read_media_type(list.substr(start)).name, *std::move(body));
    list = list.substr(0, start - std::min(start, std::size_t{1}));
  }
  return body;
}

}  // namespace

Result<HttpResponse> read_http_response(std::string_view bytes) {
  constexpr std::size_t kStatusAt = 9;  // behind "HTTP/1.1 "
  HttpResponse response;
  const std::string_view first = take_line(bytes);
  const std::string_view code = first.substr(std::min(first.find(' '), first.size()));
  const auto read = std::from_chars(code.data() + (code.empty() ? 0 : 1), code.data() + code.size(),
                                    response.status);
  if (!first.starts_with("HTTP/") || first.size() < kStatusAt || read.ec != std::errc()) {
    return Error{ErrorCode::BadInput, "the record holds no HTTP response", ""};
  }
  for (std::string_view line = take_line(bytes); !line.empty(); line = take_line(bytes)) {
    response.fields.add(line);
  }
  response.type = read_media_type(response.fields.value("content-type"));
  response.raw_body = bytes;
  return response;
}

Result<std::string> decoded_body(const HttpResponse& response) {
  Result<std::string> body =
      without_codings(response.fields.value("transfer-encoding"), std::string(response.raw_body));
  return body ? without_codings(response.fields.value("content-encoding"), *std::move(body)) : body;
}

}  // namespace dateline::io
