// SPDX-License-Identifier: Apache-2.0
// What the search finds is what trying every day finds; what days that it found
// are guessed to do again, they do.
#include "query/dates/real_search.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "chart/chart_testing.h"
#include "chart/question.h"
#include "query/dates/date_guesses.h"

namespace safeconduct::query {
namespace {

using chart::Case;
using chart::Chart;
using chart::Days;

constexpr const char* kFacts =
    "fact a \"\" : date or none\n"
    "fact b \"\" : date\n"
    "fact said \"\" : yes or no\n"
    "measure days_ab \"\" counts days from a to b\n"
    "measure months_ab \"\" counts months from a to b\n"
    "measure stay \"\" counts days from b to today\n"
    "measure months_stay \"\" counts months from a to today\n";

// One way in which all could be.
struct Way {
  Value today = 0;
  std::array<Value, 3> facts{};
};

class RandomQuestion {
 public:
  explicit RandomQuestion(uint32_t seed)
      : dice_(seed),
        law_(std::string(kFacts) +
             "route out \"\" to FR\n  needs one \"\" when " + Condition(2) +
             "\n  needs two \"\" when " + Condition(1) + "\n"),
        chart_(chart::CompileTestPack(chart::ReadTestPack(law_, ""))),
        person_(chart_->law()) {
    const Value base = ParseDate("2023-02-25")->days;
    const auto some_days = [&] {
      IntervalSet days;
      for (int i = Throw(1, 2); i > 0; --i) {
        const Value first = base + Throw(0, 40);
        days = days.Union(IntervalSet::Range(first, first + Throw(0, 4)));
      }
      return days;
    };
    IntervalSet of_a = some_days();
    if (Throw(0, 2) == 0) of_a = of_a.Union(IntervalSet::Single(kNone));
    person_.Set(law::FactId(size_t{0}), of_a);
    person_.Set(law::FactId(size_t{1}), some_days());
    if (Throw(0, 1) == 0) {
      person_.Set(law::FactId(size_t{2}), IntervalSet::Single(Throw(0, 1)));
    }
    const Value first = base + Throw(0, 40);
    days_ = {Date{first}, Date{first + Throw(0, 3)}};
    for (const Way& way : AllWays()) {
      (IsOpen(way) ? open_ : closed_).push_back(way);
    }
  }

  // Whether two ways, one with the route open and one with it closed, differ in
  // nothing but these: by trying all pairs.
  bool DifferByTrying(const std::array<bool, 3>& facts, bool today) const {
    return std::ranges::any_of(open_, [&](const Way& one) {
      return std::ranges::any_of(closed_, [&](const Way& other) {
        bool same = today || one.today == other.today;
        for (size_t f = 0; f < 3; ++f) {
          same = same && (facts[f] || one.facts[f] == other.facts[f]);
        }
        return same;
      });
    });
  }

  void Check() {
    chart::Question question(*chart_);
    question.Fill(person_, days_);
    RealSearch search(*chart_, chart_->store());
    search.Pose(question.possible(), person_, days_);
    DateGuesses guesses(*chart_, chart_->store());
    guesses.Pose(question.possible(), person_, days_);
    const law::RouteId route(size_t{0});
    const chart::Side open = chart_->OpenSide(route);
    const chart::Side closed = chart_->ClosedSide(route);
    EXPECT_EQ(search.Meets({&open, 1}) == Real::kFound, !open_.empty());
    EXPECT_EQ(search.Meets({&closed, 1}) == Real::kFound, !closed_.empty());
    for (int mask = 0; mask < 16; ++mask) {
      const auto has = [mask](int bit) { return (mask >> bit & 1) != 0; };
      Moving moving{std::vector<bool>(chart_->var_count(), false),
                    {has(0), has(1), false},
                    has(3)};
      const auto said = chart_->VarOf(law::FactId(size_t{2}));
      if (said) moving.vars[said->index()] = has(2);
      const bool differ = DifferByTrying({has(0), has(1), has(2)}, has(3));
      if (guesses.Differ({&open, 1}, {&closed, 1}, moving)) {
        EXPECT_TRUE(differ) << "guessed, moving " << mask;
      }
      const Real found = search.Differ({&open, 1}, {&closed, 1}, moving);
      EXPECT_NE(found, Real::kGaveUp);
      EXPECT_EQ(found == Real::kFound, differ) << "moving " << mask;
      if (found != Real::kFound) continue;
      guesses.Learn(search);
      EXPECT_TRUE(guesses.Differ({&open, 1}, {&closed, 1}, moving))
          << "learnt, moving " << mask;
    }
    if (testing::Test::HasFailure()) ADD_FAILURE() << law_;
  }

 private:
  int Throw(int lo, int hi) {
    return std::uniform_int_distribution<int>(lo, hi)(dice_);
  }

  std::string Test() {
    const auto day = [&] {
      return FormatDate(Date{ParseDate("2023-02-25")->days + Throw(0, 45)});
    };
    switch (Throw(1, 8)) {
      case 1:
        return "a is none";
      case 2:
        return "a <= " + day();
      case 3:
        return "b in " + day() + ".." + FormatDate(*ParseDate("2023-04-20"));
      case 4:
        return fmt::format("days_ab <= {}", Throw(-20, 20));
      case 5:
        return fmt::format("months_ab > {}", Throw(-1, 2));
      case 6:
        return fmt::format("stay in {}..{}", Throw(-10, 3), Throw(4, 20));
      case 7:
        return fmt::format("months_stay <= {}", Throw(-1, 2));
      default:
        return "said";
    }
  }

  std::string Condition(int depth) {
    if (depth == 0) return Test();
    const char* joint = Throw(0, 1) == 0 ? "and" : "or";
    return fmt::format("{}({}) {} ({})", Throw(0, 4) == 0 ? "not " : "",
                       Condition(depth - 1), joint, Condition(depth - 1));
  }

  std::vector<Way> AllWays() const {
    std::vector<Way> ways;
    for (Value today = days_.first.days; today <= days_.last.days; ++today) {
      for (const Value a : ValuesOf(0)) {
        for (const Value b : ValuesOf(1)) {
          for (const Value said : ValuesOf(2)) {
            ways.push_back({today, {a, b, said}});
          }
        }
      }
    }
    return ways;
  }

  std::vector<Value> ValuesOf(size_t fact) const {
    std::vector<Value> values;
    const IntervalSet& known = person_.values(law::FactId(fact));
    for (const Interval& run : known.intervals()) {
      for (Value value = run.lo; value <= run.hi; ++value) {
        values.push_back(value);
      }
    }
    return values;
  }

  // Where all is known a walk over classes leaves nothing open.
  bool IsOpen(const Way& way) const {
    Case known(chart_->law());
    for (size_t f = 0; f < 3; ++f) {
      known.Set(law::FactId(f), IntervalSet::Single(way.facts[f]));
    }
    chart::Question question(*chart_);
    question.Fill(known, {Date{way.today}, Date{way.today}});
    diagram::Evaluator evaluator(chart_->store());
    const diagram::Reach reach = evaluator.Reachable(
        chart_->dated().routes.front(), question.possible());
    EXPECT_NE(reach, diagram::kMayBeTrue | diagram::kMayBeFalse);
    return reach == diagram::kMayBeTrue;
  }

  std::mt19937 dice_;
  std::string law_;
  std::shared_ptr<const Chart> chart_;
  Case person_;
  Days days_;
  std::vector<Way> open_;
  std::vector<Way> closed_;
};

TEST(RealSearch, FindsWhatTryingEveryDayFinds) {
  for (uint32_t seed = 1; seed <= 150; ++seed) {
    SCOPED_TRACE(seed);
    RandomQuestion(seed).Check();
    if (HasFailure()) return;
  }
}

}  // namespace
}  // namespace safeconduct::query
