// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/commands.h"

#include <set>

#include <gtest/gtest.h>

namespace dateline::indexer {
namespace {

TEST(Commands, HaveNamesOfTheirOwn) {
  std::set<std::string_view> names;
  for (const Command& command : commands()) {
    EXPECT_TRUE(names.insert(command.name).second) << command.name;
    EXPECT_FALSE(command.summary.empty()) << command.name;
    EXPECT_NE(command.run, nullptr) << command.name;
  }
}

TEST(Commands, TakeOptionsOfTheTable) {
  for (const Command& command : commands()) {
    for (const std::string_view name : command.options) {
      EXPECT_NE(find_option(name), nullptr) << command.name << " " << name;
    }
  }
}

TEST(Options, HaveExactlyOneTarget) {
  for (const OptionRow& row : option_table()) {
    const int targets = (row.text != nullptr ? 1 : 0) + (row.flag != nullptr ? 1 : 0) +
                        (row.list != nullptr ? 1 : 0);
    EXPECT_EQ(targets, 1) << row.name;
    EXPECT_EQ(row.argument.empty(), row.flag != nullptr) << row.name;
  }
}

TEST(Console, GroupsDigits) {
  EXPECT_EQ(grouped(0), "0");
  EXPECT_EQ(grouped(999), "999");
  EXPECT_EQ(grouped(1000), "1,000");
  EXPECT_EQ(grouped(21578), "21,578");
  EXPECT_EQ(grouped(1234567), "1,234,567");
}

TEST(Console, CountsOneAndMany) {
  EXPECT_EQ(counted(1, "article"), "1 article");
  EXPECT_EQ(counted(0, "article"), "0 articles");
}

}  // namespace
}  // namespace dateline::indexer
