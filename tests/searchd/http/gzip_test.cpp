// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/gzip.h"

#include <gtest/gtest.h>
#include <zlib.h>

namespace dateline::searchd {
namespace {

std::string gunzip(std::string packed, std::size_t size) {
  z_stream stream{};
  EXPECT_EQ(inflateInit2(&stream, 15 + 16), Z_OK);
  std::string out(size, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_in = static_cast<uInt>(packed.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  inflateEnd(&stream);
  return out;
}

TEST(Gzip, GivesBackWhatItPacked) {
  std::string text;
  for (int i = 0; i < 5000; ++i) {
    text += std::to_string(i);
  }

  const auto packed = gzip(text);

  ASSERT_TRUE(packed);
  EXPECT_LT(packed->size(), text.size());
  EXPECT_EQ(gunzip(*packed, text.size()), text);
}

TEST(Gzip, PacksPiecesAsOneText) {
  int left = 200;
  const BodySource packed = gzip([&left] {
    return Result<std::string>(left-- > 0 ? std::string(1000, 'a') + std::to_string(left) : "");
  });
  std::string whole;

  while (true) {
    const auto piece = packed();
    ASSERT_TRUE(piece);
    if (piece->empty()) {
      break;
    }
    whole += *piece;
  }

  EXPECT_EQ(gunzip(whole, 300'000).substr(0, 1006), std::string(1000, 'a') + "199aaa");
  EXPECT_LT(whole.size(), 5000U);
}

TEST(Gzip, PassesOnTheErrorOfAPiece) {
  const BodySource packed = gzip([] {
    return Result<std::string>(Error{ErrorCode::Timeout, "late"});
  });

  EXPECT_EQ(packed().error().code, ErrorCode::Timeout);
}

TEST(AcceptsGzip, ReadsNamesQualitiesAndTheStar) {
  EXPECT_TRUE(accepts_gzip("gzip"));
  EXPECT_TRUE(accepts_gzip("br;q=1.0, GZIP ; q=0.5"));
  EXPECT_TRUE(accepts_gzip("*"));
  EXPECT_TRUE(accepts_gzip("gzip;q=0.001"));
}

TEST(AcceptsGzip, RespectsARefusal) {
  EXPECT_FALSE(accepts_gzip(""));
  EXPECT_FALSE(accepts_gzip("br, deflate"));
  EXPECT_FALSE(accepts_gzip("gzip;q=0"));
  EXPECT_FALSE(accepts_gzip("*;q=1, gzip; q=0.000"));
  EXPECT_FALSE(accepts_gzip("*;q=0"));
  EXPECT_FALSE(accepts_gzip("identity, notgzip"));
}

}  // namespace
}  // namespace dateline::searchd
