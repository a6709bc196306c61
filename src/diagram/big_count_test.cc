// SPDX-License-Identifier: Apache-2.0
#include "diagram/big_count.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>

namespace safeconduct::diagram {
namespace {

BigCount PowerOf(uint32_t base, int exponent) {
  BigCount power(1);
  for (int i = 0; i < exponent; ++i) power *= base;
  return power;
}

TEST(BigCount, PrintsInDecimal) {
  EXPECT_EQ(BigCount().ToString(), "0");
  EXPECT_EQ(BigCount(0).ToString(), "0");
  EXPECT_EQ(BigCount(4294967295).ToString(), "4294967295");
  EXPECT_EQ(PowerOf(10, 400).ToString(), "1" + std::string(400, '0'));
  EXPECT_EQ(PowerOf(2, 128).ToString(),
            "340282366920938463463374607431768211456");
}

TEST(BigCount, CarriesThroughEveryDigit) {
  BigCount sum;
  for (const int exponent : {0, 31, 32, 63, 64, 95}) {
    sum += PowerOf(2, exponent);
  }
  // 1 + 2^31 + 2^32 + 2^63 + 2^64 + 2^95
  EXPECT_EQ(sum.ToString(), "39614081284802284913778753537");
  BigCount ones = PowerOf(2, 32);
  ones *= 4294967295;
  ones += BigCount(4294967295);  // 2^64 - 1
  ones += BigCount(1);
  EXPECT_EQ(ones.ToString(), "18446744073709551616");
}

TEST(BigCount, TimesNothingIsNothing) {
  BigCount count = PowerOf(3, 100);
  count *= 0;
  EXPECT_EQ(count.ToString(), "0");
  count += BigCount(7);
  EXPECT_EQ(count.ToString(), "7");
}

RC_GTEST_PROP(BigCount, IsWhatMachineNumbersAre, (uint32_t a, uint32_t b)) {
  const uint64_t divisor = uint64_t{b} + (b == 0 ? 1 : 0);
  BigCount count(a);
  count *= b;
  RC_ASSERT(count.ToString() == std::to_string(uint64_t{a} * b));
  BigCount sum = count;
  sum += BigCount(a);
  RC_ASSERT(sum.ToString() == std::to_string(uint64_t{a} * b + a));
  count.DivideExactlyBy(static_cast<uint32_t>(divisor));
  RC_ASSERT(count.ToString() == std::to_string(b == 0 ? 0 : a));
}

// What was multiplied up comes down again, through any number of digits.
RC_GTEST_PROP(BigCount, ComesDownAsItWentUp,
              (const std::vector<uint16_t>& by)) {
  BigCount count(12345);
  for (const uint16_t factor : by) count *= uint32_t{factor} + 1;
  for (const uint16_t factor : by) count.DivideExactlyBy(uint32_t{factor} + 1);
  RC_ASSERT(count.ToString() == "12345");
}

}  // namespace
}  // namespace safeconduct::diagram
