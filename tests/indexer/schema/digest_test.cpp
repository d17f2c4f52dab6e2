// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/digest.h"

#include <string_view>

#include <gtest/gtest.h>

namespace dateline::schema {
namespace {

TEST(Sha256, AgreesWithTheStandardsExample) {
  EXPECT_EQ(to_hex(sha256("abc")),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Base32, KeepsTheOrderOfBytes) {
  EXPECT_EQ(to_base32(std::string_view("\x00\x00\x00\x00\x00", 5)), "00000000");
  EXPECT_EQ(to_base32("\xFF"), "zw");
  EXPECT_LT(to_base32("\x10"), to_base32("\xF0"));
}

TEST(DigestSum, DoesNotDependOnOrder) {
  DigestSum forward;
  forward.add(sha256("a"));
  forward.add(sha256("b"));
  DigestSum backward;
  backward.add(sha256("b"));
  backward.add(sha256("a"));

  EXPECT_EQ(forward.value(), backward.value());
}

TEST(DigestSum, TellsOneFromTwoOfTheSame) {
  DigestSum once;
  once.add(sha256("a"));
  DigestSum twice = once;
  twice.add(sha256("a"));

  EXPECT_NE(once.value(), twice.value());
}

TEST(DigestSum, CarriesAcrossBytes) {
  auto sum = DigestSum::from_hex(std::string(62, '0') + "ff");
  ASSERT_TRUE(sum);
  auto one = DigestSum::from_hex(std::string(63, '0') + "1");
  ASSERT_TRUE(one);

  sum->add(*one);

  EXPECT_EQ(to_hex(sum->value()), std::string(61, '0') + "100");
}

TEST(DigestSum, RefusesWhatIsNoHex) {
  EXPECT_FALSE(DigestSum::from_hex("12"));
  EXPECT_FALSE(DigestSum::from_hex(std::string(64, 'g')));
}

TEST(DocumentDigest, SeesPositionsAndValues) {
  Xapian::Document a;
  a.add_posting("word", 1);
  Xapian::Document b;
  b.add_posting("word", 2);
  Xapian::Document c;  // a copy of b would share its contents
  c.add_posting("word", 2);
  c.add_value(3, "x");

  EXPECT_NE(digest_of(a), digest_of(b));
  EXPECT_NE(digest_of(b), digest_of(c));
}

}  // namespace
}  // namespace dateline::schema
