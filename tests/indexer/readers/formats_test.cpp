// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/formats.h"

#include <gtest/gtest.h>

#include "tests/indexer/readers/read_all.h"

namespace dateline::indexer {
namespace {

std::string detect(const std::string& head, const std::string& name = "") {
  const Format* format = detect_format({.head = head, .name = name});
  return format == nullptr ? "none" : std::string(format->name);
}

TEST(FormatsTest, ContentDecidesWhateverTheName) {
  EXPECT_EQ(detect(data_file("three_stories.sgm"), "a.txt"), "reuters-sgml");
  EXPECT_EQ(detect(data_file("json_ld.html"), "a.txt"), "html");
  EXPECT_EQ(detect(data_file("scraped_page.txt")), "scraped-text");
  EXPECT_EQ(detect("{\"title\":\"A\"}\n{\"title\":\"B\"}\n", "a.txt"), "jsonl");
  EXPECT_EQ(detect("title,body\nA,b\n"), "csv");
}

TEST(FormatsTest, TellsTheKindsOfJsonApart) {
  EXPECT_EQ(detect("[{\"title\":\"A\"}]"), "json");
  EXPECT_EQ(detect("{\n  \"title\": \"A\"\n}\n"), "json");
  EXPECT_EQ(detect("{\"articles\": [{\"title\":\"A\"}]}"), "json");
  EXPECT_EQ(detect("{\"title\":\"A\", \"body\":\"" + std::string(20'000, 'x')), "jsonl");
  EXPECT_EQ(detect("not json at all\n", "a.jsonl"), "jsonl");
}

TEST(FormatsTest, KnowsFeedsAndWiresByTheirContent) {
  EXPECT_EQ(detect(data_file("feed.rss")), "rss");
  EXPECT_EQ(detect(data_file("feed.rdf"), "a.html"), "rss");
  EXPECT_EQ(detect(data_file("feed.atom")), "atom");
  EXPECT_EQ(detect(data_file("export.wxr")), "wordpress");
  EXPECT_EQ(detect(data_file("story.nitf")), "nitf");
  EXPECT_EQ(detect(data_file("item.newsml.xml")), "newsml");
  EXPECT_EQ(detect(data_file("message.newsml-g2.xml")), "newsml-g2");
  EXPECT_EQ(detect(data_file("items.ninjs.json")), "ninjs");
  EXPECT_EQ(detect(data_file("stories.iptc")), "iptc7901");
  EXPECT_EQ(detect(data_file("stories.anpa")), "anpa1312");
}

TEST(FormatsTest, ListsAndDocumentationAreNoArticles) {
  EXPECT_EQ(detect("afghanistan\nalbania\nalgeria\n", "all-places.txt"), "none");
  EXPECT_EQ(detect("   Read me\n   26 September 1997\n\nThis collection was made by hand.\n"),
            "none");
  EXPECT_EQ(detect(std::string("\x7F"
                               "ELF\0\1\2",
                               7)),
            "none");
  EXPECT_EQ(detect("<?xml version=\"1.0\"?><schema/>"), "none");
}

TEST(FormatsTest, AMessageOfAMailProgramIsNoScrapedPage) {
  const std::string page = "31 March 2025\n" + std::string(200, 'x') + "\n";

  EXPECT_EQ(detect(page), "scraped-text");
  EXPECT_EQ(detect("Received: by a.example\nSubject: x\n" + page), "none");
}

TEST(FormatsTest, NamesAreUniqueAndFound) {
  for (const Format& format : formats()) {
    EXPECT_EQ(find_format(format.name), &format);
    EXPECT_FALSE(format.summary.empty());
  }
  EXPECT_EQ(find_format("papyrus"), nullptr);
}

}  // namespace
}  // namespace dateline::indexer
