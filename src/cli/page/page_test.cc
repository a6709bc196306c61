// SPDX-License-Identifier: Apache-2.0
#include "cli/page/page.h"

#include <gtest/gtest.h>

#include <string>

namespace safeconduct::cli {
namespace {

std::string Wrapped(const std::string& text, size_t first_indent = 0,
                    size_t indent = 0) {
  Page page(false);
  page.Paragraph(text, first_indent, indent);
  return page.text();
}

TEST(Page, AddsLinesAsTheyAre) {
  Page page(false);
  page.Line("  one");
  page.Line();
  page.Line(std::string(200, 'x'));
  EXPECT_EQ(page.text(), "  one\n\n" + std::string(200, 'x') + "\n");
}

TEST(Page, KeepsAShortParagraphOnOneLine) {
  EXPECT_EQ(Wrapped("one two", 2, 4), "  one two\n");
  EXPECT_EQ(Wrapped("", 2, 4), "  \n");
}

TEST(Page, BreaksBetweenWordsAt100Columns) {
  const std::string half(49, 'a');
  // 49 + 1 + 50 is 100 columns, and fits.
  EXPECT_EQ(Wrapped(half + " " + half + "b"), half + " " + half + "b\n");
  EXPECT_EQ(Wrapped(half + " " + half + "bc"), half + "\n" + half + "bc\n");
}

TEST(Page, IndentsTheFirstLineAndThoseAfterIt) {
  const std::string word(60, 'a');
  EXPECT_EQ(Wrapped(word + " " + word + " " + word, 2, 4),
            "  " + word + "\n    " + word + "\n    " + word + "\n");
}

TEST(Page, LetsALongWordStandOut) {
  const std::string word(120, 'a');
  EXPECT_EQ(Wrapped(word), word + "\n");
  EXPECT_EQ(Wrapped("b " + word + " c"), "b\n" + word + "\nc\n");
}

// Two bytes a letter, one column each.
TEST(Page, CountsLettersNotBytes) {
  std::string half;
  for (int i = 0; i < 49; ++i) half += "\u00e9";
  EXPECT_EQ(Wrapped(half + " " + half), half + " " + half + "\n");
}

TEST(Page, CountsNoColumnForColour) {
  Page page(true);
  const std::string half(49, 'a');
  const std::string red = page.Inked(half, Page::Ink::kRed);
  page.Paragraph(red + " " + half, 0, 0);
  EXPECT_EQ(page.text(), red + " " + half + "\n");
}

TEST(Page, InksOnlyWhereAskedTo) {
  EXPECT_EQ(Page(false).Inked("open", Page::Ink::kGreen), "open");
  EXPECT_EQ(Page(true).Inked("open", Page::Ink::kGreen),
            "\x1b[1;32mopen\x1b[0m");
  EXPECT_EQ(Page(true).Inked("open", Page::Ink::kPlain), "open");
}

}  // namespace
}  // namespace safeconduct::cli
