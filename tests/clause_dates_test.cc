// SPDX-License-Identifier: Apache-2.0
// A clause is said to be unknown only where some real dates make it hold and
// others do not, or the dates that were looked at twice are named.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>

#include "ask/asker.h"
#include "tests/inside/for_trials.h"
#include "tests/inside/random_case.h"
#include "tests/inside/trial.h"
#include "tests/oracle/agreement.h"
#include "tests/oracle/evaluate_dates.h"
#include "tests/random/seeds.h"

namespace safeconduct {
namespace {

struct Tally {
  int clauses = 0;
  int unknown = 0;
  int too_wide = 0;  // unknown, though over real dates it is settled
};

void CompareClause(const oracle::SlowQuestion& question,
                   const ask::ClauseAnswer& clause, Tally& tally) {
  constexpr size_t kMaxCombinations = 5000;
  const auto real =
      oracle::EvaluateDates(question, clause.clause, kMaxCombinations);
  if (!real) return;
  ++tally.clauses;
  const std::string where =
      question.law.clause(clause.clause).address + "\n" +
      inside::TextOf(question.law, question.person, question.days);
  if (clause.holds != ask::Holds::kUnknown) {
    EXPECT_TRUE(clause.wide.empty()) << where;
    EXPECT_EQ(real->yes, clause.holds == ask::Holds::kYes) << where;
    EXPECT_EQ(real->no, clause.holds == ask::Holds::kNo) << where;
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
  const auto check = [&](inside::Trial& trial) {
    const law::Law& law = trial.pack->law;
    const auto record = *oracle::SlowRecord::Make(
        law, trial.chart->record(), trial.chart->timeline().scenario());
    ask::Asker asker(trial.chart);
    for (int i = 0; i < kCasesOfPack; ++i) {
      const chart::Case person = inside::WithFewDays(
          trial.dice, law, inside::RandomCase(trial.dice, law, {40, 30}));
      chart::Days days = random::RandomDays(trial.dice, 0);
      days.last = days.first;
      const auto answer = asker.Explain(person, days, oracle::AllRoutes(law));
      for (const ask::RouteAnswer& route : answer.routes) {
        for (const ask::ClauseAnswer& clause : route.clauses) {
          CompareClause({law, record, person, days}, clause, tally);
        }
      }
    }
  };
  inside::ForTrials(145000, 1000, check, kMostlyDates);
  fmt::print("{} clauses, {} unknown, of which {} too wide\n", tally.clauses,
             tally.unknown, tally.too_wide);
  EXPECT_GE(tally.unknown, random::TrialsOf(500));
  EXPECT_GE(tally.too_wide, random::FloorOf(1));
}

}  // namespace
}  // namespace safeconduct
