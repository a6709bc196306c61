// SPDX-License-Identifier: Apache-2.0
#include "export/sql_columns.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace safeconduct::survey {
namespace {

TEST(JoinSql, PairsWhatIsMany) {
  EXPECT_EQ(JoinSql({}, "OR"), "");
  EXPECT_EQ(JoinSql({"a", "b"}, "OR"), "a OR b");
  const std::string many = JoinSql(std::vector<std::string>(1000, "a"), "AND");
  EXPECT_EQ(std::ranges::count(many, 'a'), 1000);
  EXPECT_TRUE(many.starts_with("(((((a AND a"));
}

}  // namespace
}  // namespace safeconduct::survey
