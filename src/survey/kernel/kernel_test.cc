// SPDX-License-Identifier: Apache-2.0
#include "survey/kernel/kernel.h"

#include <gtest/gtest.h>

namespace safeconduct::survey {
namespace {

// A block that is not full is counted no further than it is filled, wherever in
// a word that is: behind the last case a plane holds anything.
TEST(CountBits, CountsSoManyBitsAndNoMore) {
  BlockBits all;
  all.fill(~uint64_t{0});
  BlockBits odd;
  odd.fill(0xAAAA'AAAA'AAAA'AAAA);
  for (const std::string& name : InstructionSets()) {
    ASSERT_TRUE(UseInstructionSet(name));
    for (size_t count = 0; count <= kBlockCases; ++count) {
      ASSERT_EQ(CountBits(all.data(), count), count) << name;
      ASSERT_EQ(CountBits(odd.data(), count), count / 2) << name;
    }
  }
  UseInstructionSet("");
}

}  // namespace
}  // namespace safeconduct::survey
