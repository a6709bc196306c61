// SPDX-License-Identifier: Apache-2.0
#include "base/fold_name.h"

#include <gtest/gtest.h>

namespace safeconduct {
namespace {

TEST(FoldName, LeavesWhatCounts) {
  const struct {
    const char* name;
    const char* folded;
  } rows[] = {
      {"", ""},
      {"in_progress", "in progress"},
      {" In-Progress ", "in progress"},
      {"Côte d'Ivoire", "cote divoire"},
      {"COTE D’IVOIRE", "cote divoire"},
      {"ÅLAND", "aland"},
      {"Łódź", "lodz"},
      {"Bosnia & Herzegovina", "bosnia and herzegovina"},
      {"A&B", "a and b"},
      {"U.S.", "us"},
      {"first\xC2\xA0instance", "first instance"},
      {"(none)", "none"},
      {"Иран", "Иран"},
      {"?!", ""},
      {"7×8", "7×8"},
      {"cut \xC3", "cut \xC3"},
      {"cut \xC3(", "cut \xC3"},
  };
  for (const auto& [name, folded] : rows) EXPECT_EQ(FoldName(name), folded);
}

TEST(EqualsIgnoringCase, KnowsAsciiLetters) {
  EXPECT_TRUE(EqualsIgnoringCase("Yes", "yEs"));
  EXPECT_TRUE(EqualsIgnoringCase("", ""));
  EXPECT_FALSE(EqualsIgnoringCase("yes", "yes "));
  EXPECT_FALSE(EqualsIgnoringCase("Ä", "ä"));
}

TEST(InSmallLetters, LeavesWhatIsNotAscii) {
  EXPECT_EQ(InSmallLetters("Zz-[@\xC3\x84"), "zz-[@\xC3\x84");
}

}  // namespace
}  // namespace safeconduct
