// SPDX-License-Identifier: Apache-2.0
#include "query/scenario_charts.h"

#include <gtest/gtest.h>

#include "chart/chart_testing.h"

namespace safeconduct::query {
namespace {

std::shared_ptr<const chart::Pack> ReadLimitPack() {
  return chart::ReadTestPack(
      "fact age \"\" : 0..120 years\n"
      "matter limit \"\" : 0..120 years; at first 18\n"
      "route home \"\" to FR\n"
      "  needs adult \"\" when age >= limit\n",
      "");
}

record::Scenario Supposing(const chart::Pack& pack, Value limit) {
  record::Scenario scenario;
  scenario.suppositions.emplace_back(
      record::Becomes{*pack.law.FindMatter("limit"), limit, kFirstDay});
  return scenario;
}

TEST(ScenarioCharts, CompilesEachOnceWhileItIsKept) {
  const auto pack = ReadLimitPack();
  ScenarioCharts charts(pack);
  const auto first = charts.For(Supposing(*pack, 0)).value();
  EXPECT_EQ(charts.For(Supposing(*pack, 0)).value(), first);
  // As many as are kept, and one more: the first is forgotten, and holds for
  // whoever has it.
  const auto count = static_cast<Value>(ScenarioCharts::kMaxKept);
  for (Value limit = 1; limit <= count; ++limit) {
    EXPECT_NE(charts.For(Supposing(*pack, limit)).value(), first);
  }
  EXPECT_EQ(first.use_count(), 1);
  const auto again = charts.For(Supposing(*pack, 0)).value();
  EXPECT_NE(again, first);
  EXPECT_EQ(again->timeline().ValuesOf(*pack->law.FindMatter("limit")),
            first->timeline().ValuesOf(*pack->law.FindMatter("limit")));
}

}  // namespace
}  // namespace safeconduct::query
