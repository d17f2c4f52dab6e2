// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/export_writer.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "searchd/http/export_parameters.h"

namespace dateline::searchd {
namespace {

using nlohmann::json;
using Members = std::vector<std::string_view>;

Hit hit() {
  Hit hit;
  hit.article.id = "a_1";
  hit.article.title = "Parts, \"tariffs\"";
  hit.article.source = "news.example";
  hit.article.source_name = "Example News";
  hit.article.authors = {"A. Writer", "B. Other"};
  hit.article.tickers = {{.symbol = "TM", .role = TickerRole::Headline},
                         {.symbol = "GM", .role = TickerRole::Body},
                         {.symbol = "TM", .role = TickerRole::Body},
                         {.symbol = "F", .role = TickerRole::Related}};
  hit.article.body = {"First.", "Second."};
  hit.words = 2;
  return hit;
}

std::string row(ExportFormat format, const Members& members) {
  std::string out;
  ExportWriter(format, members).append(hit(), out);
  return out;
}

TEST(ExportWriter, WritesAnObjectALine) {
  const std::string line = row(ExportFormat::Jsonl, {"title", "words"});

  EXPECT_EQ(line, "{\"id\":\"a_1\",\"title\":\"Parts, \\\"tariffs\\\"\",\"words\":2}\n");
}

TEST(ExportWriter, SendsAllButTheBodyUnlessAsked) {
  const json all = json::parse(row(ExportFormat::Jsonl, {}));

  EXPECT_EQ(all.size(), export_members().size());
  EXPECT_FALSE(all.contains("body"));
  EXPECT_FALSE(all.contains("snippet"));
  EXPECT_EQ(json::parse(row(ExportFormat::Jsonl, {"body"}))["body"],
            json::parse(R"(["First.","Second."])"));
}

TEST(ExportWriter, SendsTheIdAloneWhenNothingElseWasAskedFor) {
  EXPECT_EQ(row(ExportFormat::Jsonl, {"id"}), "{\"id\":\"a_1\"}\n");
  EXPECT_EQ(row(ExportFormat::Csv, {"id"}), "a_1\r\n");
  EXPECT_EQ(row(ExportFormat::Ids, {}), "a_1\n");
}

TEST(ExportWriter, NamesTheColumnsInTheOrderOfTheirCells) {
  const Members members = {"words", "title"};

  EXPECT_EQ(ExportWriter(ExportFormat::Csv, members).head(), "id,title,words\r\n");
  EXPECT_EQ(row(ExportFormat::Csv, members), "a_1,\"Parts, \"\"tariffs\"\"\",2\r\n");
}

TEST(ExportWriter, HasNoHeadBeforeOtherRows) {
  EXPECT_EQ(ExportWriter(ExportFormat::Jsonl, {}).head(), "");
  EXPECT_EQ(ExportWriter(ExportFormat::Ids, {}).head(), "");
}

TEST(ExportWriter, PutsListsAndObjectsIntoOneCell) {
  EXPECT_EQ(row(ExportFormat::Csv, {"source", "authors", "tickers", "version", "agency"}),
            "a_1,news.example,,A. Writer|B. Other,TM|GM,1\r\n");
}

TEST(ExportWriter, SeparatesParagraphsByAnEmptyLine) {
  EXPECT_EQ(row(ExportFormat::Csv, {"body"}), "a_1,\"First.\n\nSecond.\"\r\n");
}

}  // namespace
}  // namespace dateline::searchd
