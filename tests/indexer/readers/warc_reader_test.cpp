// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/io/gzip.h"
#include "tests/indexer/io/packed.h"
#include "tests/indexer/readers/read_all.h"

namespace dateline::indexer {
namespace {

using testing::HasSubstr;

constexpr const char* kHtml = "text/html";

std::string page(const std::string& title) {
  return "<html><head><title>" + title + "</title></head><body><p>" + title +
         " said on Monday that it would close three of its nine mills next year.</p></body></html>";
}

std::string response(const std::string& body, const std::string& type = kHtml,
                     const std::string& status = "200 OK") {
  return "HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\n\r\n" + body;
}

std::string record(const std::string& type, const std::string& content,
                   const std::string& media = "application/http; msgtype=response") {
  return "WARC/1.0\r\nWARC-Type: " + type +
         "\r\nWARC-Target-URI: https://news.example/a\r\nWARC-Date: 2021-05-04T03:02:01Z\r\n"
         "Content-Type: " +
         media + "\r\nContent-Length: " + std::to_string(content.size()) + "\r\n\r\n" + content +
         "\r\n\r\n";
}

TEST(WarcReaderTest, AResponseIsAnArticleWithTheRecordsAddressAndDate) {
  const Outcome outcome = read_all("warc", record("response", response(page("Kestrel Foods"))));

  ASSERT_EQ(outcome.articles.size(), 1U);
  const Article& article = outcome.articles[0];
  EXPECT_EQ(article.title, "Kestrel Foods");
  EXPECT_EQ(article.url, "https://news.example/a");
  EXPECT_EQ(article.source, "news.example");
  EXPECT_EQ(article.first_seen.time.seconds, 1'620'097'321);
  EXPECT_EQ(article.first_seen.text, "2021-05-04T03:02:01Z");
  EXPECT_THAT(article.evidence,
              testing::Contains(testing::AllOf(testing::Field(&Evidence::field, "first_seen"),
                                               testing::Field(&Evidence::rule, "warc-date"))));
}

TEST(WarcReaderTest, APageThatNamesItsOwnAddressKeepsIt) {
  std::string html = page("Kestrel Foods");
  html.insert(html.find("</head>"), "<link rel=canonical href=\"https://kestrel.example/b\">");

  const Outcome outcome = read_all("warc", record("response", response(html)));

  ASSERT_EQ(outcome.articles.size(), 1U);
  EXPECT_EQ(outcome.articles[0].url, "https://kestrel.example/b");
  EXPECT_EQ(outcome.articles[0].source, "kestrel.example");
}

TEST(WarcReaderTest, ResourcesAreReadAndWhatHoldsNoPageIsPassedOver) {
  io::Input input(io::bytes_of(
      record("warcinfo", "software: ours", "application/warc-fields") +
      record("request", "GET / HTTP/1.1\r\n\r\n", "application/http; msgtype=request") +
      record("response", response("\xFF\xD8", "image/jpeg")) +
      record("response", response("User-agent: *\n", "text/plain")) +
      record("response", response(R"({"a": "<p>"})", kHtml)) +
      record("response", response(page("Moved"), kHtml, "301 Moved Permanently")) +
      record("revisit", "HTTP/1.1 200 OK\r\n\r\n") + record("resource", page("Kestrel"), kHtml)));
  const auto reader = *find_format("warc")->open(std::move(input), {});

  const auto article = reader->next();
  const auto end = reader->next();

  ASSERT_TRUE(article && *article);
  EXPECT_EQ((*article)->title, "Kestrel");
  EXPECT_TRUE(end && !*end);
  EXPECT_EQ(reader->passed_over(), 7U);
  EXPECT_EQ(reader->location().record, 8U);
}

TEST(WarcReaderTest, AddressesInBracketsOrWithBlanksAreUnderstood) {
  std::string bracketed = record("resource", page("A"), kHtml);
  bracketed.replace(bracketed.find("https://news.example/a"), 22, "<https://news.example/a b>");

  const Outcome outcome = read_all("warc", bracketed);

  ASSERT_EQ(outcome.articles.size(), 1U);
  EXPECT_EQ(outcome.articles[0].url, "https://news.example/a%20b");
}

TEST(WarcReaderTest, AnAddressIsCleanText) {
  std::string stray = record("resource", page("A"), kHtml);
  stray.replace(stray.find("news.example/a"), 14, "news.example/\xE9");

  const Outcome outcome = read_all("warc", stray);

  ASSERT_EQ(outcome.articles.size(), 1U);
  EXPECT_EQ(outcome.articles[0].url, "https://news.example/é");
}

TEST(WarcReaderTest, TheCharsetOfTheHttpHeadOutranksThePages) {
  std::string html = page("Caf\xE9 Kestrel");
  html.insert(html.find("<title>"), "<meta charset=windows-1251>");

  const Outcome outcome =
      read_all("warc", record("response", response(html, "text/html; charset=iso-8859-1")));

  ASSERT_EQ(outcome.articles.size(), 1U);
  EXPECT_EQ(outcome.articles[0].title, "Café Kestrel");
}

TEST(WarcReaderTest, OneGzipMemberARecordSurvivesADamagedOne) {
  const std::string middle = record("response", response(page(io::noise(9000, 1))));
  io::Input input(
      io::gunzip(io::bytes_of(io::compressed(record("response", response(page("One")))) +
                              io::damaged(io::compressed(middle)) +
                              io::compressed(record("response", response(page("Three")))))));
  const auto reader = *find_format("warc")->open(std::move(input), {});

  const auto first = reader->next();
  const auto second = reader->next();
  const auto third = reader->next();

  EXPECT_TRUE(first && *first);
  ASSERT_FALSE(second);
  EXPECT_THAT(second.error().message, HasSubstr("gzip data are damaged"));
  ASSERT_TRUE(third && *third);
  EXPECT_EQ((*third)->title, "Three");
}

TEST(WarcReaderTest, AWrongLengthIsAnErrorAndTheNextRecordIsRead) {
  for (const char* length : {"5", "600", "-1", "many"}) {
    std::string wrong = record("response", response(page("One")));
    const std::size_t at = wrong.find("Content-Length: ") + 16;
    wrong.replace(at, wrong.find("\r\n", at) - at, length);

    const Outcome outcome = read_all("warc", wrong + record("response", response(page("Two"))));

    ASSERT_EQ(outcome.errors.size(), 1U) << length;
    EXPECT_EQ(outcome.places_of_errors[0].record, 1U);
    EXPECT_EQ(outcome.places_of_errors[0].offset, 0U);
    EXPECT_FALSE(outcome.errors[0].hint.empty());
    ASSERT_EQ(outcome.articles.size(), 1U) << length;
    EXPECT_EQ(outcome.articles[0].title, "Two");
  }
}

TEST(WarcReaderTest, AFileThatEndsWithinARecordIsAnErrorThere) {
  const std::string first = record("response", response(page("One")));
  const std::string second = record("response", response(page("Two")));

  const Outcome outcome = read_all("warc", first + second.substr(0, second.size() - 40));

  ASSERT_EQ(outcome.articles.size(), 1U);
  ASSERT_EQ(outcome.errors.size(), 1U);
  EXPECT_THAT(outcome.errors[0].message, HasSubstr("cut short"));
  EXPECT_EQ(outcome.places_of_errors[0].offset, first.size());
}

TEST(WarcReaderTest, APageThatIsAllThereIsReadThoughTheFileEndsTooEarly) {
  const std::string html = page("One");
  const std::string whole =
      record("response",
             "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
             "Content-Length: " +
                 std::to_string(html.size()) + "\r\n\r\n" + html + "lost in the copy");

  const Outcome outcome = read_all("warc", whole.substr(0, whole.size() - 20));

  EXPECT_EQ(outcome.articles.size(), 1U);
  EXPECT_TRUE(outcome.errors.empty());
}

TEST(WarcReaderTest, BytesBetweenRecordsAreAnErrorAndTheNextRecordIsRead) {
  const Outcome outcome = read_all("warc", record("request", "GET /") + "?? nothing\r\nmore\r\n" +
                                               record("response", response(page("Two"))));

  EXPECT_EQ(outcome.articles.size(), 1U);
  EXPECT_EQ(outcome.errors.size(), 1U);
}

TEST(WarcReaderTest, ABodyThatCannotBeDecodedIsAnErrorOfItsRecordAlone) {
  const std::string broken =
      "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcdef";

  const Outcome outcome = read_all("warc", record("response", broken) + record("response", "gone") +
                                               record("response", response(page("Three"))));

  ASSERT_EQ(outcome.errors.size(), 2U);
  EXPECT_THAT(outcome.errors[0].message, HasSubstr("chunked"));
  EXPECT_THAT(outcome.errors[1].message, HasSubstr("no HTTP response"));
  EXPECT_EQ(outcome.places_of_errors[1].record, 2U);
  EXPECT_EQ(outcome.articles.size(), 1U);
}

TEST(ArcReaderTest, ReadsBothVersionsAndAddressesWithBlanks) {
  const std::string first = response(page("One"));
  const std::string second = response(page("Two"));
  const std::string info = "1 0 Ours\nURL IP-address Archive-date Content-type Archive-length\n";

  const Outcome outcome = read_all(
      "arc", "filedesc://ours.arc 0.0.0.0 20140216050221 text/plain " +
                 std::to_string(info.size()) + "\n" + info +
                 "\nhttp://news.example/a b 192.0.2.1 20140216050221 text/html " +
                 std::to_string(first.size()) + "\n" + first +
                 "\nhttp://news.example/c 192.0.2.1 20140216050222 text/html 200 - - 0 ours.arc " +
                 std::to_string(second.size()) + "\n" + second + "\n");

  EXPECT_TRUE(outcome.errors.empty());
  ASSERT_EQ(outcome.articles.size(), 2U);
  EXPECT_EQ(outcome.articles[0].url, "http://news.example/a%20b");
  EXPECT_EQ(outcome.articles[0].first_seen.time.seconds, 1'392'526'941);
  EXPECT_EQ(outcome.articles[1].title, "Two");
}

TEST(ArcReaderTest, AHeadWithoutALengthIsAnErrorAndTheNextRecordIsRead) {
  const std::string content = response(page("One"));

  const Outcome outcome =
      read_all("arc",
               "filedesc://ours.arc 0.0.0.0 20140216050221 text/plain -1\n1 0 Ours\n\n"
               "http://news.example/a 192.0.2.1 20140216050221 text/html " +
                   std::to_string(content.size()) + "\n" + content + "\n");

  EXPECT_EQ(outcome.errors.size(), 1U);
  EXPECT_EQ(outcome.articles.size(), 1U);
}

}  // namespace
}  // namespace dateline::indexer
