// SPDX-License-Identifier: Apache-2.0
#include "law/check/checker.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "law/law_testing.h"
#include "law/print.h"

namespace safeconduct::law {
namespace {

struct ExprCase {
  const char* written;
  const char* printed;
};

std::string PrintGuarantee(const std::string& condition) {
  const TestLaw read = ReadWithSharedLaw("guarantee g \"\" never " + condition);
  if (!read.diagnostics.empty()) return read.Faults();
  return ToString(read.law, read.law.guarantees.front().condition);
}

TEST(Checker, SharedLawHasNoFault) {
  EXPECT_EQ(ReadWithSharedLaw("").Faults(), "");
}

TEST(Checker, TurnsTestsIntoSets) {
  const std::vector<ExprCase> cases = {
      {"alone", "alone in {1}"},
      {"ratified", "ratified in {1}"},
      {"child", "child"},
      {"not alone", "not alone in {1}"},
      {"alone is no", "alone in {0}"},
      {"claim is pending", "claim in {1}"},
      {"claim is none", "claim in {0}"},
      {"claim is not none", "not claim in {0}"},
      {"claim in none or granted", "claim in {0, 2}"},
      {"treaty is in_force", "treaty in {1}"},
      {"age is 18", "age in {18}"},
      {"age is not 18", "not age in {18}"},
      {"age in 10..20, 30 or 21", "age in {10..21, 30}"},
      {"age < 18", "age in {-1000000000..17}"},
      {"age <= 18", "age in {-1000000000..18}"},
      {"age > 18", "age in {19..1000000000}"},
      {"age >= 18", "age in {18..1000000000}"},
      {"age = 18", "age in {18}"},
      {"age != 18", "age in {-1000000000..17, 19..1000000000}"},
      {"days_here < -5", "days_here in {-1000000000..-6}"},
      {"recovery_days > 45", "recovery_days in {46..1000000000}"},
      {"months_to_request is none", "months_to_request in {none}"},
      {"months_to_request in none, 1..2", "months_to_request in {none, 1..2}"},
      {"requested is none", "requested in {none}"},
      {"requested is not none", "not requested in {none}"},
      {"arrived is 1970-01-11", "arrived in {10}"},
      {"arrived in 1970-01-02..1970-01-04", "arrived in {1..3}"},
      {"requested < 1970-01-11", "requested in {-1000000000..9}"},
      {"requested != 1970-01-11",
       "requested in {-1000000000..9, 11..1000000000}"},
      {"today >= 1970-01-11", "today in {10..1000000000}"},
      {"alone and (child or age > 5) and ratified",
       "(alone in {1} and (child or age in {6..1000000000}) and ratified in "
       "{1})"},
  };
  for (const auto& [written, printed] : cases) {
    EXPECT_EQ(PrintGuarantee(written), printed) << written;
  }
}

TEST(Checker, MergesCountriesAndSets) {
  const TestLaw read = ReadWithSharedLaw(
      "guarantee g \"\" never came_from in eu_states, CH or FR");
  ASSERT_EQ(read.Faults(), "");
  const ExprId id = read.law.guarantees.front().condition;
  EXPECT_EQ(FormatValues(read.law.facts[1].type, read.law.expr(id).values),
            "AT or BE or CH or FR");
}

TEST(Checker, ComparesNumbersWithMatters) {
  const std::vector<ExprCase> cases = {
      {"stay <= recovery_days", "stay <= recovery_days"},
      {"days_here > recovery_days", "days_here > recovery_days"},
      {"recovery_days < stay", "stay > recovery_days"},
      {"recovery_days >= days_here", "days_here <= recovery_days"},
      {"recovery_days != other_days", "recovery_days != other_days"},
      {"stay is recovery_days", "stay = recovery_days"},
      {"stay is not recovery_days", "not stay = recovery_days"},
  };
  for (const auto& [written, printed] : cases) {
    EXPECT_EQ(PrintGuarantee(written), printed) << written;
  }
}

TEST(Checker, ComparesDatesByTheDaysBetween) {
  const std::vector<ExprCase> cases = {
      // Declared: days_here, from arrived to today.
      {"arrived <= today", "days_here in {0..1000000000}"},
      {"arrived < today", "days_here in {1..1000000000}"},
      {"today < arrived", "days_here in {-1000000000..-1}"},
      {"today >= arrived", "days_here in {0..1000000000}"},
      {"arrived is today", "days_here in {0}"},
      {"arrived != today", "days_here in {-1000000000..-1, 1..1000000000}"},
      // Not declared.
      {"requested <= accepted", "days(requested, accepted) in {0..1000000000}"},
      {"requested > accepted",
       "days(requested, accepted) in {-1000000000..-1}"},
      {"requested is not accepted", "not days(requested, accepted) in {0}"},
      {"today > accepted", "days(today, accepted) in {-1000000000..-1}"},
      {"requested <= accepted and accepted < requested",
       "(days(requested, accepted) in {0..1000000000} and "
       "days(requested, accepted) in {-1000000000..-1})"},
  };
  for (const auto& [written, printed] : cases) {
    EXPECT_EQ(PrintGuarantee(written), printed) << written;
  }
}

TEST(Checker, DateComparisonFindsMeasureDeclaredLater) {
  const TestLaw read = ReadTestLaw(
      "term early \"\" when a < b\n"
      "measure gap \"\" counts days from b to a\n"
      "fact a \"\" : date fact b \"\" : date");
  ASSERT_EQ(read.Faults(), "");
  EXPECT_EQ(read.law.measures.size(), 1U);
  EXPECT_EQ(ToString(read.law, read.law.terms.front().condition),
            "gap in {-1000000000..-1}");
}

TEST(Checker, EqualMeasuresAreOne) {
  const TestLaw read = ReadTestLaw(
      "fact a \"\" : date\n"
      "measure first \"\" counts days from a to today\n"
      "measure second \"\" counts days from a to today\n"
      "measure back \"\" counts days from today to a\n"
      "term t \"\" when second < 3 and back < 3");
  ASSERT_EQ(read.Faults(), "");
  EXPECT_EQ(read.law.measures.size(), 2U);
  EXPECT_EQ(ToString(read.law, read.law.terms.front().condition),
            "(first in {-1000000000..2} and back in {-1000000000..2})");
}

TEST(Checker, GuaranteesAskAboutRoutes) {
  const std::vector<ExprCase> cases = {
      {"home is open", "home is open"},
      {"home is closed", "not home is open"},
      {"home is not open", "not home is open"},
      {"home is not closed", "home is open"},
      {"(home is open or france is open) and child",
       "((home is open or france is open) and child)"},
  };
  for (const auto& [written, printed] : cases) {
    EXPECT_EQ(PrintGuarantee(written), printed) << written;
  }
}

TEST(Checker, ChildrenComeBeforeParents) {
  const TestLaw read = ReadWithSharedLaw(
      "guarantee g \"\" never not (alone and (child or not age < 5))");
  ASSERT_EQ(read.Faults(), "");
  for (size_t i = 0; i < read.law.exprs.size(); ++i) {
    for (const ExprId child : read.law.exprs[i].children) {
      EXPECT_LT(child.index(), i);
    }
  }
}

TEST(Checker, ResolvesRoutesAndClauses) {
  const TestLaw read = ReadWithSharedLaw("");
  const Law& law = read.law;
  const RouteId home = law.FindRoute("home").value();
  EXPECT_EQ(std::get<FactId>(law.route(home).to), law.FindFact("nationality"));
  std::vector<std::string> addresses;
  for (const ClauseId id : law.ClausesOf(home)) {
    addresses.push_back(law.clause(id).address);
  }
  EXPECT_EQ(addresses,
            (std::vector<std::string>{"home.risk", "every_removal.pending"}));
  EXPECT_EQ(law.FindMatter("alone"), std::nullopt);
  EXPECT_EQ(law.matter(law.FindMatter("recovery_days").value()).at_first, 45);
}

TEST(Checker, OwnClauseMayShareNameWithGroupClause) {
  EXPECT_EQ(ReadWithSharedLaw("route there \"\" to DE under every_removal\n"
                              "  barred by pending \"\" when alone")
                .Faults(),
            "");
}

TEST(Checker, CopiesCitationsAndUnless) {
  const TestLaw read = ReadWithSharedLaw(
      "route there \"\" to DE\n"
      "  needs a \"A\" when alone unless child cite one \"art 3\", two");
  ASSERT_EQ(read.Faults(), "");
  const Clause& clause = read.law.clauses.back();
  EXPECT_EQ(clause.kind, ClauseKind::kNeeds);
  EXPECT_EQ(clause.label, "A");
  EXPECT_EQ(ToString(read.law, clause.unless.value()), "child");
  ASSERT_EQ(clause.citations.size(), 2U);
  EXPECT_EQ(clause.citations[0].source, "one");
  EXPECT_EQ(clause.citations[0].at, "art 3");
  EXPECT_EQ(clause.citations[1].at, std::nullopt);
}

TEST(Checker, ResolvesExamples) {
  const TestLaw read = ReadWithSharedLaw(
      "example \"Summer\" on 2023-08-14 known on 2023-09-01 as told by memo\n"
      "  supposing treaty becomes in_force on 2023-08-01\n"
      "  given age 16..17 or 30, came_from FR or BE, claim unknown,\n"
      "    requested none or 2023-01-01\n"
      "  expect home closed because home.risk, every_removal.pending\n"
      "    turns on age, today\n"
      "  expect france undetermined");
  ASSERT_EQ(read.Faults(), "");
  const Example& example = read.law.examples.front();
  EXPECT_EQ(example.viewpoint->text, "memo");
  EXPECT_EQ(FormatDate(example.known_on.value()), "2023-09-01");
  EXPECT_EQ(example.suppositions.size(), 1U);
  std::vector<std::string> givens;
  for (const Given& given : example.givens) {
    givens.push_back(FormatValues(read.law.fact(given.fact).type,  //
                                  given.values));
  }
  EXPECT_EQ(givens,
            (std::vector<std::string>{"16..17 or 30", "BE or FR", "unknown",
                                      "none or 2023-01-01"}));
  ASSERT_EQ(example.expectations.size(), 2U);
  EXPECT_EQ(example.expectations[0].because.size(), 2U);
  EXPECT_EQ(example.expectations[0].turns_on->at(1).text, "today");
  EXPECT_EQ(example.expectations[1].turns_on, std::nullopt);
}

TEST(Checker, EmptyLawHasNoFault) { EXPECT_EQ(ReadTestLaw("").Faults(), ""); }

TEST(Checker, LongChainOfTermsNeedsNoStack) {
  std::string law = "fact f \"\" : yes or no\nterm t0 \"\" when f\n";
  for (int i = 1; i < 100'000; ++i) {
    law += fmt::format("term t{} \"\" when t{}\n", i, i - 1);
  }
  EXPECT_EQ(ReadTestLaw(law).Faults(), "");
  EXPECT_EQ(ReadTestLaw("term z \"\" when t99999 " + law).Faults(), "");
}

TEST(Checker, ConditionsNestTwoHundredLevels) {
  const auto nested = [](size_t depth) {
    return "fact f \"\" : yes or no\nterm t \"\" when " +
           std::string(depth, '(') + "f" + std::string(depth, ')');
  };
  EXPECT_EQ(ReadTestLaw(nested(200)).Faults(), "");
  EXPECT_EQ(ReadTestLaw(nested(201)).Faults(),
            "2:216 nesting-too-deep: condition nests deeper than 200 levels; a "
            "`term` can name its parts\n");
}

}  // namespace
}  // namespace safeconduct::law
