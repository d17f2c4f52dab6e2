// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/printed_date.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dateline::extract {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::string shown(const PrintedDate& date) {
  const std::string day = to_rfc3339(to_seconds(date.civil));
  const std::string zone = date.offset ? " " + std::to_string(*date.offset / 60) : "";
  switch (date.precision) {
    case Precision::Month:
      return day.substr(0, 7);
    case Precision::Day:
      return day.substr(0, 10);
    case Precision::Minute:
      return day.substr(0, 16) + zone + std::string(date.region.empty() ? "" : " ") +
             std::string(date.region);
    default:
      return day.substr(0, 19) + zone;
  }
}

/// "2025-03-31T16:21 60": as far as the date goes, with the minutes east of UTC; or "none".
std::string read(std::string_view text, DateOrder order = DateOrder::Unknown) {
  const auto date = read_printed_date(text, order);
  return date ? shown(*date) : "none";
}

std::vector<std::string> find(std::string_view text, DateOrder order = DateOrder::Unknown) {
  std::vector<std::string> found;
  for (const DateSpan& span : find_printed_dates(text, order)) {
    found.push_back(shown(span.date));
  }
  return found;
}

TEST(PrintedDateTest, ReadsMonthNamesOfEuropeanLanguages) {
  for (const char* text :
       {"31 March 2025",    "31. März 2025",       "31 mars 2025",      "31 de marzo de 2025",
        "31 marzo 2025",    "31 de março de 2025", "31 maart 2025",     "31 mrt. 2025",
        "31 mars 2025",     "den 31 mars 2025",    "31. marts 2025",    "31. maaliskuuta 2025",
        "31 marca 2025 r.", "31. března 2025",     "31. marca 2025",    "2025. március 31.",
        "31 martie 2025",   "31 Mart 2025",        "31 марта 2025 г.",  "31 березня 2025 року",
        "31 март 2025",     "31 Μαρτίου 2025",     "31 de març de 2025"}) {
    EXPECT_EQ(read(text), "2025-03-31") << text;
  }
}

TEST(PrintedDateTest, ReadsAbbreviatedMonths) {
  for (const char* text : {"5 Aug 2024", "5 août 2024", "5 Ago. 2024", "5 sierp 2024",
                           "5 авг. 2024", "5 Αυγ 2024", "5 ağu 2024", "Aug. 5, 2024"}) {
    EXPECT_EQ(read(text), "2024-08-05") << text;
  }
  EXPECT_EQ(read("5 jui 2024"), "none");  // juin or juillet
}

TEST(PrintedDateTest, CapitalsAndAccentsMakeNoDifference) {
  EXPECT_EQ(read("27 FEVRIER 2019"), "2019-02-27");
  EXPECT_EQ(read("27 Février 2019"), "2019-02-27");
  EXPECT_EQ(read("15 МАЯ 2019"), "2019-05-15");
}

TEST(PrintedDateTest, ReadsWeekdays) {
  for (const char* text :
       {"Mon, 31 March 2025", "Montag, 31. März 2025", "lundi 31 mars 2025", "lunes, 31 marzo 2025",
        "lunedì 31 marzo 2025", "segunda-feira, 31 março 2025", "maandag 31 maart 2025",
        "måndag 31 mars 2025", "poniedziałek, 31 marca 2025", "понедельник, 31 марта 2025",
        "Pazartesi 31 Mart 2025", "Δευτέρα, 31 Μαρτίου 2025"}) {
    EXPECT_EQ(read(text), "2025-03-31") << text;
  }
}

TEST(PrintedDateTest, ReadsOrdinals) {
  EXPECT_EQ(read("March 1st, 2025"), "2025-03-01");
  EXPECT_EQ(read("the 22nd of May 2025"), "2025-05-22");
  EXPECT_EQ(read("1er mai 2025"), "2025-05-01");
  EXPECT_EQ(read("1º de mayo de 2025"), "2025-05-01");
}

TEST(PrintedDateTest, ReadsClocks) {
  EXPECT_EQ(read("31.03.2025, 16.21 Uhr"), "2025-03-31T16:21");
  EXPECT_EQ(read("31.03.2025 um 16 Uhr"), "2025-03-31T16:00");
  EXPECT_EQ(read("31 mars 2025 à 16h21"), "2025-03-31T16:21");
  EXPECT_EQ(read("31 mars 2025 kl. 16.21"), "2025-03-31T16:21");
  EXPECT_EQ(read("March 31, 2025 4 p.m."), "2025-03-31T16:00");
  EXPECT_EQ(read("4:21pm, March 31, 2025"), "2025-03-31T16:21");
  EXPECT_EQ(read("16:21 Uhr am 31. März 2025"), "2025-03-31T16:21");
}

TEST(PrintedDateTest, ReadsDatesOfDigits) {
  EXPECT_EQ(read("2025/03/31"), "2025-03-31");
  EXPECT_EQ(read("31.3.25"), "2025-03-31");
  EXPECT_EQ(read("31.3.98"), "1998-03-31");
  EXPECT_EQ(read("31. 3. 2025"), "2025-03-31");
  EXPECT_EQ(read("2025. 03. 31."), "2025-03-31");
  EXPECT_EQ(read("20250331"), "2025-03-31");
  EXPECT_EQ(read("20250331042130"), "2025-03-31T04:21:30");
  EXPECT_EQ(read("31/Mar/2025"), "2025-03-31");
}

TEST(PrintedDateTest, TheOrderDecidesWhereDigitsDoNot) {
  EXPECT_EQ(read("03/04/2025"), "none");
  EXPECT_EQ(read("03/04/2025", DateOrder::DayFirst), "2025-04-03");
  EXPECT_EQ(read("03/04/2025", DateOrder::MonthFirst), "2025-03-04");
  EXPECT_EQ(read("03.04.2025", DateOrder::MonthFirst), "2025-04-03");
  EXPECT_EQ(read("31/03/2025", DateOrder::MonthFirst), "2025-03-31");
}

TEST(PrintedDateTest, ReadsEastAsianDates) {
  EXPECT_EQ(read("2025年3月31日"), "2025-03-31");
  EXPECT_EQ(read("2025年3月31日(月) 16:21"), "2025-03-31T16:21");
  EXPECT_EQ(read("2025年3月31日 午後4時21分"), "2025-03-31T16:21");
  EXPECT_EQ(read("2025年３月３１日"), "2025-03-31");
  EXPECT_EQ(read("令和7年3月31日"), "2025-03-31");
  EXPECT_EQ(read("平成元年1月8日"), "1989-01-08");
  EXPECT_EQ(read("2025년 3월 31일 오후 4:21"), "2025-03-31T16:21");
}

TEST(PrintedDateTest, ReadsZones) {
  EXPECT_EQ(read("Mon, 31 Mar 2025 04:21:00 +0200"), "2025-03-31T04:21:00 120");
  EXPECT_EQ(read("Mon, 31 Mar 2025 04:21:00 GMT"), "2025-03-31T04:21:00 0");
  EXPECT_EQ(read("31 March 2025 04:21 CEST"), "2025-03-31T04:21 120");
  EXPECT_EQ(read("31 March 2025 04:21 GMT+1"), "2025-03-31T04:21 60");
  EXPECT_EQ(read("March 31, 2025 4:21 PM ET"), "2025-03-31T16:21 America/New_York");
  EXPECT_EQ(read("31 March 2025 0421 GMT"), "2025-03-31T04:21 0");
  EXPECT_EQ(read("2025-03-31T04:21:00.000+0000"), "2025-03-31T04:21:00 0");
}

TEST(PrintedDateTest, ANameOfSeveralZonesNamesNone) {
  EXPECT_EQ(read("31 March 2025, 04:21 IST"), "2025-03-31T04:21");
}

TEST(PrintedDateTest, ReadsLabelsInManyLanguages) {
  for (const char* text : {"Veröffentlicht am 31.03.2025", "Publié le 31 mars 2025",
                           "Publicado el 31 de marzo de 2025", "Pubblicato il 31 marzo 2025",
                           "Stand: 31.03.2025", "Zuletzt geändert am 31.03.2025",
                           "Mis à jour le 31 mars 2025", "Опубликовано 31 марта 2025"}) {
    EXPECT_EQ(read(text), "2025-03-31") << text;
  }
}

TEST(PrintedDateTest, FindsDatesWithinText) {
  EXPECT_THAT(find("Posted by Ann on March 3, 2012 in News | 3 comments"),
              ElementsAre("2012-03-03"));
  EXPECT_THAT(find("Comments (3) 16. Februar 2012, 09:15 Uhr von Moira"),
              ElementsAre("2012-02-16T09:15"));
  EXPECT_THAT(find("von 03.05.2012 bis 04.05.2012"), ElementsAre("2012-05-03", "2012-05-04"));
}

TEST(PrintedDateTest, ADateWithinTextEndsWhereItEnds) {
  const auto found = find_printed_dates("on March 3, 2012 in News", DateOrder::Unknown);

  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].begin, 3U);
  EXPECT_EQ(found[0].end, 16U);
}

TEST(PrintedDateTest, NumbersThatAreNoDatesAreNotFound) {
  EXPECT_THAT(find("Version 5.6.12 costs 1.234.567 at 192.168.1.12"), IsEmpty());
  EXPECT_THAT(find("in May 2012 10 people"), IsEmpty());
  EXPECT_THAT(find("call 49123456 or 20129999"), IsEmpty());
  EXPECT_THAT(find("between 10:00-12:00"), IsEmpty());
}

TEST(PrintedDateTest, DatesThatCanBeReadOneWayShowTheOrder) {
  EXPECT_EQ(shown_order("from 03/04/2025 to 31/04/2025"), DateOrder::DayFirst);
  EXPECT_EQ(shown_order("from 03/04/2025 to 04/31/2025"), DateOrder::MonthFirst);
  EXPECT_EQ(shown_order("03/04/2025"), DateOrder::Unknown);
}

}  // namespace
}  // namespace dateline::extract
