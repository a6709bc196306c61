// SPDX-License-Identifier: Apache-2.0
// What two things that are compared with each other become, and what is said of
// those that cannot be.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "law/law_testing.h"
#include "law/print.h"

namespace safeconduct::law {
namespace {

// The law, or the condition, and what is reported, or printed, of it.
struct FaultCase {
  const char* law;
  const char* faults;
};

void ExpectFaults(const std::vector<FaultCase>& cases) {
  for (const auto& [law, faults] : cases) {
    EXPECT_EQ(ReadWithSharedLaw(law).Faults(), faults) << law;
  }
}

TEST(Comparisons, ComparesTwoFacts) {
  const std::vector<FaultCase> cases = {
      // The numbers count from the first named to the other.
      {"stay < other_stay", "numbers(stay, other_stay) in {1..2000000000}"},
      {"stay >= other_stay", "numbers(stay, other_stay) in {-2000000000..0}"},
      {"stay is not other_stay", "not numbers(stay, other_stay) in {0}"},
      {"stay < other_stay and other_stay > stay",
       "(numbers(stay, other_stay) in {1..2000000000} and "
       "numbers(stay, other_stay) in {1..2000000000})"},
      {"nationality is came_from", "nationality is came_from"},
      {"came_from is not nationality", "not came_from is nationality"},
      {"alone is ratified", "alone is ratified"},
      {"treaty is other_treaty", "treaty is other_treaty"},
      // A value before a fact of the same name.
      {"claim is pending", "claim in {1}"},
  };
  for (const auto& [written, printed] : cases) {
    const TestLaw read = ReadWithSharedLaw(
        fmt::format("fact other_stay \"\" : 10..20 days\n"
                    "fact other_treaty \"\" : one of in_force, none\n"
                    "guarantee g \"\" never {}",
                    written));
    ASSERT_EQ(read.Faults(), "") << written;
    EXPECT_EQ(ToString(read.law, read.law.guarantees.front().condition),
              printed)
        << written;
  }
}

// Values are told by their names, not by where they stand in their lists.
TEST(Comparisons, SpellsOutThatTwoAreTheSame) {
  const TestLaw read = ReadTestLaw(
      "fact a \"\" : one of x, y\n"
      "fact b \"\" : one of y, x\n"
      "term t \"\" when a is b");
  ASSERT_EQ(read.Faults(), "");
  const Expr& same = read.law.expr(read.law.terms.front().condition);
  ASSERT_EQ(same.kind, Expr::Kind::kOr);
  std::vector<std::string> parts;
  for (const ExprId part : same.children) {
    parts.push_back(ToString(read.law, part));
  }
  EXPECT_EQ(parts, (std::vector<std::string>{"(a in {0} and b in {1})",
                                             "(a in {1} and b in {0})"}));
}

TEST(Comparisons, LikeIsComparedWithLike) {
  ExpectFaults({
      {"term t \"\" when nationality is nationality",
       "2:16 type-mismatch: fact `nationality` is compared with itself; name "
       "another\n"},
      {"term t \"\" when claim is nationality",
       "2:16 type-mismatch: fact `claim` is one of several values, but fact "
       "`nationality` is a country; only like is compared with like\n"},
      {"term t \"\" when nationality is not claim",
       "2:16 type-mismatch: fact `nationality` is a country, but fact `claim` "
       "is one of several values; only like is compared with like\n"},
      {"term t \"\" when alone is days_here",
       "2:16 type-mismatch: fact `alone` is yes or no, but measure `days_here` "
       "is a number of days; only like is compared with like\n"},
      {"term t \"\" when claim is treaty",
       "2:16 type-mismatch: fact `claim` and matter `treaty` have not the same "
       "values: `pending` is one of fact `claim` alone; compare each with "
       "values of its own\n"},
      // Neither is a thing with a value.
      {"term t \"\" when nationality is child",
       "2:31 unknown-set: `child` is a term, not a set\n"
       "  1:638 `child` is declared here\n"},
  });
}

// Of begun years or months from a birth; said once.
TEST(Comparisons, BegunYearsAreNoAge) {
  constexpr const char* kBorn =
      "fact born \"Day of birth\" : date "
      "fact issued \"Day on which the birth certificate was issued\" : date "
      "fact start \"When were you born?\" : date or none "
      "matter majority \"\" : 0..99 years; at first 18 "
      "measure begun \"\" counts years from born to today "
      "measure full \"\" counts full years from born to today "
      "measure old \"\" counts years from issued to today "
      "measure baby \"\" counts months from start to arrived ";
  const std::vector<FaultCase> cases = {
      {"term t \"\" when begun < 18 or begun > 20",
       "3:16 begun-age: measure `begun` counts begun years from `born`, by "
       "which someone is 18 from the day after the 17th birthday; let it count "
       "`full years` if an age is meant\n"
       "  2:202 `begun` is declared here\n"},
      {"term t \"\" when begun <= 21",
       "3:16 begun-age: measure `begun` counts begun years from `born`, by "
       "which someone is 22 from the day after the 21st birthday; let it count "
       "`full years` if an age is meant\n"
       "  2:202 `begun` is declared here\n"},
      {"term t \"\" when majority > begun",
       "3:16 begun-age: measure `begun` counts begun years from `born`, by "
       "which someone is 18 from the day after the 17th birthday; let it count "
       "`full years` if an age is meant\n"
       "  2:202 `begun` is declared here\n"},
      {"term t \"\" when baby in 0..5",
       "3:16 begun-age: measure `baby` counts begun months from `start`, by "
       "which a child is 6 months old from the day after it is 5; let it "
       "count `full months` if an age is meant\n"
       "  2:353 `baby` is declared here\n"},
      {"term t \"\" when full < 18 and old < 10 and baby is not none", ""},
  };
  for (const auto& [law, faults] : cases) {
    EXPECT_EQ(ReadWithSharedLaw(fmt::format("{}\n{}", kBorn, law)).Faults(),
              faults)
        << law;
  }
}

}  // namespace
}  // namespace safeconduct::law
