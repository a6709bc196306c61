// SPDX-License-Identifier: Apache-2.0
#include "prove/coverage/coverage.h"

#include <gtest/gtest.h>

#include <string>

#include "case/case_testing.h"
#include "chart/chart_testing.h"
#include "law/law_testing.h"
#include "prove/coverage/coverage_warnings.h"
#include "prove/coverage/deciding_cases.h"

namespace safeconduct::prove {
namespace {

// Returns the warnings about the pack; its law begins on line 2.
std::string Warned(const std::string& law, const std::string& record = "",
                   size_t step_budget = kDefaultStepBudget) {
  const auto pack = chart::ReadTestPack(law, record);
  SearchContext context(chart::CompileTestPack(pack), step_budget);
  text::Diagnostics diagnostics;
  WarnOfCoverage(
      context.chart, FindCoverage(context),
      [&](const chart::Case& person) {
        return chart::FormatKnown(context.chart->law(), person);
      },
      diagnostics);
  return law::PrintFaults(diagnostics);
}

// -- Clauses ------------------------------------------------------------------

TEST(Coverage, SaysNothingOfClausesThatDecide) {
  EXPECT_EQ(Warned("fact age \"\" : 0..120 years\n"
                   "matter treaty \"\" : one of none, in_force; at first none\n"
                   "route france \"\" to FR\n"
                   "  barred by child \"\" when age < 18\n"
                   "  needs treaty \"\" when treaty is in_force\n",
                   "source paper \"\" newspaper published 2020-01-01\n"
                   "event signed \"\" on 2023-01-01 treaty becomes in_force\n"
                   "  according to paper"),
            "");
}

TEST(Coverage, FindsTheClauseThatImpliesAnother) {
  EXPECT_EQ(Warned("fact age \"\" : 0..120 years\n"
                   "route france \"\" to FR\n"
                   "  barred by child \"\" when age < 18\n"
                   "  barred by infant \"\" when age < 5"),
            "5:13 idle-clause: clause `france.infant` decides no outcome: "
            "where it closes `france`, `france.child` does too, as in the case "
            "age=0 on 1900-01-01\n"
            "  4:13 `france.child` stands here\n");
}

TEST(Coverage, FindsClausesThatOnlyTogetherImplyAnother) {
  EXPECT_EQ(
      Warned("fact age \"\" : 0..120 years\n"
             "fact alone \"\" : yes or no\n"
             "fact tired \"\" : yes or no\n"
             "route france \"\" to FR\n"
             "  barred by infant \"\" when age < 5\n"
             "  barred by tired \"\" when tired\n"
             "  barred by alone \"\" when alone and age < 18\n"
             "  barred by family \"\" when not alone and age < 18\n"
             "route home \"\" to IR barred by alone \"\" when alone"),
      "6:13 idle-clause: clause `france.infant` decides no outcome: where it "
      "closes `france`, one of `france.alone` or `france.family` does "
      "too, as in the case age=0 on 1900-01-01\n"
      "  8:13 `france.alone` stands here\n"
      "  9:13 `france.family` stands here\n");
}

TEST(Coverage, TellsWhatImpliesAClauseOnEachRoute) {
  EXPECT_EQ(Warned("fact age \"\" : 0..120 years\n"
                   "fact alone \"\" : yes or no\n"
                   "safeguards all \"\" barred by infant \"\" when age < 2\n"
                   "route france \"\" to FR under all\n"
                   "  barred by child \"\" when age < 18 and alone\n"
                   "  barred by young \"\" when age < 3\n"
                   "route home \"\" to IR under all\n"
                   "  barred by child \"\" when age < 18\n"),
            "4:29 idle-clause: clause `all.infant` decides no outcome: where "
            "it closes "
            "`france`, `france.young` does too; where it closes `home`, "
            "`home.child` does too, as in the case age=0 on "
            "1900-01-01\n"
            "  7:13 `france.young` stands here\n"
            "  9:13 `home.child` stands here\n");
}

// Idle on one route, it decides on the other.
TEST(Coverage, SaysNothingOfAClauseThatDecidesSomewhere) {
  EXPECT_EQ(Warned("fact age \"\" : 0..120 years\n"
                   "safeguards all \"\" barred by infant \"\" when age < 2\n"
                   "route france \"\" to FR under all\n"
                   "  barred by child \"\" when age < 18\n"
                   "route home \"\" to IR under all"),
            "");
}

TEST(Coverage, FindsConditionsThatNeverVary) {
  EXPECT_EQ(Warned("fact age \"\" : 0..120 years\n"
                   "route france \"\" to FR\n"
                   "  needs any \"\" when age < 18 or age > 5\n"
                   "  barred by no_one \"\" when age < 18 and age > 30\n"
                   "  needs adult \"\" when age >= 18"),
            "4:9 idle-clause: need `france.any` always holds and decides no "
            "outcome\n"
            "5:13 idle-clause: bar `france.no_one` never holds and decides "
            "no outcome\n");
}

// No classes contradict one another, but no dates realise them.
TEST(Coverage, FindsConditionsThatNoDatesVary) {
  EXPECT_EQ(Warned("fact arrived \"\" : date\n"
                   "fact asked \"\" : date\n"
                   "measure wait \"\" counts days from arrived to asked\n"
                   "route france \"\" to FR\n"
                   "  barred by late \"\"\n"
                   "    when wait > 14 and arrived >= 2023-06-01\n"
                   "      and asked < 2023-06-10\n"
                   "  needs recent \"\" when arrived >= 2023-01-01\n"
                   "  needs soon \"\" when wait < 40"),
            "6:13 idle-clause: bar `france.late` never holds and decides no "
            "outcome\n");
}

TEST(Coverage, FindsSafeguardsOfNoRoute) {
  EXPECT_EQ(
      Warned("fact age \"\" : 0..120 years\n"
             "safeguards nobody \"\" barred by old \"\" when age > 60\n"
             "route france \"\" to FR\n"
             "  barred by child \"\" when age < 18"),
      "3:32 idle-clause: clause `nobody.old` decides no outcome: no route "
      "is under `nobody`\n");
}

// -- Facts and values ---------------------------------------------------------

// Whoever is tired and an infant is a child.
TEST(Coverage, FindsFactsThatNoOutcomeDependsOn) {
  EXPECT_EQ(
      Warned("fact age \"\" : 0..120 years\n"
             "fact tired \"\" : yes or no\n"
             "route france \"\" to FR\n"
             "  barred by child \"\" when age < 18 or (tired and age < 2)"),
      "3:6 idle-fact: fact `tired` is tested, but no outcome depends on "
      "it; leave it out or mend what tests it\n"
      "  5:13 `france.child` tests it\n");
}

// Who asks no later than on the day of arrival, and in June, arrived in June.
TEST(Coverage, FindsDatesThatNoOutcomeDependsOn) {
  const std::string law =
      "fact arrived \"\" : date\n"
      "fact asked \"\" : date\n"
      "measure wait \"\" counts days from arrived to asked\n"
      "route france \"\" to FR\n"
      "  needs recent \"\"\n"
      "    when arrived >= 2023-06-01\n"
      "      or (asked >= 2023-06-0";
  EXPECT_EQ(Warned(law + "1 and wait < 0)"),
            "3:6 idle-fact: fact `asked` is tested, but no outcome depends on "
            "it; leave it out or mend what tests it\n"
            "  6:9 `france.recent` tests it\n");
  EXPECT_EQ(Warned(law + "1 and wait < 1)"),
            "3:6 idle-fact: fact `asked` is tested, but no outcome depends on "
            "it; leave it out or mend what tests it\n"
            "  6:9 `france.recent` tests it\n");
  EXPECT_EQ(Warned(law + "1 and wait < 2)"), "");
}

TEST(Coverage, FindsValuesThatAClauseTellsApartForNothing) {
  const std::string law =
      "fact claim \"\" : one of none, refused, granted\n"
      "fact order \"\" : yes or no\n"
      "fact appeal \"\" : yes or no\n"
      "fact leave \"\" : yes or no\n"
      "route home \"\" to IR\n"
      "  barred by refused \"\" when appeal or claim is refused\n"
      "  barred by granted \"\" when leave or claim is granted\n";
  EXPECT_EQ(Warned(law + "  barred by decided \"\" when order\n"
                         "    or claim in refused, granted"),
            "2:6 idle-value: values `refused` and `granted` of fact `claim` "
            "come to the same in every case, though a clause tells them "
            "apart\n"
            "  7:13 `home.refused` tells them apart\n");
  EXPECT_EQ(Warned(law), "");
}

// -- Routes -------------------------------------------------------------------

TEST(Coverage, FindsRoutesThatTheRecordNeverOpens) {
  const std::string law =
      "fact age \"\" : 0..120 years\n"
      "matter treaty \"\" : one of none, in_force; at first none\n"
      "route france \"\" to FR\n"
      "  needs treaty \"\" when treaty is in_force\n"
      "  barred by child \"\" when age < 18\n";
  EXPECT_EQ(Warned(law),
            "4:7 never-open: route `france` is open on no day of the record, "
            "in no case; it would be in the case age=18 on 1900-01-01, "
            "supposing that treaty becomes in_force on 1900-01-01\n");
  // Disputed, it may have been.
  EXPECT_EQ(Warned(law,
                   "source paper \"\" newspaper published 2020-01-01\n"
                   "source memo \"\" official published 2020-01-01\n"
                   "event signed \"\" on 2023-01-01\n"
                   "  treaty becomes in_force\n"
                   "  according to paper denied by memo"),
            "");
}

TEST(Coverage, FindsRoutesThatNothingOpens) {
  EXPECT_EQ(Warned("fact age \"\" : 0..120 years\n"
                   "route france \"\" to FR\n"
                   "  needs adult \"\" when age >= 18\n"
                   "  needs child \"\" when age < 18"),
            "2:6 idle-fact: fact `age` is tested, but no outcome depends on "
            "it; leave it out or mend what tests it\n"
            "  4:9 `france.adult` tests it\n"
            "3:7 never-open: route `france` is open in no case, whatever the "
            "matters are\n");
}

// -- Budgets ------------------------------------------------------------------

TEST(Coverage, SaysWhatItCouldNotDecide) {
  EXPECT_EQ(Warned("fact age \"\" : 0..120 years\n"
                   "route france \"\" to FR\n"
                   "  barred by child \"\" when age < 18",
                   "", 1),
            "2:6 undecided-coverage: whether an outcome depends on fact `age` "
            "is undecided within 1 steps and 4000000 nodes (raise --max-steps "
            "or --max-nodes)\n"
            "3:7 undecided-coverage: whether route `france` is ever open is "
            "undecided within 1 steps and 4000000 nodes (raise --max-steps or "
            "--max-nodes)\n"
            "4:13 undecided-coverage: whether clause `france.child` can decide "
            "an outcome is undecided within 1 steps and 4000000 nodes (raise "
            "--max-steps or --max-nodes)\n");
}

// With however few nodes beyond the chart's own, what is not found idle is
// decided or named as undecided, and what is found is so.
TEST(Coverage, FindsNothingElseWithFewNodes) {
  const auto pack = chart::ReadTestPack(
      "fact age \"\" : 0..120 years\n"
      "fact claim \"\" : one of none, refused, granted\n"
      "fact alone \"\" : yes or no\n"
      "fact tired \"\" : yes or no\n"
      "route home \"\" to IR\n"
      "  barred by child \"\" when age < 18 and (alone or claim is none)\n"
      "  barred by infant \"\" when age < 2 and alone\n"
      "  barred by granted \"\" when claim is granted or (tired and alone)",
      "");
  const size_t enough = chart::CompileTestPack(pack)->store().node_count();
  size_t undecided = 0;
  size_t idle = 0;
  for (size_t more = 1; more < 100; ++more) {
    const auto chart = chart::Chart::Compile(pack, {}, enough + more);
    if (!chart) continue;
    SearchContext context(*chart, kDefaultStepBudget);
    const Coverage coverage = FindCoverage(context);
    EXPECT_TRUE(coverage.facts.empty());
    EXPECT_TRUE(coverage.values.empty());
    EXPECT_TRUE(coverage.routes.empty());
    for (const IdleClause& each : coverage.clauses) {
      EXPECT_EQ(pack->law.clause(each.clause).address, "home.infant");
    }
    idle = coverage.clauses.size();
    if (idle == 0) {
      EXPECT_FALSE(coverage.undecided.clauses.empty());
      ++undecided;
    }
    for (const ClauseCase& each : FindDecidingCases(context)) {
      EXPECT_TRUE(!each.shown || each.clause != law::ClauseId(size_t{1}));
    }
  }
  EXPECT_GT(undecided, 0);
  EXPECT_EQ(idle, 1);
}

}  // namespace
}  // namespace safeconduct::prove
