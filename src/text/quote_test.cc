// SPDX-License-Identifier: Apache-2.0
#include "text/quote.h"

#include <gtest/gtest.h>

#include <string>

namespace safeconduct::text {
namespace {

TEST(Quote, KeepsAShortText) {
  EXPECT_EQ(Quote(""), "``");
  EXPECT_EQ(Quote("came_from"), "`came_from`");
  EXPECT_EQ(Quote(std::string(40, 'x')), "`" + std::string(40, 'x') + "`");
}

TEST(Quote, CutsALongText) {
  EXPECT_EQ(Quote(std::string(41, 'x')), "`" + std::string(40, 'x') + "...`");
  EXPECT_EQ(
      Shown(std::string_view("0123456789012345678901234567890123456789x")),
      "0123456789012345678901234567890123456789");
}

// The letter of two bytes at 39 and 40 is left out.
TEST(Quote, CutsBetweenCharacters) {
  const std::string before(39, 'x');
  EXPECT_EQ(Quote(before + "\u00e9y"), "`" + before + "...`");
  const std::string text = before + "\u00e9";
  EXPECT_EQ(Shown(text), before);
}

TEST(Quote, IsOneLineAndSteersNoTerminal) {
  EXPECT_EQ(Quote("a\nb\x1b[31m"), "`a?b?[31m`");
}

}  // namespace
}  // namespace safeconduct::text
