// SPDX-License-Identifier: Apache-2.0
// A clause is said to be unknown only where some real dates make it hold and
// others do not, or the dates that were looked at twice are named.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>

#include "safeconduct/asker.h"
#include "tests/oracle/asked.h"
#include "tests/random/for_trials.h"
#include "tests/random/random_case.h"
#include "tests/random/seeds.h"
#include "tests/random/trial.h"

namespace safeconduct {
namespace {

struct Tally {
  int clauses = 0;
  int unknown = 0;
  int too_wide = 0;  // unknown, though over real dates it is settled
};

void CompareClause(const oracle::OverDates& by_dates, const Case& person,
                   const Days& days, const ClauseAnswer& clause, Tally& tally) {
  constexpr size_t kMaxCombinations = 5000;
  const auto real =
      by_dates.Evaluate(*clause.clause, person, days, kMaxCombinations);
  if (!real) return;
  ++tally.clauses;
  const std::string where =
      clause.clause->address + "\n" + random::TextOf(person, days);
  if (clause.holds != Holds::kUnknown) {
    EXPECT_TRUE(clause.wide.empty()) << where;
    EXPECT_EQ(real->yes, clause.holds == Holds::kYes) << where;
    EXPECT_EQ(real->no, clause.holds == Holds::kNo) << where;
    return;
  }
  ++tally.unknown;
  const bool settled = !(real->yes && real->no);
  if (clause.wide.empty()) {
    EXPECT_FALSE(settled) << where;
  }
  if (settled) ++tally.too_wide;
}

TEST(ClauseDates, AreNamedWhereAClauseMayBeSettled) {
  constexpr int kCasesOfPack = 4;
  constexpr random::Shape kMostlyDates{90};
  Tally tally;
  const auto check = [&](random::Trial& trial) {
    const oracle::OverDates by_dates(*trial.chart);
    Asker asker(*trial.chart);
    for (int i = 0; i < kCasesOfPack; ++i) {
      const Case person = random::WithFewDays(
          trial.dice, random::RandomCase(trial.dice, *trial.pack, {40, 30}));
      Days days = random::RandomDays(trial.dice, 0);
      days.last = days.first;
      const auto answer = asker.Explain(person, days).value();
      for (const RouteAnswer& route : answer.routes) {
        for (const ClauseAnswer& clause : route.clauses) {
          CompareClause(by_dates, person, days, clause, tally);
        }
      }
    }
  };
  random::ForTrials(145000, 1000, check, kMostlyDates);
  fmt::print("{} clauses, {} unknown, of which {} too wide\n", tally.clauses,
             tally.unknown, tally.too_wide);
  EXPECT_GE(tally.unknown, random::TrialsOf(500));
  EXPECT_GE(tally.too_wide, random::FloorOf(1));
}

}  // namespace
}  // namespace safeconduct
