// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/html_page.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/indexer/extract/page_of.h"

namespace dateline::extract {
namespace {

using testing::ElementsAre;
using testing::StartsWith;

Article page(const std::string& html) {
  const DateRules rules = rules_of_2026();
  const auto article = read_html_page(html, {.dates = rules, .source = "fallback"});
  EXPECT_TRUE(article) << article.error().message;
  return article ? *article : Article{};
}

TEST(HtmlPageTest, WhatThePageSaysInJsonLdComesFirst) {
  const Article article = page(data_file("json_ld.html"));

  EXPECT_EQ(article.title, "Lighthouse sold to its keeper");
  EXPECT_EQ(to_rfc3339(article.published.time.seconds), "2023-05-01T06:30:00Z");
  EXPECT_EQ(article.published.text, "2023-05-01T08:30:00+02:00");
  EXPECT_EQ(article.updated.time.precision, Precision::Day);
  EXPECT_THAT(article.authors, ElementsAre("Ingrid Moll", "Per Aune"));
  EXPECT_EQ(article.section, "Property");
  EXPECT_THAT(article.topics, ElementsAre("Property", "lighthouses"));
}

TEST(HtmlPageTest, TheAddressNamesTheSource) {
  const Article article = page(data_file("json_ld.html"));

  EXPECT_EQ(article.url, "https://www.quillandanchor.example/2023/lighthouse");
  EXPECT_EQ(article.source, "quillandanchor.example");
  EXPECT_EQ(article.source_name, "Quill and Anchor");
  EXPECT_EQ(article.lang, "en");
}

TEST(HtmlPageTest, TheBodyHoldsNoFurniture) {
  const Article article = page(data_file("json_ld.html"));

  EXPECT_THAT(article.body,
              ElementsAre(StartsWith("The keeper of the lighthouse has bought it"),
                          StartsWith("He had paid rent for thirty-one years and thought it time"),
                          "Visitors are asked to knock."));
  EXPECT_EQ(article.agency, "Polaris");
  EXPECT_THAT(article.places, ElementsAre("SKAGEN"));
}

TEST(HtmlPageTest, RelatedBoxesAreKeptApart) {
  const Article article = page(data_file("json_ld.html"));

  ASSERT_EQ(article.related.size(), 1U);
  EXPECT_EQ(article.related[0].title, "Ice factory closes its doors after ninety years");
  EXPECT_EQ(article.related[0].published.text, "2022-09-12");
}

TEST(HtmlPageTest, ReadsMetaElementsWithoutJsonLd) {
  const Article article = page(
      "<html><head><title>Ice | Site</title><meta name=date content='2014-09-19'>"
      "<meta name=keywords content='ice; fish'><meta name=author content='By Ann Lee'></head>"
      "<body><h1>Ice is cold again</h1><p>It is.</p></body></html>");

  EXPECT_EQ(article.published.time.precision, Precision::Day);
  EXPECT_THAT(article.topics, ElementsAre("ice", "fish"));
  EXPECT_THAT(article.authors, ElementsAre("Ann Lee"));
  EXPECT_EQ(article.source, "fallback");
}

TEST(HtmlPageTest, ReadsWhatIsOnlyPrinted) {
  const Article article = page(
      "<title>Copper keeps fitters busy - Iron Paper</title><table><tr><td class=leftnav>"
      "<a href=/>Steel</a><td><h1>Copper keeps fitters busy</h1>"
      "<p class=info>by Moira Stannard, 16 February 2012, 09:15</p>"
      "<p>Thieves took 1,400 metres of cable in one night and left behind a flask of soup.</p>"
      "<p>Nobody heard them, except for a dog which has been asked but does not say.</p></table>");

  EXPECT_EQ(article.title, "Copper keeps fitters busy");
  EXPECT_EQ(to_rfc3339(article.published.time.seconds), "2012-02-16T09:15:00Z");
  EXPECT_THAT(article.authors, ElementsAre("Moira Stannard"));
  EXPECT_EQ(article.body.size(), 2U);
}

TEST(HtmlPageTest, TwoBreaksEndAParagraph) {
  const std::string first =
      "The first paragraph is long enough to be one of a real story, isn't it.";
  const std::string second =
      "The second paragraph is long enough to be one as well, and it is told.";
  const Article article = page("<title>T</title><div>" + first + " " + first + "<br><br>" + second +
                               " " + second + "</div>");

  EXPECT_THAT(article.body, ElementsAre(first + " " + first, second + " " + second));
}

TEST(HtmlPageTest, SectionsThatLeadElsewhereAreLeftOut) {
  const std::string text =
      "<p>The mill, which was built in 1820, burnt in 1911, and was built again, burnt once more "
      "on Friday, and the miller, who lives next door, says that he has had enough of it.</p>";

  const Article article =
      page("<title>Mill burns</title><article><h1>Mill burns</h1>" + text +
           "<h2>See also</h2><p>Fires of the north</p><h2>Next</h2>" + text + "</article>");

  EXPECT_THAT(article.body, ElementsAre(StartsWith("The mill"), "Next", StartsWith("The mill")));
}

TEST(HtmlPageTest, TellsWhichElementsCouldHaveBeenTheBody) {
  const DateRules rules = rules_of_2026();
  Explanation explanation;

  const auto article = read_html_page(
      "<title>Mill</title><div id=story class='a b'><p>The mill, built in 1820, "
      "has burnt again.</p></div>",
      {.dates = rules, .source = "", .explanation = &explanation});

  ASSERT_TRUE(article);
  const std::vector<Candidate> told = explanation.take();
  const auto body = std::ranges::find(told, "body", &Candidate::field);
  ASSERT_NE(body, told.end());
  EXPECT_EQ(body->text, "div#story.a.b");
  EXPECT_TRUE(body->chosen);
}

TEST(HtmlPageTest, AFutureDateIsRefused) {
  const DateRules rules = rules_of_2026();

  const auto article = read_html_page(
      "<title>A</title><meta property='article:published_time' content='2099-01-01'><p>b</p>",
      {.dates = rules, .source = ""});

  ASSERT_FALSE(article);
  EXPECT_EQ(article.error().code, ErrorCode::BadInput);
}

TEST(HtmlPageTest, AnUnreadableDateGivesWayToTheNext) {
  const Article article = page(
      "<title>A</title><meta property='article:published_time' content='yesterday'>"
      "<time datetime='2020-02-02'>x</time><p>b</p>");

  EXPECT_EQ(to_iso_day(article.published.time.seconds), "2020-02-02");
}

TEST(HtmlPageTest, AddressesOfScriptsAreNoAddresses) {
  const Article article =
      page("<title>A</title><link rel=canonical href='javascript:alert(1)'><p>b</p>");

  EXPECT_EQ(article.url, "");
}

TEST(HtmlPageTest, DeclaredUtf8ThatIsWindows1252IsRepaired) {
  const Article article = page("<meta charset=utf-8><title>Caf\xE9 \x93open\x94</title><p>b</p>");

  EXPECT_EQ(article.title, "Café “open”");
}

TEST(HtmlPageTest, ReadsAPage2000Deep) {
  std::string html = "<title>Deep</title>";
  for (int i = 0; i < 2000; ++i) {
    html += "<div>";
  }
  const std::string text(60, 'x');

  const Article article = page(html + "<p>" + text + "</p>");

  EXPECT_THAT(article.body, ElementsAre(text));
}

TEST(HtmlPageTest, RefusesAPageWithACrowdedTag) {
  std::string html = "<p";
  for (int i = 0; i < 60'000; ++i) {
    html += " a" + std::to_string(i);
  }
  const DateRules rules = rules_of_2026();

  const auto article = read_html_page(html + ">", {.dates = rules, .source = ""});

  ASSERT_FALSE(article);
  EXPECT_NE(article.error().message.find("too many attributes"), std::string::npos);
}

TEST(HtmlPageTest, RefusesABottomlessPage) {
  std::string html;
  for (int i = 0; i < 100'000; ++i) {
    html += "<div>";
  }
  const DateRules rules = rules_of_2026();

  const auto article = read_html_page(html, {.dates = rules, .source = ""});

  ASSERT_FALSE(article);
  EXPECT_EQ(article.error().code, ErrorCode::BadInput);
}

}  // namespace
}  // namespace dateline::extract
