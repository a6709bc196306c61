// SPDX-License-Identifier: Apache-2.0
#include "text/listed.h"

#include <gtest/gtest.h>

namespace safeconduct::text {
namespace {

TEST(Listed, PutsTheWordBeforeTheLast) {
  EXPECT_EQ(Listed({}, "or"), "");
  EXPECT_EQ(Listed({"a"}, "or"), "a");
  EXPECT_EQ(Listed({"a", "b"}, "or"), "a or b");
  EXPECT_EQ(Listed({"a", "b", "c"}, "and"), "a, b and c");
}

}  // namespace
}  // namespace safeconduct::text
