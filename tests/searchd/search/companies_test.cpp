// SPDX-License-Identifier: GPL-3.0-or-later
// The table of symbols as searchd asks it, with and without a past moment.
#include "searchd/search/companies.h"

#include <array>

#include <gtest/gtest.h>

namespace dateline::searchd {
namespace {

constexpr std::string_view kTable =
    "FB\tNASDAQ\tFacebook Inc.\tFacebook\t2012-05-18\t2022-06-08\tMETA\n"
    "META\tNASDAQ\tMeta Platforms Inc.\tMeta Platforms\t2022-06-09\n"
    "META\tNYSE\tMetafour Inc.\t\t\t2020-12-31\n"
    "META\tLSE\tMetalworks plc\n";

std::int64_t instant(int year, int month) {
  return to_seconds({.year = year, .month = month});
}

class CompaniesTest : public testing::Test {
 protected:
  CompaniesTest() : companies_(table()) {}

  static std::shared_ptr<const extract::SymbolTable> table() {
    const std::array files = {extract::SymbolFile{.name = "t", .bytes = kTable}};
    return std::make_shared<const extract::SymbolTable>(*extract::SymbolTable::read(files));
  }

  [[nodiscard]] std::string name(std::string_view symbol, AsOf as_of) const {
    const Listing* const listing = companies_.filed_under(symbol, as_of);
    return listing == nullptr ? "" : listing->name;
  }

  Companies companies_;
};

TEST_F(CompaniesTest, NamesTheCompanyThatArticlesAreFiledUnder) {
  EXPECT_EQ(name("META", std::nullopt), "Meta Platforms Inc.");
  EXPECT_EQ(name("NONE", std::nullopt), "");
}

TEST_F(CompaniesTest, NamesItAsItWasCalledThen) {
  EXPECT_EQ(name("META", instant(2021, 6)), "Facebook Inc.");
  EXPECT_EQ(name("META", instant(2011, 1)), "");
}

TEST_F(CompaniesTest, KnowsWhatBecameOfAListingButNotTooEarly) {
  const Listing& facebook = *companies_.carriers("FB", std::nullopt).at(0);

  EXPECT_EQ(companies_.present(facebook, std::nullopt).symbol, "META");
  EXPECT_EQ(companies_.present(facebook, instant(2022, 1)).symbol, "FB");
}

TEST_F(CompaniesTest, ListsThoseWhoCarriedASymbolEarliestFirst) {
  const auto all = companies_.carriers("META", std::nullopt);
  const auto then = companies_.carriers("META", instant(2021, 6));

  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all.back()->name, "Meta Platforms Inc.");
  EXPECT_EQ(then.size(), 2U);
  EXPECT_TRUE(companies_.carriers("NONE", std::nullopt).empty());
}

TEST_F(CompaniesTest, HasTheHistoryOfACompany) {
  const auto history = companies_.history(*companies_.filed_under("META", {}), {});

  ASSERT_EQ(history.size(), 2U);
  EXPECT_EQ(history[0]->symbol, "FB");
}

TEST_F(CompaniesTest, FindsACompanyByItsNamesOfTheTime) {
  EXPECT_TRUE(companies_.has_name("META", LabelFilter("facebook", ""), std::nullopt));
  EXPECT_TRUE(companies_.has_name("META", LabelFilter("fb", ""), std::nullopt));
  EXPECT_TRUE(companies_.has_name("META", LabelFilter("", "platforms"), std::nullopt));
  EXPECT_FALSE(companies_.has_name("META", LabelFilter("", "platforms"), instant(2021, 6)));
  EXPECT_FALSE(companies_.has_name("NONE", LabelFilter("", ""), std::nullopt));
}

TEST(Companies, FallBackOnTheTableThatIsBuiltIn) {
  const Companies companies(nullptr);

  ASSERT_NE(companies.filed_under("META", std::nullopt), nullptr);
  EXPECT_EQ(companies.carriers("FB", std::nullopt).at(0)->end,
            to_seconds({.year = 2022, .month = 6, .day = 9}));
}

}  // namespace
}  // namespace dateline::searchd
