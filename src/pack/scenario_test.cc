// SPDX-License-Identifier: Apache-2.0
#include "pack/scenario.h"

#include <gtest/gtest.h>

#include "base/interval_set.h"
#include "safeconduct/chart.h"
#include "safeconduct/date.h"

namespace safeconduct {
namespace {

// Days that were formatted with no end could not be read back.
TEST(FormatDays, IsReadBack) {
  const Date some{kFirstDay.days + 700};
  const Days rows[] = {{kFirstDay, kLastDay},  {kFirstDay, some},
                       {some, kLastDay},       {some, some},
                       {kFirstDay, kFirstDay}, {kLastDay, kLastDay}};
  for (const Days& days : rows) {
    const auto read = ReadDays("--on", FormatDays(days));
    ASSERT_TRUE(read) << FormatDays(days);
    EXPECT_EQ(read->first, days.first) << FormatDays(days);
    EXPECT_EQ(read->last, days.last) << FormatDays(days);
  }
}

}  // namespace
}  // namespace safeconduct
