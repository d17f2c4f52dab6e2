// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/xml_splitter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <vector>

namespace dateline::indexer {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::array<std::string_view, 1> kNames = {"item"};

std::vector<std::string> split(const std::string& xml) {
  io::Input input(io::bytes_of(xml));
  XmlSplitter splitter(input, kNames);
  std::vector<std::string> texts;
  while (const auto piece = splitter.next()) {
    texts.push_back(piece->cut ? "cut" : piece->text);
  }
  return texts;
}

TEST(XmlSplitterTest, AnswersRecordsWhateverTheirPrefix) {
  EXPECT_THAT(split("<a><item>1</item><items/><x:item y='>'/></a>"),
              ElementsAre("<item>1</item>", "<x:item y='>'/>"));
}

TEST(XmlSplitterTest, ARecordWithinARecordBelongsToIt) {
  EXPECT_THAT(split("<item><item/><item>1</item></item><item/>"),
              ElementsAre("<item><item/><item>1</item></item>", "<item/>"));
}

TEST(XmlSplitterTest, WhatLooksLikeATagInsideOfOtherThingsIsNone) {
  EXPECT_THAT(split("<!DOCTYPE a [<!ENTITY b '<item>'>]><a><!-- <item> --><?p <item>?>"
                    "<item><![CDATA[</item>]]> 1 < 2</item></a>"),
              ElementsAre("<item><![CDATA[</item>]]> 1 < 2</item>"));
}

TEST(XmlSplitterTest, KeepsWhatStandsAboveTheFirstRecord) {
  io::Input input(io::bytes_of("<?xml version='1.0'?>\n<rss>\n<item/><title/><item/></rss>"));
  XmlSplitter splitter(input, kNames);

  const auto first = splitter.next();
  const auto second = splitter.next();

  EXPECT_EQ(first->line, 3U);
  EXPECT_EQ(second->offset, 43U);
  EXPECT_EQ(splitter.head(), "<?xml version='1.0'?>\n<rss>\n");
}

TEST(XmlSplitterTest, TellsWhatIsCutOrTooLong) {
  EXPECT_THAT(split("<item>1"), ElementsAre("cut"));
  EXPECT_THAT(split("<item>" + std::string(io::kMaxRecordBytes, 'x') + "</item><item/>"),
              ElementsAre("cut", "<item/>"));
  EXPECT_THAT(split("<!-- <item/>"), IsEmpty());
}

}  // namespace
}  // namespace dateline::indexer
