// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/edit_distance.h"

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <vector>

namespace dateline::searchd {
namespace {

std::uint32_t errors(std::string_view a, std::string_view b, std::uint32_t limit = 2) {
  return EditDistance(a, limit).to(b);
}

/// The same by the whole table, as the definition has it.
std::uint32_t errors_by_table(const std::string& a, const std::string& b) {
  std::vector<std::vector<std::uint32_t>> table(a.size() + 1,
                                                std::vector<std::uint32_t>(b.size() + 1));
  for (std::uint32_t x = 0; x <= a.size(); ++x) {
    for (std::uint32_t y = 0; y <= b.size(); ++y) {
      std::uint32_t& cell = table[x][y];
      if (x == 0 || y == 0) {
        cell = x + y;
        continue;
      }
      cell = std::min({table[x - 1][y] + 1, table[x][y - 1] + 1,
                       table[x - 1][y - 1] + (a[x - 1] == b[y - 1] ? 0U : 1U)});
      if (x > 1 && y > 1 && a[x - 1] == b[y - 2] && a[x - 2] == b[y - 1]) {
        cell = std::min(cell, table[x - 2][y - 2] + 1);
      }
    }
  }
  return table[a.size()][b.size()];
}

TEST(EditDistance, CountsTheErrorsOfTyping) {
  EXPECT_EQ(errors("tariff", "tariff"), 0U);
  EXPECT_EQ(errors("tarif", "tariff"), 1U);
  EXPECT_EQ(errors("tarifff", "tariff"), 1U);
  EXPECT_EQ(errors("tarixf", "tariff"), 1U);
  EXPECT_EQ(errors("tairff", "tariff"), 1U);
  EXPECT_EQ(errors("atriff", "tariff"), 1U);
  EXPECT_EQ(errors("tarrif", "tariff"), 2U);
}

TEST(EditDistance, TellsNoMoreThanItsLimitApart) {
  EXPECT_EQ(errors("tarrif", "tariff", 1), 2U);
  EXPECT_EQ(errors("wheat", "glacier", 1), 2U);
  EXPECT_EQ(errors("wheat", "glacier"), 3U);
}

TEST(EditDistance, CountsInCodePoints) {
  EXPECT_EQ(errors("москва", "москвы"), 1U);
  EXPECT_EQ(errors("日本", "日木"), 1U);
}

TEST(EditDistance, HoldsAgainstTheWholeTable) {
  std::mt19937 random(20251);  // NOLINT(cert-msc32-c,cert-msc51-cpp): the same words every time
  const auto word = [&random] {
    std::string text(1 + random() % 7, 'a');
    for (char& c : text) {
      c = static_cast<char>('a' + random() % 3);
    }
    return text;
  };
  for (int i = 0; i < 3000; ++i) {
    const std::string a = word();
    const std::string b = word();
    EXPECT_EQ(errors(a, b), std::min(errors_by_table(a, b), 3U)) << a << " " << b;
  }
}

TEST(EditDistance, NeverComparesLongWords) {
  const std::string longest(64, 'a');

  EXPECT_EQ(errors(longest, longest), 0U);
  EXPECT_EQ(errors(longest + "a", longest + "a"), 3U);
  EXPECT_EQ(errors(std::string(100'000, 'a'), "a"), 3U);
}

TEST(LettersIn, CountsCodePoints) {
  EXPECT_EQ(letters_in("москва"), 6U);
  EXPECT_EQ(letters_in(""), 0U);
}

}  // namespace
}  // namespace dateline::searchd
