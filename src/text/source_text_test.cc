// SPDX-License-Identifier: Apache-2.0
#include "text/source_text.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>

namespace safeconduct::text {
namespace {

std::string At(const SourceText& source, uint32_t offset) {
  const auto position = source.PositionOf(offset);
  return fmt::format("{}:{}", position.line, position.column);
}

TEST(SourceText, CountsLinesAndCharacters) {
  const SourceText source("x.law.md", "ab\n\tc\né漢🙂d\r\n\nend");
  struct Row {
    uint32_t offset;
    const char* position;
  };
  const Row rows[] = {{0, "1:1"},  {1, "1:2"},  {2, "1:3"},  {3, "2:1"},
                      {4, "2:2"},  {5, "2:3"},  {6, "3:1"},  {8, "3:2"},
                      {11, "3:3"}, {15, "3:4"}, {16, "3:5"}, {18, "4:1"},
                      {19, "5:1"}, {22, "5:4"}};
  for (const Row& row : rows) {
    EXPECT_EQ(At(source, row.offset), row.position) << row.offset;
  }
  EXPECT_EQ(source.line_count(), 5U);
}

TEST(SourceText, GivesLinesWithoutTheirEnds) {
  const SourceText source("x.law.md", "one\r\ntwo\n\r\nfour\rfive\r\r");
  ASSERT_EQ(source.line_count(), 7U);
  EXPECT_EQ(source.Line(1), "one");
  EXPECT_EQ(source.Line(2), "two");
  EXPECT_EQ(source.Line(3), "");
  EXPECT_EQ(source.Line(4), "four");
  EXPECT_EQ(source.Line(5), "five");
  EXPECT_EQ(source.Line(6), "");
  EXPECT_EQ(source.LineStart(1), 0U);
  EXPECT_EQ(source.LineStart(3), 9U);
}

TEST(SourceText, HasALineBehindItsLastLineFeed) {
  const SourceText empty("x.law.md", "");
  EXPECT_EQ(empty.line_count(), 1U);
  EXPECT_EQ(empty.Line(1), "");
  EXPECT_EQ(At(empty, 0), "1:1");
  const SourceText ended("x.law.md", "a\n");
  EXPECT_EQ(ended.line_count(), 2U);
  EXPECT_EQ(ended.Line(2), "");
  EXPECT_EQ(At(ended, 2), "2:1");
}

TEST(SourceText, JoinsPlaces) {
  const SourceText source("x.law.md", "fact age here");
  const Place age{&source, 5, 8};
  const Place here{&source, 9, 13};
  EXPECT_EQ(age.text(), "age");
  EXPECT_EQ(Join(age, here).text(), "age here");
}

}  // namespace
}  // namespace safeconduct::text
