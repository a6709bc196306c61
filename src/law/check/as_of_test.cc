// SPDX-License-Identifier: Apache-2.0
// What a matter as of a date becomes.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "law/law_testing.h"
#include "law/print.h"

namespace safeconduct::law {
namespace {

struct Written {
  const char* condition;
  const char* printed;
};

TestLaw ReadCondition(const std::string& condition) {
  return ReadWithSharedLaw(
      fmt::format("matter limit \"\" : 0..400 days; at first 14 "
                  "matter scheme \"\" : one of none, open; at first none "
                  "matter on_paper \"\" : yes or no; at first no "
                  "day due \"\" is requested plus 1 month when alone or "
                  "arrived "
                  "guarantee g \"\" never {}",
                  condition));
}

TEST(AsOf, BecomesATestOfTheMatterOnThatDay) {
  const std::vector<Written> cases = {
      {"limit on arrived < 30", "limit on arrived in {-1000000000..29}"},
      // That there is such a day is asked too.
      {"scheme on requested is open",
       "(requested in {-25567..47846} and scheme on requested in {1})"},
      {"scheme on requested is not open",
       "not (requested in {-25567..47846} and scheme on requested in {1})"},
      {"on_paper on arrived", "on_paper on arrived in {1}"},
      {"stay <= limit on arrived", "stay <= limit on arrived"},
      {"limit on arrived >= stay", "stay <= limit on arrived"},
      {"limit <= limit on arrived", "limit <= limit on arrived"},
      {"claim is scheme or on_paper on arrived is alone", ""},
      {"on_paper on arrived is alone", "on_paper on arrived is alone"},
      {"alone is not on_paper on arrived", "not alone is on_paper on arrived"},
      // As of today it is the matter itself.
      {"limit on today < 30", "limit in {-1000000000..29}"},
      // Each way to find a day is one of its own.
      {"on_paper on due",
       "((alone in {1} and (requested in {-25567..47846} and on_paper on "
       "requested plus 1 month in {1})) or (not alone in {1} and on_paper on "
       "arrived in {1}))"},
      {"alone in yes, no or on_paper on arrived",
       "(alone in {0..1} or on_paper on arrived in {1})"},
  };
  for (const auto& [written, printed] : cases) {
    const TestLaw read = ReadCondition(written);
    if (std::string(printed).empty()) {
      EXPECT_NE(read.Faults(), "") << written;
      continue;
    }
    ASSERT_EQ(read.Faults(), "") << written;
    EXPECT_EQ(ToString(read.law, read.law.guarantees.front().condition),
              printed)
        << written;
  }
}

TEST(AsOf, StandsOnceAndBehindDeclaredMatters) {
  const TestLaw read = ReadCondition(
      "(on_paper on arrived and not (on_paper on arrived)) or limit on arrived "
      "< 3");
  ASSERT_EQ(read.Faults(), "");
  const Law& law = read.law;
  const size_t declared = law.DeclaredMatters().size();
  ASSERT_EQ(law.matters.size(), declared + 2);
  EXPECT_EQ(law.matters[declared].name, "on_paper on arrived");
  EXPECT_EQ(law.Declared(MatterId(declared)), law.FindMatter("on_paper"));
  EXPECT_EQ(law.Declared(MatterId(size_t{0})), MatterId(size_t{0}));
}

TEST(AsOf, AgreesWithTheSameMatterOnTheSameDay) {
  const TestLaw read =
      ReadCondition("limit on arrived < 3 and limit > 2 and on_paper on due");
  ASSERT_EQ(read.Faults(), "");
  std::vector<std::string> agreements;
  for (const Agreement& each : read.law.agreements) {
    agreements.push_back(ToString(read.law, each.condition));
  }
  // `on_paper` is looked at as of two days, and not today.
  const std::vector<std::string> expected = {
      "(not days_here in {-1000000000..0} or not days_here in {0..1000000000} "
      "or limit = limit on arrived)",
      "(not months(requested, arrived) in {-1000000000..1} or not "
      "days(requested plus 1 month, arrived) in {0..1000000000} or on_paper on "
      "requested plus 1 month is on_paper on arrived)"};
  EXPECT_EQ(agreements, expected);
}

}  // namespace
}  // namespace safeconduct::law
