// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/html_dates.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/extract/html_page.h"
#include "tests/indexer/extract/page_of.h"

namespace dateline::extract {
namespace {

Article page(const std::string& body, const std::string& head = "") {
  const DateRules rules = rules_of_2026();
  const auto article = read_html_page(
      "<html><head><title>Harbour seal learns to queue</title>" + head +
          "</head><body><h1>Harbour seal learns to queue</h1>" + body + "<p>It waits.</p></body>",
      {.dates = rules, .source = "fallback"});
  EXPECT_TRUE(article) << article.error().message;
  return article ? *article : Article{};
}

/// "2024-05-06 by time": the day of publication and the rule that found it; "none".
std::string published(const Article& article) {
  for (const Evidence& evidence : article.evidence) {
    if (evidence.field == "published") {
      return to_iso_day(article.published.time.seconds) + " by " + evidence.rule;
    }
  }
  return "none";
}

TEST(HtmlDatesTest, WhatIsToldToMachinesOutranksWhatIsPrinted) {
  EXPECT_EQ(published(page("<p class=date>7 May 2024</p>",
                           "<meta property='article:published_time' content='2024-05-06'>")),
            "2024-05-06 by meta article:published_time");
}

TEST(HtmlDatesTest, ADateUnderTheHeadlineOutranksTheDayOfPrint) {
  EXPECT_EQ(published(page("<time>29.04.2020, 12:01 Uhr</time>",
                           "<meta name=date content='2020-04-30'>")),
            "2020-04-29 by time");
}

TEST(HtmlDatesTest, ReadsLinesNamedAfterDates) {
  EXPECT_EQ(published(page("<div class='post-date'>Posted by Ann on May 6, 2024</div>")),
            "2024-05-06 by class date");
  EXPECT_EQ(published(page("<span id=artikelDatum>Montag, 6. Mai 2024</span>")),
            "2024-05-06 by class datum");
}

TEST(HtmlDatesTest, DatesBesideTheArticleLoseToItsOwn) {
  EXPECT_EQ(published(page("<p>Ann Lee, 6 May 2024</p>"
                           "<div class=comments><time datetime='2024-06-01'>x</time></div>"
                           "<aside><span class=date>2 June 2024</span></aside>")),
            "2024-05-06 by text");
}

TEST(HtmlDatesTest, TheAddressNamesTheDay) {
  EXPECT_EQ(published(page("", "<link rel=canonical href='https://a.example/2024/05/06/seal'>")),
            "2024-05-06 by url");
  EXPECT_EQ(published(page("", "<link rel=canonical href='https://a.example/2024/may/06/seal'>")),
            "2024-05-06 by url");
  EXPECT_EQ(published(page("", "<link rel=canonical href='https://a.example/seal-20240506.html'>")),
            "2024-05-06 by url");
  EXPECT_EQ(published(page("", "<link rel=canonical href='https://a.example/2024/13/06/seal'>")),
            "none");
}

TEST(HtmlDatesTest, AFinerTimeOfTheSameDayIsTaken) {
  const Article article = page("<p class=date>6 May 2024, 07:05 CEST</p>",
                               "<link rel=canonical href='https://a.example/2024/05/06/seal'>");

  EXPECT_EQ(to_rfc3339(article.published.time.seconds), "2024-05-06T05:05:00Z");
}

TEST(HtmlDatesTest, UpdatesArePublicationsOnlyWhereNothingElseIs) {
  const Article both = page("<p>Veröffentlicht am 06.05.2024 | Aktualisiert am 08.05.2024</p>");
  const Article update = page("<p>Zuletzt geändert: 08.05.2024</p>");

  EXPECT_EQ(published(both), "2024-05-06 by text");
  EXPECT_EQ(to_iso_day(both.updated.time.seconds), "2024-05-08");
  EXPECT_EQ(published(update), "2024-05-08 by text (update)");
}

TEST(HtmlDatesTest, TheLanguageDecidesBetweenDayAndMonth) {
  const auto with_lang = [](const std::string& lang) {
    return published(
        page("<p class=date>03/04/2024</p>", "<meta property=og:locale content=" + lang + ">"));
  };

  EXPECT_EQ(with_lang("en_US"), "2024-03-04 by class date");
  EXPECT_EQ(with_lang("en_GB"), "2024-04-03 by class date");
  EXPECT_EQ(with_lang("it"), "2024-04-03 by class date");
  EXPECT_EQ(with_lang("en"), "none");
}

TEST(HtmlDatesTest, OtherDatesOfThePageDecideBetweenDayAndMonth) {
  EXPECT_EQ(published(page("<p class=date>03/04/2024</p><aside>seen 28/02/2024</aside>")),
            "2024-04-03 by class date");
}

TEST(HtmlDatesTest, TheRulesOfTheSourceOutrankThePage) {
  const DateRules rules = *DateRules::open(
      "", 1'767'225'600,
      {{"news.example", {.zone = "America/New_York", .order = DateOrder::MonthFirst}}});

  const auto article = read_html_page(
      "<html lang=en-GB><link rel=canonical href='https://www.news.example/a'><h1>Seal</h1>"
      "<p class=date>03/04/2024 4:21 PM</p>",
      {.dates = rules, .source = ""});

  ASSERT_TRUE(article);
  EXPECT_EQ(to_rfc3339(article->published.time.seconds), "2024-03-04T21:21:00Z");
}

TEST(HtmlDatesTest, ReadsDatesInScripts) {
  EXPECT_EQ(published(page("<script>var page = {title: 'x', publishDate: '2024-05-06T10:00:00Z'}"
                           "</script>")),
            "2024-05-06 by script publishDate");
  EXPECT_EQ(published(page("<script type='application/ld+json'>{\"@type\": \"WebPage\", broken, "
                           "\"datePublished\": \"2024-05-06\"</script>")),
            "2024-05-06 by json-ld datePublished");
}

TEST(HtmlDatesTest, AFutureDateGivesWayToTheNextOne) {
  EXPECT_EQ(published(page("<p class=date>6 May 2024</p>",
                           "<meta property='article:published_time' content='2099-01-01'>")),
            "2024-05-06 by class date");
}

TEST(HtmlDatesTest, DatesInProseAndCopyrightsAreNoPublication) {
  EXPECT_EQ(published(page("<p>© 2019 Seal News</p>")), "none");
  EXPECT_EQ(published(page("<p>" + std::string(300, 'x') + " since 6 May 2024 it has " +
                           std::string(300, 'x') + "</p>")),
            "none");
}

TEST(HtmlDatesTest, RelativeDatesCountFromWhenThePageWasSeen) {
  const DateRules rules = rules_of_2026();
  const std::string html = "<h1>Seal</h1><span class=date>2 days ago</span>";

  const auto seen =
      read_html_page(html, {.dates = rules,
                            .source = "",
                            .seen = {.seconds = 1'743'438'060, .precision = Precision::Second}});
  const auto unseen = read_html_page(html, {.dates = rules, .source = ""});

  ASSERT_TRUE(seen && unseen);
  EXPECT_EQ(published(*seen), "2025-03-29 by class date (relative)");
  EXPECT_EQ(published(*unseen), "none");
}

/// The reasons of the candidates that could not be read, each once.
std::vector<std::string> reasons_of_unread(const std::string& body) {
  const DateRules rules = rules_of_2026();
  Explanation explanation;
  EXPECT_TRUE(read_html_page("<h1>Seal</h1>" + body + "<p>It waits.</p>",
                             {.dates = rules, .source = "", .explanation = &explanation}));
  std::vector<std::string> reasons;
  for (const Candidate& candidate : explanation.take()) {
    if (candidate.field == "published" && candidate.value.empty()) {
      EXPECT_FALSE(candidate.chosen);
      reasons.push_back(candidate.reason);
    }
  }
  return reasons;
}

TEST(HtmlDatesTest, ADateThatCannotBeToldApartIsExplained) {
  using testing::ElementsAre;
  using testing::HasSubstr;
  for (const char* body : {"<p>03/04/2025</p>", "<p>By Ann Lee, 03/04/2025 10:20</p>",
                           "<p class=date>03/04/2025</p>", "<time datetime='03/04/2025'></time>"}) {
    EXPECT_THAT(reasons_of_unread(body), ElementsAre(HasSubstr("date_order"))) << body;
  }
  EXPECT_THAT(reasons_of_unread("<p>13/04/2025</p>"), ElementsAre());
}

TEST(HtmlDatesTest, ARelativeDateThatIsNotReadIsExplained) {
  using testing::ElementsAre;
  using testing::HasSubstr;
  for (const char* body : {"<p>2 weeks ago</p>", "<time>2 hours ago</time>"}) {
    EXPECT_THAT(reasons_of_unread(body), ElementsAre(HasSubstr("--seen"))) << body;
  }
}

TEST(HtmlDatesTest, EveryCandidateIsExplained) {
  const DateRules rules = rules_of_2026();
  Explanation explanation;

  const auto article = read_html_page(
      "<meta name=date content='2099-01-01'><h1>Seal</h1><p class=date>6 May 2024</p>",
      {.dates = rules, .source = "", .explanation = &explanation});

  ASSERT_TRUE(article);
  const auto candidates = explanation.take();
  using testing::AllOf;
  using testing::Field;
  EXPECT_THAT(candidates,
              testing::Contains(AllOf(Field(&Candidate::rule, "meta date"),
                                      Field(&Candidate::chosen, false),
                                      Field(&Candidate::reason, "lies in the future"))));
  EXPECT_THAT(candidates, testing::Contains(AllOf(Field(&Candidate::rule, "class date"),
                                                  Field(&Candidate::chosen, true))));
}

}  // namespace
}  // namespace dateline::extract
