// SPDX-License-Identifier: Apache-2.0
#include "text/blanks.h"

#include <gtest/gtest.h>

namespace safeconduct::text {
namespace {

TEST(Blanks, AreTakenFromBothEnds) {
  struct Row {
    std::string_view text;
    std::string_view without;
  };
  constexpr Row kRows[] = {
      {"", ""},
      {" \t\r\n\xC2\xA0", ""},
      {"a", "a"},
      {"\xC2\xA0 a b\t\xC2\xA0", "a b"},
      {"\xC2\xA0", ""},
      // Half of a no-break space, and letters that end as it does.
      {"\xA0", "\xA0"},
      {"\xC3\xA0", "\xC3\xA0"},
      {" \xC3\xA0 ", "\xC3\xA0"},
  };
  for (const Row& row : kRows) {
    EXPECT_EQ(WithoutBlanks(row.text), row.without) << row.text;
    EXPECT_EQ(IsBlank(row.text), row.without.empty()) << row.text;
  }
}

}  // namespace
}  // namespace safeconduct::text
