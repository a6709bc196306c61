// SPDX-License-Identifier: Apache-2.0
#include "chart/runs.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "chart/chart_testing.h"
#include "law/values.h"

namespace safeconduct::chart {
namespace {

std::shared_ptr<const Chart> ChartNeeding(const std::string& condition) {
  return CompileTestPack(ReadTestPack(
      "fact applied \"\" : date or none\n"
      "matter limit \"\" : 0..99 days; at first 14\n"
      "matter other \"\" : yes or no; at first no; for the record\n"
      "day later \"\" is applied plus 1 month\n"
      "route out \"\" needs one \"\" when " +
          condition + " cite act\n",
      "source act \"\" statute published 2019-01-01\n"
      "event raised \"\" on 2020-05-01 limit becomes 30 according to act\n"
      "event idle \"\" on 2020-06-01 other becomes yes according to act\n"
      "event again \"\" on 2020-07-01 limit becomes 30 according to act\n"
      "event lowered \"\" on 2021-03-31 limit becomes 7 according to act\n"));
}

// Returns the first day of each run but the first.
std::vector<std::string> StartsOf(const Chart& chart) {
  const law::AsOf& as_of = *chart.law().matters.back().as_of;
  std::vector<std::string> starts;
  for (const IntervalSet& run : RunsOf(chart.timeline(), as_of)) {
    if (run.Contains(kNone)) continue;
    starts.push_back(FormatDate(Date{run.min()}));
  }
  return starts;
}

TEST(Runs, BeginWhereTheMatterChanges) {
  const auto chart = ChartNeeding("limit on applied < 20");
  EXPECT_EQ(StartsOf(*chart),
            (std::vector<std::string>{"2020-05-01", "2021-03-31"}));
}

// A month from 28 February leads to 28 March, and from 1 March past the 31st.
TEST(Runs, BeginWhereStepsLeadToTheChange) {
  const auto chart = ChartNeeding("limit on later < 20");
  EXPECT_EQ(StartsOf(*chart),
            (std::vector<std::string>{"2020-04-01", "2021-03-01"}));
}

TEST(Runs, AreOfEachValueOnce) {
  const auto chart = ChartNeeding("limit on applied < 20");
  const law::AsOf& as_of = *chart->law().matters.back().as_of;
  IntervalSet all;
  int64_t size = 0;
  for (const IntervalSet& epoch : EpochsBy(chart->timeline(), as_of)) {
    all = all.Union(epoch);
    size += epoch.Size();
  }
  EXPECT_EQ(all.Size(), size);
  EXPECT_TRUE(all.Contains(kNone));
  EXPECT_TRUE(all.Includes(IntervalSet::Range(kFirstDay.days, kLastDay.days)));
}

}  // namespace
}  // namespace safeconduct::chart
