// SPDX-License-Identifier: Apache-2.0
#include "base/nearest_name.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace safeconduct {
namespace {

const std::vector<std::string>& Known() {
  static const std::vector<std::string> kKnown = {
      "age", "came_from", "claim", "claimed", "arrived", "to", "x"};
  return kKnown;
}

TEST(NearestName, IsTwoEditsAwayAtMost) {
  struct Row {
    const char* name;
    const char* nearest;
  };
  const Row rows[] = {
      {"came_form", "came_from"},  // two neighbours swapped
      {"came_fro", "came_from"},   // dropped
      {"came_fromm", "came_from"},
      {"cane_from", "came_from"},
      {"kame_frm", "came_from"},
      {"kame_frxx", ""},
      {"claims", "claim"},
      {"claime", "claim"},  // the first of two as near
      {"claimedd", "claimed"},
      {"arrivd", "arrived"},
      {"rarived", "arrived"},
      {"nothing", ""},
      {"", ""},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(NearestName(row.name, Known()).value_or(""), row.nearest)
        << row.name;
  }
}

TEST(NearestName, ChangesAShortNameOnce) {
  EXPECT_EQ(NearestName("ago", Known()), "age");
  EXPECT_EQ(NearestName("bgo", Known()), std::nullopt);
  EXPECT_EQ(NearestName("ti", Known()), "to");
  EXPECT_EQ(NearestName("y", Known()), std::nullopt);
  EXPECT_EQ(NearestName("name", Known()), std::nullopt);
  EXPECT_EQ(NearestName("clam", Known()), "claim");
  EXPECT_EQ(NearestName("clem", Known()), std::nullopt);
}

TEST(NearestName, IsNeverTheNameItself) {
  EXPECT_EQ(NearestName("claimed", Known()), "claim");
  EXPECT_EQ(NearestName("age", std::vector<std::string>{"age"}), std::nullopt);
}

TEST(NearestName, LooksAtNoNameOrTableThatIsTooLarge) {
  const std::string name(101, 'a');
  EXPECT_EQ(NearestName(name, std::vector{name.substr(1)}), std::nullopt);
  EXPECT_EQ(NearestName(name.substr(1), std::vector{name.substr(2)}),
            name.substr(2));
  std::vector<std::string> many(kMaxNamesCompared, "claim");
  EXPECT_EQ(NearestName("claims", many), "claim");
  many.emplace_back("claim");
  EXPECT_EQ(NearestName("claims", many), std::nullopt);
}

TEST(SuggestName, ListsAllWhereNoneIsNear) {
  const std::vector<std::string> known = {"france", "home"};
  EXPECT_EQ(SuggestName("frence", known), " (did you mean `france`?)");
  EXPECT_EQ(SuggestName("nowhere", known), " (known are france, home)");
  EXPECT_EQ(SuggestName("nowhere", {}), " (there are none)");
}

}  // namespace
}  // namespace safeconduct
