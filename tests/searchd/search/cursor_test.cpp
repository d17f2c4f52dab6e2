// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/cursor.h"

#include <cstdint>
#include <limits>
#include <string>

#include <gtest/gtest.h>

namespace dateline::searchd {
namespace {

const Cursor kCursor{.generation = "20250802T031500Z-5f1c",
                     .request = "0123456789abcdef",
                     .offset = 12'345,
                     .now = 1'754'000'040,
                     .match = MatchMode::Any};

TEST(Cursor, SurvivesTheRoundTrip) {
  const auto decoded = decode_cursor(encode(kCursor));

  ASSERT_TRUE(decoded);
  EXPECT_EQ(decoded->generation, kCursor.generation);
  EXPECT_EQ(decoded->request, kCursor.request);
  EXPECT_EQ(decoded->offset, kCursor.offset);
  EXPECT_EQ(decoded->now, kCursor.now);
  EXPECT_EQ(decoded->match, kCursor.match);
}

TEST(Cursor, RefusesEveryOtherText) {
  const std::string whole = encode(kCursor);

  for (std::size_t size = 0; size + 2 < whole.size(); ++size) {
    EXPECT_FALSE(decode_cursor(whole.substr(0, size))) << size;
  }
  EXPECT_FALSE(decode_cursor(whole + "A"));
  EXPECT_FALSE(decode_cursor("not base64 !"));
  EXPECT_FALSE(decode_cursor(std::string(100'000, 'A')));
}

TEST(Cursor, RefusesAGenerationThatIsAPath) {
  Cursor forged = kCursor;
  forged.generation = "../../etc/passwd";

  EXPECT_FALSE(decode_cursor(encode(forged)));
}

TEST(Cursor, RefusesNumbersBeyondAllReason) {
  Cursor late = kCursor;
  late.now = std::numeric_limits<std::int64_t>::max();
  Cursor deep = kCursor;
  deep.offset = std::numeric_limits<std::uint64_t>::max();

  EXPECT_FALSE(decode_cursor(encode(late)));
  EXPECT_FALSE(decode_cursor(encode(deep)));
}

TEST(RequestDigest, ChangesWithWhatIsFoundAndNotWithHowItIsShown) {
  const SearchRequest request{.selection = {.q = "oil"}};
  SearchRequest shown = request;
  shown.size = 100;
  shown.snippet_chars = 0;
  shown.facets = {schema::FieldId::Topic};
  SearchRequest filtered = request;
  filtered.selection.filters = {{.field = schema::FieldId::Topic, .any = {"a", "b"}}};
  SearchRequest joined = request;
  joined.selection.filters = {{.field = schema::FieldId::Topic, .any = {"ab"}}};

  EXPECT_EQ(digest_of(request), digest_of(shown));
  EXPECT_NE(digest_of(request), digest_of(filtered));
  EXPECT_NE(digest_of(filtered), digest_of(joined));
}

}  // namespace
}  // namespace dateline::searchd
