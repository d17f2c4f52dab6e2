// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/feed_formats.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <pugixml.hpp>

namespace dateline::searchd {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr std::int64_t kMarch31 = 1743409260;  // 2025-03-31T08:21:00Z, a Monday

Feed feed(const std::string& text = "Parts") {
  return {.id = "urn:uuid:1",
          .title = "Dateline: " + text,
          .address = "https://d.example/search.atom?q=a&size=2",
          .page = "https://d.example/?q=a",
          .updated = kMarch31,
          .entries = {{.id = "a_1",
                       .title = text,
                       .summary = text,
                       .page = "https://d.example/article/a_1",
                       .original = "https://news.example/1?a=1&b=2",
                       .published = kMarch31,
                       .updated = kMarch31 + 60,
                       .lang = "en",
                       .authors = {text},
                       .topics = {"trade"}}}};
}

pugi::xml_document parse(const std::string& text) {
  pugi::xml_document document;
  EXPECT_TRUE(document.load_string(text.c_str())) << text;
  return document;
}

std::string link(pugi::xml_node node, const char* relation) {
  return node.find_child_by_attribute("link", "rel", relation).attribute("href").value();
}

TEST(AtomFeed, HoldsWhatRfc4287Demands) {
  const auto document = parse(to_atom(feed()));
  const auto root = document.child("feed");
  const auto entry = root.child("entry");

  EXPECT_STREQ(root.attribute("xmlns").value(), "http://www.w3.org/2005/Atom");
  EXPECT_STREQ(root.child_value("id"), "urn:uuid:1");
  EXPECT_STREQ(root.child_value("updated"), "2025-03-31T08:21:00Z");
  EXPECT_EQ(link(root, "self"), "https://d.example/search.atom?q=a&size=2");
  EXPECT_EQ(link(root, "alternate"), "https://d.example/?q=a");
  EXPECT_STREQ(entry.child_value("id"), to_urn("a_1").c_str());
  EXPECT_STREQ(entry.child_value("updated"), "2025-03-31T08:22:00Z");
  EXPECT_STREQ(entry.child_value("published"), "2025-03-31T08:21:00Z");
  EXPECT_EQ(link(entry, "alternate"), "https://d.example/article/a_1");
  EXPECT_EQ(link(entry, "via"), "https://news.example/1?a=1&b=2");
  EXPECT_STREQ(entry.child("author").child_value("name"), "Parts");
  EXPECT_STREQ(entry.child("category").attribute("term").value(), "trade");
}

TEST(RssFeed, HoldsWhatReadersNeed) {
  const auto document = parse(to_rss(feed()));
  const auto channel = document.child("rss").child("channel");
  const auto item = channel.child("item");

  EXPECT_STREQ(channel.child_value("link"), "https://d.example/?q=a");
  EXPECT_STREQ(channel.child_value("lastBuildDate"), "Mon, 31 Mar 2025 08:21:00 GMT");
  EXPECT_STREQ(item.child_value("guid"), "a_1");
  EXPECT_STREQ(item.child("guid").attribute("isPermaLink").value(), "false");
  EXPECT_STREQ(item.child_value("link"), "https://d.example/article/a_1");
  EXPECT_STREQ(item.child_value("pubDate"), "Mon, 31 Mar 2025 08:21:00 GMT");
  EXPECT_STREQ(item.child_value("dc:creator"), "Parts");
  EXPECT_STREQ(item.child_value("category"), "trade");
}

TEST(JsonFeed, HoldsWhatItsVersionDemands) {
  const json document = json::parse(to_json_feed(feed()));
  const json& item = document["items"][0];

  EXPECT_EQ(document["version"], "https://jsonfeed.org/version/1.1");
  EXPECT_EQ(document["feed_url"], "https://d.example/search.atom?q=a&size=2");
  EXPECT_EQ(item["id"], "a_1");
  EXPECT_EQ(item["url"], "https://d.example/article/a_1");
  EXPECT_EQ(item["external_url"], "https://news.example/1?a=1&b=2");
  EXPECT_EQ(item["content_text"], "Parts");
  EXPECT_EQ(item["date_modified"], "2025-03-31T08:22:00Z");
  EXPECT_EQ(item["authors"], json::parse(R"([{"name":"Parts"}])"));
}

TEST(Feeds, LeaveOutWhatIsUnknown) {
  Feed bare = feed();
  FeedEntry& entry = bare.entries[0];
  entry = {.id = "a_1", .title = "T", .page = "https://d.example/article/a_1", .updated = kMarch31};

  const json item = json::parse(to_json_feed(bare))["items"][0];
  EXPECT_FALSE(item.contains("external_url"));
  EXPECT_FALSE(item.contains("date_published"));
  EXPECT_THAT(to_atom(bare), Not(HasSubstr("<published>")));
  EXPECT_THAT(to_rss(bare), HasSubstr("<pubDate>Mon, 31 Mar 2025 08:21:00 GMT</pubDate>"));
}

TEST(Feeds, StayDocumentsWhateverTheArticlesHold) {
  const std::string hostile = "]]> <script>alert('x')</script> & \" \uFFFE \uFFFF \x01 \xff a";
  const std::string harmless = "]]> <script>alert('x')</script> & \" \uFFFD \uFFFD \uFFFD \uFFFD a";

  const auto atom = parse(to_atom(feed(hostile)));
  const auto rss = parse(to_rss(feed(hostile)));
  EXPECT_EQ(atom.child("feed").child("entry").child_value("title"), harmless);
  EXPECT_EQ(rss.child("rss").child("channel").child("item").child_value("title"), harmless);
  EXPECT_THAT(to_atom(feed(hostile)), Not(HasSubstr("<script")));
  EXPECT_TRUE(json::accept(to_json_feed(feed(hostile))));
}

TEST(RssFeed, EscapesDescriptionsOnceMoreSinceTheyAreHtml) {
  const auto document = parse(to_rss(feed("<b> & c")));

  EXPECT_STREQ(document.child("rss").child("channel").child("item").child_value("description"),
               "&lt;b&gt; &amp; c");
}

TEST(MailDate, NamesTheDayOfTheWeek) {
  EXPECT_EQ(to_mail_date(0), "Thu, 01 Jan 1970 00:00:00 GMT");
  EXPECT_EQ(to_mail_date(-1), "Wed, 31 Dec 1969 23:59:59 GMT");
  EXPECT_EQ(to_mail_date(951782400), "Tue, 29 Feb 2000 00:00:00 GMT");
}

}  // namespace
}  // namespace dateline::searchd
