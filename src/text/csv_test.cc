// SPDX-License-Identifier: Apache-2.0
#include "text/csv.h"

#include <gtest/gtest.h>

namespace safeconduct::text {
namespace {

TEST(WholeRows, EndWithALineOutsideQuotes) {
  EXPECT_EQ(WholeRows(""), 0U);
  EXPECT_EQ(WholeRows("a,b"), 0U);
  EXPECT_EQ(WholeRows("a\nb"), 2U);
  EXPECT_EQ(WholeRows("\"a\nb"), 0U);
  EXPECT_EQ(WholeRows("a\n\"b\nc"), 2U);
  EXPECT_EQ(WholeRows("a\n\"b\nc\"\nd"), 8U);
}

TEST(WholeRows, KnowNoQuoteInsideAField) {
  EXPECT_EQ(WholeRows("6\" tall\nb"), 8U);
  EXPECT_EQ(WholeRows("a,\"b\"c\"\nd"), 8U);
  EXPECT_EQ(WholeRows("a;\"b\nc"), 5U);
  EXPECT_EQ(WholeRows("a;\"b\nc", ';'), 0U);
  EXPECT_EQ(WholeRows("a\n\"b\nc\",\"d\ne\"f"), 2U);
  EXPECT_EQ(WholeRows("\"a\"\"\nb\"\nc"), 8U);
}

TEST(CsvRows, TellsFieldsAndTheLineOfEachRow) {
  CsvRows rows("a,\"b\n\"\"c\"\"\"\r\n\nd,\n");
  ASSERT_TRUE(rows.Next());
  EXPECT_EQ(rows.fault(), nullptr);
  EXPECT_EQ(rows.fields(), (std::vector<std::string_view>{"a", "b\n\"c\""}));
  EXPECT_EQ(rows.line(), 1U);
  ASSERT_TRUE(rows.Next());
  EXPECT_EQ(rows.fields(), (std::vector<std::string_view>{"d", ""}));
  EXPECT_EQ(rows.line(), 4U);
  EXPECT_TRUE(rows.ended());
  EXPECT_FALSE(rows.Next());
}

TEST(CsvRows, TellsWhetherTheLastRowHasAnEnd) {
  CsvRows rows("a\nb,c");
  ASSERT_TRUE(rows.Next());
  EXPECT_TRUE(rows.ended());
  ASSERT_TRUE(rows.Next());
  EXPECT_FALSE(rows.ended());
  EXPECT_EQ(rows.fields(), (std::vector<std::string_view>{"b", "c"}));
}

TEST(CsvRows, SaysWhatIsWrongWithAQuote) {
  CsvRows rows("\"a\"b,c\n1,2\n");
  ASSERT_TRUE(rows.Next());
  EXPECT_NE(rows.fault(), nullptr);
  ASSERT_TRUE(rows.Next());
  EXPECT_EQ(rows.fault(), nullptr);
  EXPECT_EQ(rows.fields(), (std::vector<std::string_view>{"1", "2"}));
}

TEST(CsvRows, SeparatesFieldsAsTold) {
  CsvRows rows("a;\"b;c\";1,5\n\"d\"e;f\n", ';');
  ASSERT_TRUE(rows.Next());
  EXPECT_EQ(rows.fields(), (std::vector<std::string_view>{"a", "b;c", "1,5"}));
  ASSERT_TRUE(rows.Next());
  EXPECT_NE(rows.fault(), nullptr);
  EXPECT_EQ(rows.fields().back(), "f");
}

TEST(CsvRows, CountsEmptyLinesAndTellsBlankRows) {
  CsvRows rows("\n\r\n,\" \",\na,,\n\n");
  ASSERT_TRUE(rows.Next());
  EXPECT_EQ(rows.empty_lines(), 2U);
  EXPECT_TRUE(rows.blank());
  EXPECT_EQ(rows.line(), 3U);
  ASSERT_TRUE(rows.Next());
  EXPECT_FALSE(rows.blank());
  EXPECT_FALSE(rows.Next());
  EXPECT_EQ(rows.empty_lines(), 3U);
}

TEST(SeparatorOf, IsWhatTheNamesHaveMostOf) {
  EXPECT_EQ(SeparatorOf("a"), ',');
  EXPECT_EQ(SeparatorOf("a,b\nc;d;e"), ',');
  EXPECT_EQ(SeparatorOf("a;b\nc,d,e"), ';');
  EXPECT_EQ(SeparatorOf("a\tb"), '\t');
  EXPECT_EQ(SeparatorOf("a;\"b,c\nd,e\";f"), ';');
  EXPECT_EQ(SeparatorOf("a;b,c"), ',');
}

}  // namespace
}  // namespace safeconduct::text
