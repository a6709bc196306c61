// SPDX-License-Identifier: Apache-2.0
// What would change an outcome, on random packs: none is missed, none could do
// with less, and each gives what asking gives once it is made.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <string>
#include <vector>

#include "ask/asker.h"
#include "tests/inside/random_case.h"
#include "tests/inside/trial.h"
#include "tests/oracle/slow_changes.h"
#include "tests/oracle/slow_law.h"
#include "tests/random/seeds.h"

namespace safeconduct {
namespace {

using ask::Change;
using ask::Outcome;
using inside::Trial;
using oracle::SlowChange;
using oracle::SlowChanges;
using oracle::SlowItem;
using Set = std::vector<size_t>;

// The most charts that are compiled to try the changes of one case.
constexpr double kMostCharts = 100;

struct Tally {
  int changes = 0;
  int settling = 0;
  int of_matters = 0;
  int of_disputes = 0;
  int of_dates = 0;
  int of_two_dates = 0;
  int of_three = 0;
};

// One question, asked about the changes in both ways.
class Comparison {
 public:
  Comparison(Trial& trial, const chart::Case& person, const chart::Days& days,
             Tally& tally)
      : trial_(trial),
        chart_(trial.chart),
        law_(chart_->law()),
        person_(person),
        days_(days),
        tally_(tally),
        slow_(chart_, person, days) {}

  void Run() {
    slow_.Collect(false, trial_.dice);
    // Three where there is little to try.
    moves_ = slow_.items().size() <= 8 && DateCount(AllItems()) <= 1 ? 3 : 2;
    while (moves_ > 1 && slow_.ChartCount(moves_) > kMostCharts) --moves_;
    ask::Asker asker(chart_);
    if (asker.IsContradictory(person_, days_)) return;
    ask::Answer answer = asker.Explain(person_, days_, inside::AllRoutes(law_));
    ASSERT_TRUE(asker.AddChanges(person_, moves_, answer));
    for (const ask::RouteAnswer& route : answer.routes) {
      for (const Change& change : route.changes->listed) {
        Verify(route, change);
      }
      slow_.Collect(route.outcome == Outcome::kUndetermined, trial_.dice);
      if (route.outcome == Outcome::kUndetermined) {
        Compare(route, Outcome::kOpen);
        Compare(route, Outcome::kClosed);
      } else {
        Compare(route, std::nullopt);
      }
      if (testing::Test::HasFailure()) {
        FAIL() << law_.route(route.route).name << "\n"
               << inside::TextOf(law_, person_, days_) << trial_.Text();
      }
    }
  }

 private:
  // Asks with the change made, whole classes of values at a time.
  void Verify(const ask::RouteAnswer& route, const Change& change) {
    Count(change, route.outcome);
    record::Scenario scenario = chart_->timeline().scenario();
    for (const auto& [matter, values] : change.matters) {
      std::erase_if(scenario.suppositions, [&](const auto& one) {
        const auto* becomes = std::get_if<record::Becomes>(&one);
        return becomes != nullptr && becomes->matter == matter;
      });
      scenario.suppositions.emplace_back(
          record::Becomes{matter, values.min(), days_.first});
    }
    for (const auto& [id, world] : change.disputes) {
      const auto& dispute = chart_->timeline().disputes()[id.index()];
      for (size_t i = 0; i < dispute.events.size(); ++i) {
        const record::EventId event = dispute.events[i];
        // To suppose that it happened also says that its window has passed.
        if (chart_->record().event(event).is_window()) return;
        scenario.suppositions.emplace_back(
            record::Settles{event, dispute.worlds[world][i]});
      }
    }
    const auto chart =
        chart::Chart::Compile(chart_->shared_pack(), std::move(scenario));
    ASSERT_TRUE(chart.has_value());
    chart::Case person = person_;
    for (const auto& [fact, values] : change.facts) person.Set(fact, values);
    ask::Asker asker(*chart);
    const law::RouteId id = route.route;
    const ask::Answer answer = asker.Explain(person, days_, {&id, 1});
    EXPECT_EQ(answer.routes.front().outcome, change.gives);
    EXPECT_NE(change.gives, route.outcome);
    EXPECT_EQ(answer.routes.front().turns_on, change.then_turns_on);
    VerifyEachValue(asker, route, change, person);
  }

  // Any of the values that a change names for a fact will do.
  void VerifyEachValue(ask::Asker& asker, const ask::RouteAnswer& route,
                       const Change& change, const chart::Case& person) const {
    for (const auto& [fact, values] : change.facts) {
      for (const Interval& run : values.intervals()) {
        for (const Value value : {run.lo, run.hi}) {
          chart::Case moved = person;
          moved.Set(fact, IntervalSet::Single(value));
          // Of several facts some values may not go together.
          if (asker.IsContradictory(moved, days_)) continue;
          EXPECT_NE(asker.Outcomes(moved, days_)[route.route.index()],
                    route.outcome)
              << law_.fact(fact).name << " = " << value;
        }
      }
    }
  }

  void Count(const Change& change, Outcome outcome) {
    ++(outcome == Outcome::kUndetermined ? tally_.settling : tally_.changes);
    if (!change.matters.empty()) ++tally_.of_matters;
    if (!change.disputes.empty()) ++tally_.of_disputes;
    const auto dates = std::ranges::count_if(change.facts, [&](const auto& f) {
      return law_.fact(f.fact).type.is_date();
    });
    const size_t moves =
        change.facts.size() + change.matters.size() + change.disputes.size();
    if (moves == 3) ++tally_.of_three;
    if (dates > 0) ++tally_.of_dates;
    if (dates > 1) ++tally_.of_two_dates;
  }

  // Compares the changes of a settled route, or those that settle one so.
  void Compare(const ask::RouteAnswer& route, std::optional<Outcome> settled) {
    auto expected = slow_.Least(route.route, moves_, [&](Outcome outcome) {
      return settled ? outcome == *settled : outcome != route.outcome;
    });
    std::map<Set, std::vector<const Change*>> found;
    for (const Change& change : route.changes->listed) {
      if (settled && change.gives != *settled) continue;
      const std::optional<Set> set = SetOf(change);
      // A date whose days were not tried.
      if (set) found[*set].push_back(&change);
    }
    if (settled) KeepFewest(found, expected);
    const bool all = route.changes->left_out == 0;
    for (const auto& [set, working] : expected) {
      if (!found.contains(set)) {
        // Less may do, with a day that was not tried.
        const bool less = std::ranges::any_of(found, [&](const auto& one) {
          return std::ranges::includes(set, one.first);
        });
        // And of dates that are looked at twice a walk may find less, which no
        // dates realise.
        EXPECT_TRUE(less || !all || !LooksAtOpenDatesOnce(route.route))
            << "missed: " << Text(working.front());
        continue;
      }
      const bool examples = std::ranges::any_of(
          found.at(set),
          [](const Change* change) { return change->one_of_several; });
      // Nor may it know of every value that settles then.
      if (all && !examples && LooksAtOpenDatesOnce(route.route)) {
        ExpectCovered(found.at(set), working);
      }
    }
    for (const auto& [set, changes] : found) {
      if (expected.contains(set)) continue;
      // Of dates not every day was tried.
      const bool needless =
          DateCount(set) == 0 || std::ranges::any_of(expected, [&](auto& one) {
            return std::ranges::includes(set, one.first);
          });
      // Of dates that are looked at twice the search for the fewest may take
      // more than is needed; what it names does what it says.
      EXPECT_FALSE(needless && LooksAtOpenDatesOnce(route.route))
          << "needless: " << Text(set);
    }
  }

  // Of what settles a route only the fewest items are told.
  template <typename Found, typename Expected>
  void KeepFewest(const Found& found, Expected& expected) const {
    size_t fewest = moves_;
    for (const auto& one : found) fewest = std::min(fewest, one.first.size());
    for (const auto& one : expected) {
      fewest = std::min(fewest, one.first.size());
    }
    std::erase_if(expected,
                  [&](const auto& one) { return one.first.size() > fewest; });
  }

  // Each way that was tried is in just one of the changes.
  void ExpectCovered(const std::vector<const Change*>& found,
                     const std::vector<SlowChange>& working) {
    for (const SlowChange& one : working) {
      Set set;
      for (const auto& step : one) set.push_back(step.first);
      if (DateCount(set) > 1) continue;
      const auto count = std::ranges::count_if(
          found, [&](const Change* change) { return Holds(*change, one); });
      EXPECT_EQ(count, 1) << "not once: " << Text(one);
    }
  }

  bool Holds(const Change& change, const SlowChange& one) const {
    for (const auto& [position, value] : one) {
      const SlowItem& item = slow_.items()[position];
      bool holds = false;
      for (const auto& [id, values] : change.facts) {
        if (item.kind == SlowItem::Kind::kFact && id.value == item.index) {
          holds = values.Contains(value);
        }
      }
      for (const auto& [id, values] : change.matters) {
        if (item.kind == SlowItem::Kind::kMatter && id.value == item.index) {
          holds = values.Contains(value);
        }
      }
      for (const auto& [id, world] : change.disputes) {
        if (item.kind == SlowItem::Kind::kDispute && id.value == item.index) {
          holds = world == static_cast<size_t>(value);
        }
      }
      if (!holds) return false;
    }
    return true;
  }

  std::optional<Set> SetOf(const Change& change) const {
    Set set;
    size_t wanted =
        change.facts.size() + change.matters.size() + change.disputes.size();
    const auto& items = slow_.items();
    for (size_t i = 0; i < items.size(); ++i) {
      const auto same = [&](auto kind, const auto& list, auto id_of) {
        return items[i].kind == kind &&
               std::ranges::any_of(list, [&](const auto& one) {
                 return id_of(one).value == items[i].index;
               });
      };
      if (same(SlowItem::Kind::kFact, change.facts,
               [](const auto& one) { return one.fact; }) ||
          same(SlowItem::Kind::kMatter, change.matters,
               [](const auto& one) { return one.matter; }) ||
          same(SlowItem::Kind::kDispute, change.disputes,
               [](const auto& one) { return one.dispute; })) {
        set.push_back(i);
      }
    }
    if (set.size() != wanted) return std::nullopt;
    return set;
  }

  bool LooksAtOpenDatesOnce(law::RouteId route) const {
    oracle::Mentions mentions = oracle::MentionsOfAssumptions(law_);
    for (const law::ClauseId clause : law_.ClausesOf(route)) {
      oracle::Add(oracle::MentionsOf(law_, clause), mentions);
    }
    return oracle::LooksAtEachDateOnce(
        law_, mentions, [&](const law::DateRef& date) {
          return date ? !person_.values(*date).OnlyValue()
                      : days_.first < days_.last;
        });
  }

  Set AllItems() const {
    Set all(slow_.items().size());
    std::iota(all.begin(), all.end(), size_t{0});
    return all;
  }
  bool IsDate(size_t position) const {
    const SlowItem& item = slow_.items()[position];
    return item.kind == SlowItem::Kind::kFact &&
           law_.facts[item.index].type.is_date();
  }
  long DateCount(const Set& set) const {
    return std::ranges::count_if(set, [&](size_t i) { return IsDate(i); });
  }

  std::string Text(const Set& set) const {
    SlowChange change;
    for (const size_t i : set) change.emplace_back(i, 0);
    return Text(change);
  }

  std::string Text(const SlowChange& change) const {
    std::string text;
    for (const auto& [position, value] : change) {
      const SlowItem& item = slow_.items()[position];
      const std::string name = item.kind == SlowItem::Kind::kFact
                                   ? law_.facts[item.index].name
                               : item.kind == SlowItem::Kind::kMatter
                                   ? law_.matters[item.index].name
                                   : fmt::format("dispute {}", item.index);
      text += fmt::format("{} = {}; ", name, value);
    }
    return text;
  }

  Trial& trial_;
  std::shared_ptr<const chart::Chart> chart_;
  const law::Law& law_;
  const chart::Case& person_;
  const chart::Days& days_;
  Tally& tally_;
  SlowChanges slow_;
  size_t moves_ = 0;
};

// Compiling a chart for every choice of values takes most of it.
constexpr auto kLong = random::Length::kLong;

void RunTrials(uint64_t first_seed, int count, const random::Shape& shape,
               Tally& tally) {
  for (const uint64_t seed : random::SeedsFrom(first_seed, count, kLong)) {
    Trial trial = inside::DrawTrial(seed, shape);
    ASSERT_NE(trial.pack, nullptr) << trial.faults;
    if (trial.chart == nullptr) continue;
    const random::Knowledge knowledge{trial.dice.Between(30, 90), 10};
    const chart::Case person =
        inside::RandomCase(trial.dice, trial.pack->law, knowledge);
    const chart::Days days = random::RandomDays(trial.dice, 10);
    Comparison(trial, person, days, tally).Run();
    if (testing::Test::HasFailure()) return;
  }
}

TEST(Changes, AreWhatTryingEverythingFinds) {
  Tally tally;
  RunTrials(71000, 1000, {}, tally);
  fmt::print("{} changes, {} that settle; {} of matters, {} of disputes\n",
             tally.changes, tally.settling, tally.of_matters,
             tally.of_disputes);
  EXPECT_GE(tally.changes, random::FloorOf(800, kLong));
  EXPECT_GE(tally.settling, random::FloorOf(200, kLong));
  EXPECT_GE(tally.of_matters, random::FloorOf(200, kLong));
  EXPECT_GE(tally.of_disputes, random::FloorOf(20, kLong));
}

TEST(Changes, OfThreeMovesAreWhatTryingEverythingFinds) {
  random::Shape shape;
  shape.dates = 0;
  Tally tally;
  RunTrials(74000, 2500, shape, tally);
  fmt::print("{} changes of three moves\n", tally.of_three);
  EXPECT_GE(tally.of_three, random::FloorOf(10, kLong));
}

TEST(Changes, OfDisputesAreWhatTryingEverythingFinds) {
  random::Shape shape;
  shape.one_day = true;
  Tally tally;
  RunTrials(73000, 600, shape, tally);
  fmt::print("{} changes of disputes\n", tally.of_disputes);
  EXPECT_GE(tally.of_disputes, random::FloorOf(50, kLong));
}

TEST(Changes, OfDatesAreWhatTryingManyFinds) {
  random::Shape shape;
  shape.dates = 90;
  Tally tally;
  RunTrials(72000, 500, shape, tally);
  fmt::print("{} changes of dates, {} of two of them\n", tally.of_dates,
             tally.of_two_dates);
  EXPECT_GE(tally.of_dates, random::FloorOf(500, kLong));
  EXPECT_GE(tally.of_two_dates, random::FloorOf(50, kLong));
}

TEST(Changes, OfMattersAsOfDatesAreWhatTryingManyFinds) {
  random::Shape shape;
  shape.dates = 60;
  shape.as_of = true;
  Tally tally;
  RunTrials(76000, 500, shape, tally);
  EXPECT_GE(tally.of_dates, random::FloorOf(100, kLong));
}

}  // namespace
}  // namespace safeconduct
