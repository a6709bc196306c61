// SPDX-License-Identifier: Apache-2.0
// The parts of a random suite make up the whole.
#include "tests/random/seeds.h"

#include <gtest/gtest.h>

#include <set>

namespace safeconduct::random {
namespace {

TEST(Seeds, OfAllPartsAreTheWhole) {
  for (const int count : {1, 9, 10, 11, 26, 300}) {
    std::set<uint64_t> walked;
    for (uint64_t turn = 20'000; turn < 20'010; ++turn) {
      const auto part = SeedsOfPart(500, count, 10, turn);
      EXPECT_EQ(part.size(), static_cast<size_t>(count + 9) / 10);
      walked.insert(part.begin(), part.end());
    }
    EXPECT_EQ(walked.size(), static_cast<size_t>(count));
    EXPECT_EQ(*walked.begin(), 500);
    EXPECT_EQ(*walked.rbegin(), 499 + static_cast<uint64_t>(count));
  }
}

TEST(Seeds, OfOnePartAreAllInOrder) {
  EXPECT_EQ(SeedsOfPart(7, 3, 1, 0), (std::vector<uint64_t>{7, 8, 9}));
  EXPECT_EQ(SeedsOfPart(7, 3, 1, 20'785), (std::vector<uint64_t>{7, 8, 9}));
}

}  // namespace
}  // namespace safeconduct::random
