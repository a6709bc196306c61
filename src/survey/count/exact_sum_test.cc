// SPDX-License-Identifier: Apache-2.0
#include "survey/count/exact_sum.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

#include "survey/table/text_cells.h"

namespace safeconduct::survey {
namespace {

ExactSum SumOf(const std::vector<double>& weights) {
  ExactSum sum;
  for (const double weight : weights) sum.Add(weight);
  return sum;
}

TEST(ExactSum, RoundsOnceAtTheEnd) {
  EXPECT_EQ(ExactSum().value(), 0);
  EXPECT_EQ(SumOf({2.5, 4, 0}).value(), 6.5);
  for (const double weight : {1e-15, 0.1, 1.0 / 3, 1e12, 3e9, 1e-7}) {
    EXPECT_EQ(SumOf({weight}).value(), weight);
  }
  // Ten times the number next to a tenth is 1 and less than half of a last
  // digit; added up one by one, it rounds to less than 1.
  EXPECT_EQ(SumOf(std::vector<double>(10, 0.1)).value(), 1);
  // Half of a last digit goes to the even number, and any more up.
  const double two_to_53 = std::ldexp(1, 39) * 16384;
  const std::vector<double> many(16384, std::ldexp(1, 39));
  ExactSum sum = SumOf(many);
  EXPECT_EQ(sum.value(), two_to_53);
  sum.Add(1);
  EXPECT_EQ(sum.value(), two_to_53);
  sum.Add(1e-15);
  EXPECT_EQ(sum.value(), two_to_53 + 2);
}

TEST(ExactSum, CarriesThroughAllItsBits) {
  // All bits of the lowest words set, then one unit more.
  ExactSum sum;
  for (int power = -49; power <= 39; ++power) sum.Add(std::ldexp(1, power));
  sum.Add(std::ldexp(1, -49));
  EXPECT_EQ(sum, SumOf({std::ldexp(1, 39), std::ldexp(1, 39)}));
}

TEST(ExactSum, IsTheSameInEveryOrderAndForEverySplit) {
  std::mt19937_64 random(1);
  std::uniform_real_distribution<double> powers(-15, 12);
  for (int trial = 0; trial < 200; ++trial) {
    std::vector<double> weights;
    for (int i = 0; i < 100; ++i) {
      weights.push_back(std::min(std::pow(10, powers(random)), 1e12));
      ASSERT_TRUE(IsWeight(weights.back()));
    }
    const ExactSum sum = SumOf(weights);
    std::ranges::shuffle(weights, random);
    const auto cut = weights.begin() + static_cast<int>(random() % 101);
    ExactSum parts = SumOf({weights.begin(), cut});
    parts.Add(SumOf({cut, weights.end()}));
    EXPECT_EQ(parts, sum);
    EXPECT_EQ(parts.value(), sum.value());
  }
}

TEST(ExactSum, AgreesWithWholeNumbers) {
  std::mt19937_64 random(2);
  ExactSum sum;
  uint64_t whole = 0;
  for (int i = 0; i < 1000; ++i) {
    const uint64_t added = random() % 1'000'000'000'000;
    sum.Add(static_cast<double>(added));
    whole += added;
    ASSERT_EQ(sum.value(), static_cast<double>(whole));
  }
}

TEST(IsWeight, IsWhatSumsHoldExactly) {
  for (const double number : {0.0, 1e-15, 1.0, 2.5, 1e12}) {
    EXPECT_TRUE(IsWeight(number)) << number;
  }
  for (const double number :
       {-1.0, 1e-16, 1.0000001e12, 1e308, std::nan(""), HUGE_VAL}) {
    EXPECT_FALSE(IsWeight(number)) << number;
  }
}

}  // namespace
}  // namespace safeconduct::survey
