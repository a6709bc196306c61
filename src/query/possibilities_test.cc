// SPDX-License-Identifier: Apache-2.0
#include "query/possibilities.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "chart/chart_testing.h"
#include "chart/question.h"
#include "query/contradiction.h"

namespace safeconduct::query {
namespace {

// A question to a pack, put and kept.
class Posed {
 public:
  Posed(const std::string& law, const std::vector<std::string>& settings,
        const std::string& on = "2023-08-14")
      : chart_(chart::CompileTestPack(chart::ReadTestPack(law, ""))),
        person_(chart::MakeTestCase(chart_->law(), settings)),
        days_(chart::TestDays(on)),
        question_(*chart_),
        possibilities_(*chart_) {
    question_.Fill(person_, days_);
    possibilities_.Pose(question_.possible(), person_, days_);
  }

  // Returns the outcome of the first route and what it turns on; for a case
  // that contradicts itself what does not go together.
  std::string Answer() {
    if (possibilities_.IsContradictory()) return Contradiction();
    const law::RouteId first(size_t{0});
    const Outcome outcome = possibilities_.OutcomeOf(first);
    std::string text = outcome == Outcome::kUndetermined ? "undetermined"
                       : outcome == Outcome::kOpen       ? "open"
                                                         : "closed";
    const chart::TurnsOn turns_on = possibilities_.TurnsOnOf(first);
    for (const law::FactId fact : turns_on.facts) {
      text += " " + chart_->law().fact(fact).name;
    }
    if (turns_on.today) text += " today";
    return text;
  }

  std::string OpenFacts() {
    std::vector<std::string> names;
    for (const law::FactId fact : chart_->law().FactIds()) {
      if (!possibilities_.IsOpen(fact)) continue;
      names.push_back(chart_->law().fact(fact).name);
    }
    return fmt::format("{}", fmt::join(names, " "));
  }

  Holds HoldsOfFirstClause() {
    return possibilities_.HoldsOf(law::ClauseId(size_t{0}));
  }

 private:
  std::string Contradiction() const {
    const auto found = LeastContradiction(*chart_, person_, days_);
    std::vector<std::string> assumed;
    for (const law::AssumptionId id : found.assumptions) {
      assumed.push_back(chart_->law().assumption(id).name);
    }
    return fmt::format("{} against {}",
                       PartsInWords(*chart_, found, person_, days_),
                       fmt::join(assumed, " "));
  }

  std::shared_ptr<const chart::Chart> chart_;
  chart::Case person_;
  chart::Days days_;
  chart::Question question_;
  Possibilities possibilities_;
};

constexpr const char* kBoundEqual =
    "fact x \"\" : yes or no\n"
    "fact y \"\" : yes or no\n"
    "fact z \"\" : yes or no\n"
    "assume same \"\" always (x and y) or (not x and not y)\n"
    "route out \"\" to FR\n"
    "  needs x \"\" when x\n"
    "  needs z \"\" when z\n";

TEST(Possibilities, TakeFactsBoundToBeEqualForOneFlip) {
  EXPECT_EQ(Posed(kBoundEqual, {}).Answer(), "undetermined x y z");
  EXPECT_EQ(Posed(kBoundEqual, {"z=yes"}).Answer(), "undetermined x y");
  EXPECT_EQ(Posed(kBoundEqual, {"y=no"}).Answer(), "closed");
  EXPECT_EQ(Posed(kBoundEqual, {"y=yes"}).Answer(), "undetermined z");
}

TEST(Possibilities, AskNothingThatAnAssumptionAnswers) {
  EXPECT_EQ(Posed(kBoundEqual, {}).OpenFacts(), "x y z");
  EXPECT_EQ(Posed(kBoundEqual, {"y=no"}).OpenFacts(), "z");
}

TEST(Possibilities, KeepAFlipFromHidingASmallerOne) {
  // With y yes, x flips alone; where y is no, only both do. The least is x.
  constexpr const char* kLaw =
      "fact x \"\" : date or none\n"
      "fact y \"\" : yes or no\n"
      "assume told \"\" always x is none or y\n"
      "route out \"\" to FR\n"
      "  needs x \"\" when x is not none\n";
  EXPECT_EQ(Posed(kLaw, {}).Answer(), "undetermined x");
  EXPECT_EQ(Posed(kLaw, {"y=no"}).Answer(), "closed");
  EXPECT_EQ(Posed(kLaw, {"y=no"}).OpenFacts(), "");
}

TEST(Possibilities, NameALeastContradiction) {
  constexpr const char* kLaw =
      "fact arrived \"\" : date\n"
      "fact asked \"\" : date or none\n"
      "fact idle \"\" : yes or no\n"
      "assume in_order \"\" always asked is none or arrived <= asked\n"
      "assume known \"\" always arrived <= today\n"
      "route out \"\" to FR\n"
      "  needs any \"\" when idle\n";
  EXPECT_EQ(Posed(kLaw, {"arrived=2023-06-02", "asked=2023-06-01", "idle=yes"})
                .Answer(),
            "`arrived 2023-06-02`, `asked 2023-06-01` against in_order");
  EXPECT_EQ(Posed(kLaw, {"arrived=2023-08-15.."}, "2023-08-14").Answer(),
            "`arrived 2023-08-15..`, the day asked about, 2023-08-14 against "
            "known");
  // Both are needed: one day of asking leaves no arrival up to the day.
  EXPECT_EQ(
      Posed(kLaw, {"asked=..2023-08-01", "idle=no"}, "2023-08-14").OpenFacts(),
      "arrived asked");
}

// A date that no other is counted with does not matter for what is counted.
TEST(Possibilities, SayWhichEndOfAMeasureMatters) {
  constexpr const char* kLaw =
      "fact first \"\" : date\n"
      "fact last \"\" : date\n"
      "measure between \"\" counts days from first to last\n"
      "route out \"\" to FR\n"
      "  needs before \"\" when between < 0\n";
  EXPECT_EQ(Posed(kLaw, {"first=2023-01-01|2023-04-10",
                         "last=2023-02-20..2023-02-21"})
                .Answer(),
            "undetermined first");
  EXPECT_EQ(Posed(kLaw, {}).Answer(), "undetermined first last");
}

TEST(Possibilities, SettleWhatNoDatesRealise) {
  constexpr const char* kLaw =
      "fact hit \"\" : date or none\n"
      "fact asked \"\" : date\n"
      "measure m \"\" counts months from hit to asked\n"
      "route out \"\" to FR\n"
      "  needs limit \"\" when m <= 2 or m > 2 or hit is none\n";
  Posed posed(kLaw, {});
  EXPECT_EQ(posed.Answer(), "open");
  EXPECT_EQ(posed.HoldsOfFirstClause(), Holds::kYes);
}

}  // namespace
}  // namespace safeconduct::query
