// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/snippets.h"

#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dateline::searchd {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class SnippetTest : public testing::Test {
 protected:
  Snippet make(std::string_view query, const std::vector<std::string>& paragraphs,
               std::uint32_t chars = 240) {
    const schema::PlanContext context{
        .analyzer = analyzer_,
        .expand = [](std::string_view prefix,
                     bool& /*cut*/) { return std::vector{std::string(prefix)}; },
        .resolve_dates = schema::utc_dates(0)};
    const schema::QueryPlan plan =
        schema::make_plan(query::parse(query, schema::query_grammar()), context);
    return SnippetMaker(plan, analyzer_).make(paragraphs, chars);
  }

  /// The marked parts, for texts of one byte a character.
  static std::vector<std::string> marked(const Snippet& snippet) {
    std::vector<std::string> parts;
    for (const auto& [begin, end] : snippet.matches) {
      parts.push_back(snippet.text.substr(begin, end - begin));
    }
    return parts;
  }

  /// The marked parts of any text.
  static std::vector<std::string> marked_words(const Snippet& snippet) {
    std::vector<std::string> parts;
    for (const auto& [begin, end] : snippet.matches) {
      parts.push_back(snippet.text.substr(
          byte_at(snippet.text, begin), byte_at(snippet.text, end) - byte_at(snippet.text, begin)));
    }
    return parts;
  }

  static std::size_t byte_at(const std::string& text, std::uint32_t character) {
    std::size_t at = 0;
    while (at < text.size() && character > 0) {
      character -= (static_cast<unsigned char>(text[++at]) & 0xC0U) != 0x80U ? 1 : 0;
    }
    return at;
  }

  schema::Analyzer analyzer_{schema::AnalysisProfile{}};
};

TEST_F(SnippetTest, MarksWordsByTheirStem) {
  EXPECT_THAT(marked(make("tariff", {"Tariffs rose. A tariff fell."})),
              ElementsAre("Tariffs", "tariff"));
}

TEST_F(SnippetTest, MarksPhrasesOnlyAsPhrases) {
  EXPECT_THAT(marked(make("\"auto parts\"", {"Parts of auto makers; auto parts."})),
              ElementsAre("auto parts"));
}

TEST_F(SnippetTest, DoesNotMarkAPhraseAcrossParagraphs) {
  EXPECT_THAT(marked(make("\"auto parts\"", {"An auto", "parts maker"})), IsEmpty());
}

TEST_F(SnippetTest, MarksExactWordsAndBeginnings) {
  EXPECT_THAT(marked(make("=tariffs", {"tariff tariffs"})), ElementsAre("tariffs"));
  EXPECT_THAT(marked(make("tari*", {"tariff tarot tariffs"})), ElementsAre("tariff", "tariffs"));
}

TEST_F(SnippetTest, LeavesExcludedWordsUnmarked) {
  EXPECT_THAT(marked(make("oil -gas", {"oil and gas"})), ElementsAre("oil"));
}

TEST_F(SnippetTest, CountsInCodePoints) {
  const Snippet snippet = make("oil", {"Öl und Ölpreis: oil"});

  EXPECT_THAT(snippet.matches, ElementsAre(Span{16, 19}));
}

TEST_F(SnippetTest, ShowsTheStretchWithMostDifferentWords) {
  const std::string filler(300, 'x');
  const Snippet snippet =
      make("oil opec", {"oil oil oil " + filler + " and then opec cut oil " + filler}, 60);

  EXPECT_NE(snippet.text.find("opec cut oil"), std::string::npos);
  EXPECT_TRUE(snippet.text.starts_with("…"));
}

TEST_F(SnippetTest, ShowsWordsThatLieFarApartInStretchesOfTheirOwn) {
  const std::string filler(400, 'x');
  const Snippet snippet =
      make("oil grain", {"Much oil came. " + filler, filler + " Of grain. End."});

  EXPECT_THAT(marked_words(snippet), ElementsAre("oil", "grain"));
  EXPECT_EQ(snippet.text.find("Much oil came."), 0U);
}

TEST_F(SnippetTest, StaysInOneStretchWhenThatShowsAllThereIs) {
  const std::string filler(400, 'x');
  const Snippet snippet = make("oil grain", {"Oil and grain. " + filler + " oil " + filler});

  EXPECT_THAT(marked_words(snippet), ElementsAre("Oil", "grain"));
}

TEST_F(SnippetTest, BeginsWithTheTextWhereNothingIsFound) {
  const Snippet snippet = make("zebra", {"One two three four five six"}, 13);

  EXPECT_EQ(snippet.text, "One two three …");
  EXPECT_THAT(snippet.matches, IsEmpty());
}

TEST_F(SnippetTest, IsEmptyForAnArticleWithoutText) {
  EXPECT_EQ(make("oil", {}).text, "");
}

/// The marked parts of a text whose characters are all three bytes long.
std::vector<std::string> marked_kana(const Snippet& snippet) {
  std::vector<std::string> parts;
  for (const auto& [begin, end] : snippet.matches) {
    parts.push_back(snippet.text.substr(std::size_t{3} * begin, std::size_t{3} * (end - begin)));
  }
  return parts;
}

TEST_F(SnippetTest, MarksRunsOfCharactersWhole) {
  const std::vector<std::string> text = {"北の自動車工場と自動の車"};

  EXPECT_THAT(marked_kana(make("自動車", text)), ElementsAre("自動車"));
  EXPECT_THAT(marked_kana(make("自動", text)), ElementsAre("自動", "自動"));
  EXPECT_THAT(marked_kana(make("車", text)), ElementsAre("車", "車"));
  EXPECT_THAT(marked_kana(make("\"自動車 工場\"", text)), ElementsAre("自動車工場"));
}

TEST_F(SnippetTest, CutsTextWithoutBlanksBetweenCharacters) {
  std::string text;
  for (int i = 0; i < 100; ++i) {
    text += "あいう。";
  }

  const Snippet snippet = make("かきく", {text + "かきく" + text}, 40);

  EXPECT_TRUE(snippet.text.starts_with("… かきくあいう。")) << snippet.text;
  EXPECT_EQ(snippet.matches.size(), 1U);
}

}  // namespace
}  // namespace dateline::searchd
