// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/key_terms.h"

#include <chrono>

#include <gtest/gtest.h>

namespace dateline::searchd {
namespace {

class KeyTermsTest : public testing::Test {
 protected:
  void add(std::initializer_list<std::pair<const char*, int>> terms) {
    Xapian::Document document;
    for (const auto& [term, wdf] : terms) {
      document.add_term(term, static_cast<Xapian::termcount>(wdf));
    }
    database_.add_document(document);
  }

  std::vector<KeyTerm> first() {
    const Xapian::Database& reader = database_;
    const Handles handles{.databases = {reader}};
    return key_terms(handles, {}, Deadline(std::chrono::minutes(1)));
  }

  Xapian::WritableDatabase database_{"", Xapian::DB_BACKEND_INMEMORY};
};

TEST_F(KeyTermsTest, PrefersWhatIsOftenHereAndRareElsewhere) {
  add({{"copper", 5}, {"mine", 5}, {"chile", 1}});
  add({{"copper", 1}});
  add({{"mine", 1}, {"chile", 1}});
  add({{"mine", 1}});
  for (int i = 0; i < 4; ++i) {
    add({{"other", 1}});
  }

  const auto keys = first();

  ASSERT_EQ(keys.size(), 3U);
  EXPECT_EQ(keys[0].term, "copper");
  EXPECT_EQ(keys[0].boost, 1);
  EXPECT_EQ(keys[1].term, "mine");
  EXPECT_LT(keys[2].boost, keys[1].boost);
}

TEST_F(KeyTermsTest, LeavesOutWhatNoOtherOrMostDocumentsHave) {
  add({{"only", 9}, {"common", 9}, {"shared", 1}});
  add({{"common", 1}, {"shared", 1}});
  add({{"common", 1}});
  add({{"none", 1}});

  const auto keys = first();

  ASSERT_EQ(keys.size(), 1U);
  EXPECT_EQ(keys[0].term, "shared");
}

TEST_F(KeyTermsTest, TakesFiftyAtMost) {
  Xapian::Document document;
  for (int i = 0; i < 80; ++i) {
    document.add_term("word" + std::to_string(i));
  }
  database_.add_document(document);
  database_.add_document(document);
  for (int i = 0; i < 3; ++i) {
    add({{"other", 1}});
  }

  EXPECT_EQ(first().size(), kKeyTerms);
}

}  // namespace
}  // namespace dateline::searchd
