// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/io/http_response.h"

#include <brotli/encode.h>
#include <zlib.h>

#include <vector>

#include <gtest/gtest.h>

#include "tests/indexer/io/packed.h"

namespace dateline::io {
namespace {

const std::string kPage = "<html><p>Kestrel Foods falls.</p></html>";

std::string zlib_of(const std::string& text) {
  std::vector<Bytef> bytes(compressBound(text.size()));
  uLongf size = bytes.size();
  const void* const from = text.data();
  compress(bytes.data(), &size, static_cast<const Bytef*>(from), text.size());
  return {bytes.begin(), bytes.begin() + static_cast<long>(size)};
}

std::string brotli_of(const std::string& text) {
  std::vector<std::uint8_t> bytes(BrotliEncoderMaxCompressedSize(text.size()));
  std::size_t size = bytes.size();
  const void* const from = text.data();
  BrotliEncoderCompress(5, 22, BROTLI_MODE_TEXT, text.size(),
                        static_cast<const std::uint8_t*>(from), &size, bytes.data());
  return {bytes.begin(), bytes.begin() + static_cast<long>(size)};
}

/// The body of a response with those fields; "error: …" where it cannot be read.
std::string body_of(const std::string& fields, const std::string& body) {
  const std::string bytes = "HTTP/1.1 200 OK\r\n" + fields + "\r\n" + body;
  const Result<std::string> decoded = decoded_body(*read_http_response(bytes));
  return decoded ? *decoded : "error: " + decoded.error().message;
}

TEST(HttpResponseTest, TellsStatusAndType) {
  const auto response = read_http_response(
      "HTTP/1.0 404 Not Found\nContent-Type: Text/HTML;\r\n charset=\"UTF-8\"\r\n\r\nbody");

  ASSERT_TRUE(response);
  EXPECT_EQ(response->status, 404);
  EXPECT_EQ(response->type.name, "text/html");
  EXPECT_EQ(response->type.charset, "utf-8");
  EXPECT_EQ(response->raw_body, "body");
}

TEST(HttpResponseTest, RefusesWhatIsNone) {
  EXPECT_FALSE(read_http_response(""));
  EXPECT_FALSE(read_http_response("<html>"));
  EXPECT_FALSE(read_http_response("HTTP/1.1 okay\r\n\r\n"));
}

TEST(DecodedBodyTest, JoinsChunks) {
  EXPECT_EQ(
      body_of("Transfer-Encoding: chunked\r\n", "3\r\nabc\r\nA;x=1\r\n0123456789\r\n0\r\n\r\n"),
      "abc0123456789");
}

TEST(DecodedBodyTest, WhatIsNotChunkedAlthoughItSaysSoIsTakenAsItIs) {
  EXPECT_EQ(body_of("Transfer-Encoding: chunked\r\n", kPage), kPage);
}

TEST(DecodedBodyTest, BrokenChunksAreAnError) {
  for (const char* body :
       {"3\r\nabcd\r\n0\r\n", "3\r\nabc\r\nxyz\r\n", "FF\r\nabc", "3\r\nabc\r\n"}) {
    EXPECT_EQ(body_of("Transfer-Encoding: chunked\r\n", body),
              "error: the chunked body of the response is damaged")
        << body;
  }
}

TEST(DecodedBodyTest, KnowsTheContentCodings) {
  EXPECT_EQ(body_of("Content-Encoding: gzip\r\n", compressed(kPage)), kPage);
  EXPECT_EQ(body_of("Content-Encoding: deflate\r\n", zlib_of(kPage)), kPage);
  EXPECT_EQ(
      body_of("Content-Encoding: deflate\r\n", zlib_of(kPage).substr(2, zlib_of(kPage).size() - 6)),
      kPage);
  EXPECT_EQ(body_of("Content-Encoding: br\r\n", brotli_of(kPage)), kPage);
  EXPECT_EQ(body_of("Content-Encoding: deflate, gzip\r\n", compressed(zlib_of(kPage))), kPage);
  EXPECT_EQ(body_of("Content-Encoding: rot13\r\n", kPage),
            "error: the content coding rot13 is not known");
}

TEST(DecodedBodyTest, ALongListOfCodingsIsRefused) {
  std::string list = "gzip";
  for (int i = 0; i < 7; ++i) {
    list += ", gzip";
  }

  EXPECT_EQ(body_of("Content-Encoding: " + list + "\r\n", kPage), kPage);
  EXPECT_EQ(body_of("Content-Encoding: " + list + ", gzip\r\n", kPage),
            "error: the response lists more than 8 codings");
}

TEST(DecodedBodyTest, WhatHasBeenDecodedAlreadyIsTakenAsItIs) {
  for (const char* coding : {"gzip", "deflate", "br"}) {
    EXPECT_EQ(body_of("Content-Encoding: " + std::string(coding) + "\r\n", kPage), kPage);
  }
}

TEST(DecodedBodyTest, DamageAndExcessAreErrors) {
  const std::string packed = compressed(noise(20'000, 1));

  EXPECT_EQ(body_of("Content-Encoding: gzip\r\n", damaged(packed)).substr(0, 6), "error:");
  EXPECT_EQ(body_of("Content-Encoding: br\r\n", "\xFF\xFF\xFF"),
            "error: the br body of the response is damaged");
  EXPECT_EQ(body_of("Content-Encoding: gzip\r\n", compressed(std::string(9 << 20, 'x'))),
            "error: the page is longer than 8 MiB unpacked");
}

}  // namespace
}  // namespace dateline::io
