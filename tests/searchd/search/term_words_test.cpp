// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/term_words.h"

#include <vector>

#include <gtest/gtest.h>

namespace dateline::searchd {
namespace {

TEST(ForEachWord, LeavesOutNumbersAndPrefixedTerms) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  Xapian::Document document;
  for (const char* term : {"4.5%", "Ftariffs", "XT:TM", "oil", "tariff", "\xc3\xa4on"}) {
    document.add_term(term, 2);
  }
  database.add_document(document);
  std::vector<std::string> terms;

  for_each_word(database, 1, [&terms](const std::string& term, Xapian::termcount wdf) {
    EXPECT_EQ(wdf, 2U);
    terms.push_back(term);
  });

  EXPECT_EQ(terms, (std::vector<std::string>{"oil", "tariff", "\xc3\xa4on"}));
}

TEST(FindWords, TakesTheFirstWordOfTitleAndText) {
  const Article article{.title = "Tariffs rise", .body = {"A tariff on copper"}};
  schema::Analyzer analyzer({});
  std::map<std::string, std::string> words{{"tariff", ""}, {"copper", ""}, {"zinc", ""}};

  find_words(article, analyzer, words);

  EXPECT_EQ(words["tariff"], "tariffs");
  EXPECT_EQ(words["copper"], "copper");
  EXPECT_EQ(words["zinc"], "");
}

}  // namespace
}  // namespace dateline::searchd
