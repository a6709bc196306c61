// SPDX-License-Identifier: Apache-2.0
#include "text/lines.h"

#include <gtest/gtest.h>

namespace safeconduct::text {
namespace {

using Lines = std::vector<std::string>;

Lines FilledWith(std::string_view text, const LineForm& form) {
  return Filled(Words(text), form);
}

TEST(Lines, AreSplitAtASign) {
  using Parts = std::vector<std::string_view>;
  EXPECT_EQ(SplitAt("a|b||c", '|'), (Parts{"a", "b", "", "c"}));
  EXPECT_EQ(SplitAt("a|", '|'), (Parts{"a", ""}));
  EXPECT_EQ(SplitAt("", '|'), (Parts{""}));
  EXPECT_EQ(LinesOf("a\n\nb\n"), (Parts{"a", "", "b"}));
  EXPECT_EQ(LinesOf("a\nb"), (Parts{"a", "b"}));
  EXPECT_EQ(LinesOf(""), Parts());
  EXPECT_EQ(Words("a  b "), (Parts{"a", "", "b"}));
}

TEST(Lines, HoldAsManyWordsAsFit) {
  EXPECT_EQ(FilledWith("one two three", {.width = 7}),
            (Lines{"one two", "three"}));
  EXPECT_EQ(FilledWith("one two three", {.width = 6}),
            (Lines{"one", "two", "three"}));
  EXPECT_EQ(FilledWith("", {.width = 7}), (Lines{""}));
}

TEST(Lines, AreIndentedFirstAndLater) {
  EXPECT_EQ(
      FilledWith("one two three", {.width = 9, .first_indent = 2, .indent = 4}),
      (Lines{"  one two", "    three"}));
}

TEST(Lines, LeaveALongWordWhole) {
  EXPECT_EQ(FilledWith("a longword b", {.width = 4}),
            (Lines{"a", "longword", "b"}));
}

TEST(Lines, CountColumnsAndNotBytes) {
  EXPECT_EQ(Columns("\u00e9\u4e16a"), 3U);
  EXPECT_EQ(Columns("\x1b[1;31mno\x1b[0m"), 2U);
  EXPECT_EQ(FilledWith("\u00e9\u00e9 \x1b[2mab\x1b[0m c", {.width = 5}),
            (Lines{"\u00e9\u00e9 \x1b[2mab\x1b[0m", "c"}));
}

TEST(Lines, KeepBlanksInARow) {
  EXPECT_EQ(FilledWith("a  b", {.width = 9}), (Lines{"a  b"}));
}

}  // namespace
}  // namespace safeconduct::text
