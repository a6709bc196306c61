// SPDX-License-Identifier: Apache-2.0
#include "text/utf8.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace safeconduct::text {
namespace {

using std::string_view_literals::operator""sv;

TEST(Utf8, EndsBeforeTheFirstByteThatIsNoCharacter) {
  EXPECT_EQ(Utf8Length("z\xC3\xBCrich"), 7U);
  EXPECT_EQ(Utf8Length("z\xFCrich"), 1U);
  EXPECT_EQ(Utf8Length("z\xC3"), 1U);
  EXPECT_TRUE(IsUtf8(""));
  EXPECT_TRUE(IsUtf8("\xEF\xBB\xBFz\xC3\xBCrich"));
  EXPECT_FALSE(IsUtf8("z\xFCrich"));
}

TEST(Utf8, BeginsBehindAByteOrderMark) {
  EXPECT_EQ(WithoutByteOrderMark("\xEF\xBB\xBFid"), "id");
  EXPECT_EQ(WithoutByteOrderMark("id"), "id");
  EXPECT_EQ(WithoutByteOrderMark("\xEF\xBB"), "\xEF\xBB");
}

TEST(Utf8, MeasuresCharacters) {
  struct Row {
    std::string_view text;
    size_t length;
  };
  const Row rows[] = {
      {"", 0},
      {"a", 1},
      {"\0"sv, 1},
      {"\x7F", 1},
      {"é", 2},
      {"漢字", 3},
      {"🙂", 4},
      {"\xC2\x80", 2},
      {"\xDF\xBF", 2},
      {"\xE0\xA0\x80", 3},
      {"\xEF\xBF\xBF", 3},
      {"\xF0\x90\x80\x80", 4},
      {"\xF4\x8F\xBF\xBF", 4},
      {"\x80", 0},  // continues nothing
      {"\xBF", 0},
      {"\xC3", 0},  // broken off
      {"\xC3(", 0},
      {"\xE6\xBC", 0},
      {"\xE6\xBC(", 0},
      {"\xF0\x9F\x99", 0},
      {"\xC0\x80", 0},  // longer than needed
      {"\xC1\xBF", 0},
      {"\xE0\x9F\xBF", 0},
      {"\xF0\x8F\xBF\xBF", 0},
      {"\xED\xA0\x80", 0},  // a surrogate
      {"\xED\xBF\xBF", 0},
      {"\xF4\x90\x80\x80", 0},  // above U+10FFFF
      {"\xF5\x80\x80\x80", 0},
      {"\xFF", 0},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(CharacterLength(row.text), row.length)
        << testing::PrintToString(row.text);
  }
}

TEST(Utf8, KnowsControlCharacters) {
  for (const std::string_view control :
       {"\0"sv, "\n"sv, "\t"sv, "\x1B"sv, "\x1F"sv, "\x7F"sv, "\xC2\x80"sv,
        "\xC2\x9B"sv, "\xC2\x9F"sv}) {
    EXPECT_TRUE(IsControl(control)) << testing::PrintToString(control);
  }
  for (const std::string_view other :
       {" "sv, "a"sv, "~"sv, "\xC2\xA0"sv, "é"sv, "漢"sv, "🙂"sv}) {
    EXPECT_FALSE(IsControl(other)) << testing::PrintToString(other);
  }
}

TEST(Utf8, MakesTextFitForATerminal) {
  struct Row {
    std::string_view text;
    const char* printed;
  };
  const Row rows[] = {
      {"plain é漢🙂", "plain é漢🙂"},
      {"a\tb", "a\tb"},
      {"a\x1B[2Jb", "a?[2Jb"},
      {"a\0b\r\n"sv, "a?b??"},
      {"a\xC2\x9B"
       "1m",
       "a?1m"},
      {"\xFF\xC3z", "??z"},
      {"\xE6\xBC", "??"},
      {"", ""},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(Printable(row.text), row.printed)
        << testing::PrintToString(row.text);
  }
}

}  // namespace
}  // namespace safeconduct::text
