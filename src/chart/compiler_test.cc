// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "chart/chart.h"
#include "chart/chart_testing.h"
#include "chart/print.h"
#include "chart/question.h"
#include "chart/standing.h"
#include "diagram/evaluation.h"

namespace safeconduct::chart {
namespace {

using diagram::VarId;

using ChartRef = std::shared_ptr<const Chart>;

ChartRef Compiled(const std::string& law, const std::string& record = "",
                  const Scenario& scenario = {}) {
  return CompileTestPack(ReadTestPack(law, record), scenario);
}

std::string Printed(const std::string& law, const std::string& record = "") {
  return ToString(*Compiled(law, record));
}

// Returns what the first route is: "open", "closed" or "undetermined".
std::string OutcomeOf(const ChartRef& chart,
                      const std::vector<std::string>& settings,
                      const std::string& days) {
  Question question(*chart);
  question.Fill(MakeTestCase(chart->law(), settings), TestDays(days));
  diagram::Evaluator evaluator(chart->store());
  const auto reach =
      evaluator.Reachable(chart->dated().routes.front(), question.possible());
  if (reach == diagram::kMayBeTrue) return "open";
  return reach == diagram::kMayBeFalse ? "closed" : "undetermined";
}

// -- Variables --------------------------------------------------------------

TEST(Compiler, PutsValuesThatNoTestTellsApartInOneClass) {
  EXPECT_EQ(Printed("fact age \"\" : 0..120 years\n"
                    "fact claim \"\" : one of none, pending, refused, granted\n"
                    "fact alone \"\" : yes or no\n"
                    "route france \"\" to FR\n"
                    "  barred by child \"\" when age < 18 and alone\n"
                    "  barred by infant \"\" when age < 5\n"
                    "  barred by claim \"\" when claim in pending, refused"),
            "0 today: any\n"
            "1 fact age: 0..4 | 5..17 | 18..120\n"
            "2 fact alone: no | yes\n"
            "3 fact claim: none or granted | pending or refused\n"
            "route france: 3 nodes free, 3 dated\n");
}

TEST(Compiler, KeepsOneClassWhereATestSaysNothing) {
  EXPECT_EQ(Printed("fact age \"\" : 0..120 years\n"
                    "route france \"\" to FR\n"
                    "  needs born \"\" when age >= 0"),
            "0 today: any\n"
            "1 fact age: any\n"
            "route france: 0 nodes free, 0 dated\n");
}

TEST(Compiler, TellsNoneFromEveryDate) {
  EXPECT_EQ(Printed("fact requested \"\" : date or none\n"
                    "route france \"\" to FR\n"
                    "  needs request \"\" when requested is not none\n"
                    "  barred by late \"\" when requested > 2023-01-01"),
            "0 today: any\n"
            "1 fact requested: none | ..2023-01-01 | 2023-01-02..\n"
            "route france: 1 nodes free, 1 dated\n");
}

TEST(Compiler, CutsTheDaysThatTheLawNames) {
  EXPECT_EQ(Printed("route france \"\" to FR\n"
                    "  needs treaty \"\" when today >= 2025-08-06"),
            "0 today: ..2025-08-05 | 2025-08-06..\n"
            "route france: 1 nodes free, 1 dated\n");
}

// The two comparisons, and the named count of the same dates, look at one
// variable: so that a day before cannot be a day after.
TEST(Compiler, ComparesTwoDatesByTheDaysBetweenThem) {
  const ChartRef chart = Compiled(
      "fact asked \"\" : date\n"
      "fact answered \"\" : date\n"
      "measure delay \"\" counts days from asked to answered\n"
      "route france \"\" to FR\n"
      "  needs after \"\" when asked < answered\n"
      "  barred by later \"\" when answered > asked\n"
      "  barred by slow \"\" when delay > 14");
  EXPECT_EQ(ToString(*chart),
            "0 today: any\n"
            "1 measure delay: {-73413..0} | {1..14} | {15..73413}\n"
            "route france: 0 nodes free, 0 dated\n");
  EXPECT_EQ(OutcomeOf(chart, {}, "2023-01-01"), "closed");
}

// The day, windows, disputes, matters, then facts and measures as the clauses
// first name them. What no test looks at has no variable.
TEST(Compiler, OrdersVariables) {
  EXPECT_EQ(
      Printed("fact unused \"\" : yes or no\n"
              "fact last \"\" : yes or no\n"
              "fact first \"\" : yes or no\n"
              "fact arrived \"\" : date\n"
              "measure stay \"\" counts months from arrived to today\n"
              "matter moot \"\" : yes or no; at first no\n"
              "matter treaty \"\" : one of none, in_force; at first none\n"
              "term child \"\" when first\n"
              "route france \"\" to FR\n"
              "  needs treaty \"\" when child and treaty is in_force\n"
              "  barred by stay \"\" when stay > 3 unless last",
              "source paper \"\" newspaper published 2020-01-01\n"
              "event refusal \"\" on 2020-01-01 treaty becomes in_force\n"
              "  according to paper denied by paper2\n"
              "source paper2 \"\" newspaper published 2020-01-01\n"
              "event signed \"\" between 2021-01-01 and 2021-02-01\n"
              "  treaty becomes in_force according to paper\n"),
      "0 today: ..2019-12-31 | 2020-01-01..2020-12-31 | "
      "2021-01-01..2021-01-31 | 2021-02-01..\n"
      "1 window signed: {0} | {1}\n"
      "2 dispute refusal: {0} | {1}\n"
      "3 matter treaty: none | in_force\n"
      "4 fact first: no | yes\n"
      "5 measure stay: {-2411..3} | {4..2412}\n"
      "6 fact last: no | yes\n"
      "route france: 4 nodes free, 6 dated\n");
}

// An epoch at which no tested matter changes is no cut.
TEST(Compiler, JoinsEpochsThatTellNoTestApart) {
  EXPECT_EQ(Printed("matter treaty \"\" : one of none, sought, in_force; "
                    "at first none\n"
                    "matter moot \"\" : yes or no; at first no\n"
                    "route france \"\" to FR\n"
                    "  needs treaty \"\" when treaty is in_force",
                    "source paper \"\" newspaper published 2020-01-01\n"
                    "event a \"\" on 2020-01-01 moot becomes yes\n"
                    "  according to paper\n"
                    "event b \"\" on 2021-01-01 treaty becomes in_force\n"
                    "  according to paper\n"
                    "event c \"\" on 2022-01-01 treaty becomes in_force\n"
                    "  according to paper\n"),
            "0 today: ..2020-12-31 | 2021-01-01..\n"
            "1 matter treaty: none | sought | in_force\n"
            "route france: 1 nodes free, 1 dated\n");
}

TEST(Compiler, KnowsTheVariablesOfFacts) {
  const ChartRef chart = Compiled(
      "fact unused \"\" : yes or no\n"
      "fact alone \"\" : yes or no\n"
      "route france \"\" to FR barred by alone \"\" when alone");
  EXPECT_FALSE(chart->VarOf(chart->law().FindFact("unused").value()));
  EXPECT_EQ(chart->VarOf(chart->law().FindFact("alone").value()),
            VarId(size_t{1}));
}

// -- Routes and clauses -----------------------------------------------------

TEST(Compiler, OpensARouteWithoutClauses) {
  EXPECT_EQ(OutcomeOf(Compiled("route voluntary \"\" to FR"), {}, "2023-01-01"),
            "open");
}

TEST(Compiler, AsksForEveryNeedAndNoBar) {
  const ChartRef chart = Compiled(
      "fact a \"\" : yes or no\n"
      "fact b \"\" : yes or no\n"
      "fact c \"\" : yes or no\n"
      "safeguards all \"\" barred by c \"\" when c\n"
      "route france \"\" to FR under all\n"
      "  needs a \"\" when a\n"
      "  needs b \"\" when b");
  const std::string day = "2023-01-01";
  EXPECT_EQ(OutcomeOf(chart, {"a=yes", "b=yes", "c=no"}, day), "open");
  EXPECT_EQ(OutcomeOf(chart, {"a=yes", "b=yes"}, day), "undetermined");
  EXPECT_EQ(OutcomeOf(chart, {"a=no"}, day), "closed");
  EXPECT_EQ(OutcomeOf(chart, {"b=no"}, day), "closed");
  EXPECT_EQ(OutcomeOf(chart, {"c=yes"}, day), "closed");
}

// A bar holds when its condition does and its `unless` does not; a need holds
// when either does.
TEST(Compiler, LiftsClausesByUnless) {
  const ChartRef bar = Compiled(
      "fact a \"\" : yes or no\n"
      "fact b \"\" : yes or no\n"
      "route france \"\" to FR barred by a \"\" when a unless b");
  const ChartRef need = Compiled(
      "fact a \"\" : yes or no\n"
      "fact b \"\" : yes or no\n"
      "route france \"\" to FR needs a \"\" when a unless b");
  const std::string day = "2023-01-01";
  EXPECT_EQ(OutcomeOf(bar, {"a=yes", "b=no"}, day), "closed");
  EXPECT_EQ(OutcomeOf(bar, {"a=yes", "b=yes"}, day), "open");
  EXPECT_EQ(OutcomeOf(bar, {"a=no"}, day), "open");
  EXPECT_EQ(OutcomeOf(need, {"a=no", "b=no"}, day), "closed");
  EXPECT_EQ(OutcomeOf(need, {"a=no", "b=yes"}, day), "open");
  EXPECT_EQ(OutcomeOf(need, {"a=yes"}, day), "open");
}

// -- Matters ----------------------------------------------------------------

// Days are compared with 45 at first, and with 30 from 2023-01-30 on.
TEST(Compiler, ComparesAMeasureWithANumberMatter) {
  const std::string law =
      "fact grounds \"\" : date or none\n"
      "measure days_since \"\" counts days from grounds to today\n"
      "matter recovery \"\" : 0..365 days; at first 45\n"
      "route france \"\" to FR\n"
      "  barred by recovering \"\" when days_since <= recovery";
  const std::string record =
      "source rules \"\" statute published 2023-01-01\n"
      "event shorter \"\" on 2023-01-30 recovery becomes 30\n"
      "  according to rules";
  const ChartRef chart = Compiled(law, record);
  EXPECT_EQ(ToString(*chart),
            "0 today: ..2023-01-29 | 2023-01-30..\n"
            "1 matter recovery: any\n"
            "2 measure days_since: {none, 46..73413} | {-73413..30} | "
            "{31..45}\n"
            "3 comparison days_since and recovery: {none, 1} | {-1..0}\n"
            "route france: 1 nodes free, 3 dated\n");
  const auto outcome = [&](const char* grounds, const char* day) {
    return OutcomeOf(chart, {std::string("grounds=") + grounds}, day);
  };
  EXPECT_EQ(outcome("2022-12-15", "2023-01-29"), "closed");  // 45 days of 45
  EXPECT_EQ(outcome("2022-12-14", "2023-01-29"), "open");    // 46
  EXPECT_EQ(outcome("2022-12-31", "2023-01-30"), "closed");  // 30 days of 30
  EXPECT_EQ(outcome("2022-12-30", "2023-01-30"), "open");    // 31
  EXPECT_EQ(outcome("none", "2023-01-30"), "open");
  EXPECT_EQ(outcome("2022-12-30..2022-12-31", "2023-01-30"), "undetermined");
  // On the 29th 45 days are needed, on the 30th 30.
  EXPECT_EQ(outcome("2022-12-20", "2023-01-29..2023-01-30"), "undetermined");
}

TEST(Compiler, ComparesANumberFactWithANumberMatter) {
  const ChartRef chart = Compiled(
      "fact stay \"\" : 0..400 days\n"
      "matter quota \"\" : 0..365 days; at first 10\n"
      "route france \"\" to FR needs stay \"\" when stay != quota");
  EXPECT_EQ(OutcomeOf(chart, {"stay=10"}, "2023-01-01"), "closed");
  EXPECT_EQ(OutcomeOf(chart, {"stay=9|11"}, "2023-01-01"), "open");
  EXPECT_EQ(OutcomeOf(chart, {}, "2023-01-01"), "undetermined");
}

// Every combination of the day, disputes, windows and facts, in which the free
// chart is given the matters that the timeline tells and the dated chart is
// not.
class Comparer {
 public:
  explicit Comparer(ChartRef chart)
      : chart_(std::move(chart)),
        evaluator_(chart_->store()),
        possible_(chart_->store()) {}

  // Returns how many combinations were compared.
  int Run() {
    for (const record::Epoch& epoch : chart_->timeline().epochs()) {
      for (const int32_t day : {epoch.first.days, epoch.first.days - 1}) {
        if (day < kFirstDay.days) continue;
        epoch_ = chart_->timeline().EpochOf(Date{day});
        chosen_.assign(1, chart_->domain(chart_->today()).ClassOf(day));
        Walk();
      }
    }
    return compared_;
  }

 private:
  // The depth is the number of variables.
  void Walk() {
    const VarId var(chosen_.size());
    if (var.index() == chart_->var_count()) return Compare();
    const Variable& variable = chart_->variable(var);
    const bool composed = std::holds_alternative<law::MatterId>(variable) ||
                          std::holds_alternative<law::ExprId>(variable);
    const size_t classes = composed ? 1 : chart_->domain(var).class_count();
    for (size_t c = 0; c < classes; ++c) {
      chosen_.push_back(c);
      Walk();
      chosen_.pop_back();
    }
  }

  void Compare() {
    ++compared_;
    for (size_t i = 0; i < chosen_.size(); ++i) {
      const VarId var(i);
      size_t chosen = chosen_[i];
      const auto* matter = std::get_if<law::MatterId>(&chart_->variable(var));
      if (matter != nullptr) {
        chosen = chart_->domain(var).ClassOf(ValueOf(*matter));
      } else if (const law::Expr* comparison = chart_->ComparisonOf(var)) {
        chosen = ClassOfComparison(var, *comparison);
      }
      const auto words = possible_.mutable_words(var);
      std::fill(words.begin(), words.end(), 0);
      words[chosen / 64] = uint64_t{1} << (chosen % 64);
    }
    for (size_t i = 0; i < chart_->law().clauses.size(); ++i) {
      EXPECT_EQ(At(chart_->dated().clauses[i]), At(chart_->free().clauses[i]));
    }
    for (size_t i = 0; i < chart_->law().routes.size(); ++i) {
      EXPECT_EQ(At(chart_->dated().routes[i]), At(chart_->free().routes[i]));
    }
  }

  // Returns how the chosen number stands to what the timeline tells.
  size_t ClassOfComparison(VarId var, const law::Expr& expr) const {
    const VarId number = *chart_->VarOf(expr.subject);
    const IntervalSet& values =
        chart_->domain(number).values(chosen_[number.index()]);
    return chart_->domain(var).ClassOf(
        StandingsOf(IntervalSet::Single(values.min()),
                    IntervalSet::Single(ValueOf(expr.matter)))
            .min());
  }

  diagram::Reach At(diagram::NodeId root) {
    return evaluator_.Reachable(root, possible_);
  }

  Value ValueOf(law::MatterId matter) const {
    for (const auto& setting : chart_->timeline().SettingsOf(matter, epoch_)) {
      bool holds = true;
      for (const record::Literal& literal : setting.conditions) {
        holds = holds && literal.values.Contains(ValueOf(literal));
      }
      if (holds) return setting.value;
    }
    ADD_FAILURE() << "no setting holds";
    return 0;
  }

  // Windows follow the day, disputes the windows; their classes are single
  // values.
  Value ValueOf(const record::Literal& literal) const {
    const auto* dispute = std::get_if<record::DisputeId>(&literal.variable);
    const size_t place =
        dispute != nullptr
            ? 1 + chart_->timeline().windows().size() + dispute->index()
            : 1 + std::get<record::WindowId>(literal.variable).index();
    return static_cast<Value>(chosen_[place]);
  }

  ChartRef chart_;
  diagram::Evaluator evaluator_;
  diagram::PossibleClasses possible_;
  size_t epoch_ = 0;
  std::vector<size_t> chosen_;
  int compared_ = 0;
};

TEST(Compiler, ComposesMattersAsTheTimelineTellsThem) {
  const ChartRef chart = Compiled(
      "fact alone \"\" : yes or no\n"
      "fact stay \"\" : 0..400 days\n"
      "matter treaty \"\" : one of none, sought, refused, in_force; "
      "at first none\n"
      "matter safe \"\" : yes or no; at first yes\n"
      "matter limit \"\" : 0..365 days; at first 45\n"
      "term ready \"\" when treaty is in_force or (safe and treaty is sought)\n"
      "route france \"\" to FR\n"
      "  needs ready \"\" when ready and not (alone and treaty is refused)\n"
      "  barred by stay \"\" when stay > limit unless not safe\n"
      "route rwanda \"\" to RW\n"
      "  needs safe \"\" when safe or today < 2020-06-15\n"
      "  barred by alone \"\" when alone and not ready",
      "source paper \"\" newspaper published 2020-01-01\n"
      "source memo \"\" official published 2020-01-01\n"
      "event sought \"\" on 2020-02-01 treaty becomes sought according to "
      "paper\n"
      "event refusal \"\" on 2020-03-01 treaty becomes refused safe becomes no "
      "according to paper denied by memo\n"
      "event success \"\" on 2020-03-01 treaty becomes in_force according to "
      "memo denied by paper\n"
      "event ruling \"\" between 2020-05-01 and 2020-07-01 safe becomes no "
      "limit becomes 30 according to memo\n"
      "event end \"\" on 2020-08-01 treaty becomes none limit becomes 10 "
      "according to paper denied by memo\n");
  // Six epochs, of which the first has no day before; one window, disputes
  // of two and two worlds, two values of a fact and the classes of the stay
  // that 10, 30 and 45 cut.
  EXPECT_EQ(Comparer(chart).Run(), 11 * 2 * 2 * 2 * 2 * 4);
}

// -- Budget -----------------------------------------------------------------

TEST(Compiler, StopsAtTheNodeBudget) {
  const auto pack = ReadTestPack(
      "fact a \"\" : yes or no\n"
      "fact b \"\" : yes or no\n"
      "fact c \"\" : yes or no\n"
      "route france \"\" to FR\n"
      "  needs odd \"\" when (a and b) or (b and c) or (a and c)",
      "");
  const auto chart = Chart::Compile(pack, {}, 5);
  ASSERT_FALSE(chart.has_value());
  EXPECT_EQ(chart.error().kind, Error::Kind::kLimit);
  EXPECT_EQ(
      chart.error().text,
      "law pack: with the diagram of clause `france.odd` it needs more than 5 "
      "nodes over 4 variables (simplify the clauses that test the most "
      "facts, or raise --max-nodes)");
}

TEST(Compiler, PassesOnTheFaultsOfAScenario) {
  const auto pack = ReadTestPack(
      "matter safe \"\" : yes or no; at first yes\n"
      "route france \"\" to FR needs safe \"\" when safe",
      "source paper \"\" newspaper published 2020-01-01\n"
      "event ruling \"\" on 2020-01-01 safe becomes no according to paper");
  record::Scenario scenario;
  scenario.suppositions = {record::Settles{record::EventId(size_t{0}), true}};
  const auto chart = Chart::Compile(pack, scenario);
  ASSERT_FALSE(chart.has_value());
  EXPECT_EQ(chart.error().kind, Error::Kind::kQuestion);
}

}  // namespace
}  // namespace safeconduct::chart
