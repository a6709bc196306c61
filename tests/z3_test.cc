// SPDX-License-Identifier: Apache-2.0
// Guarantees decided by Z3, held against the law as it is written: what it
// refutes is refuted by the situation that it names, and what it proves is
// broken by none of many random situations.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <variant>
#include <vector>

#include "law/values.h"
#include "safeconduct/check.h"
#include "tests/inside/channel.h"
#include "tests/inside/random_assignment.h"
#include "tests/inside/trial.h"
#include "tests/oracle/brute_force.h"
#include "tests/oracle/linear_calendar.h"
#include "tests/oracle/z3_prover.h"
#include "tests/random/seeds.h"

namespace safeconduct {
namespace {

using inside::Trial;
using oracle::Assignment;
using oracle::Demand;
using oracle::MonthDay;
using oracle::MonthParts;
using oracle::Z3Answer;
using oracle::Z3Verdict;
using random::Dice;

// How many random situations try to break what is proved.
constexpr int kTries = 2000;

// -- The calendar -------------------------------------------------------------

MonthDay<int> MonthDayOf(Date date) {
  const std::string text = FormatDate(date);
  return {(std::stoi(text.substr(0, 4)) - 1900) * 12 +
              std::stoi(text.substr(5, 2)) - 1,
          std::stoi(text.substr(8, 2))};
}

MonthParts<int> PartsOf(int month) {
  const int years = month / 12 - 1 + 4;  // from 1897, so that none is negative
  return {month % 12, years / 4 - 1, years % 4};
}

TEST(LinearCalendar, HasEveryDayOnce) {
  int days = 0;
  for (int month = 0; month <= oracle::kLastMonth; ++month) {
    const MonthParts<int> parts = PartsOf(month);
    ASSERT_TRUE(oracle::AreParts(month, parts)) << month;
    for (int day = -1; day <= 33; ++day) {
      const auto date = ParseDate(fmt::format(
          "{:04}-{:02}-{:02}", 1900 + month / 12, month % 12 + 1, day));
      ASSERT_EQ(oracle::HasDay(parts, day), date.has_value())
          << month << " " << day;
      if (!date) continue;
      ++days;
      ASSERT_TRUE(oracle::IsNumberOf(date->days, parts, day)) << month;
      ASSERT_FALSE(oracle::IsNumberOf(date->days - 1, parts, day)) << month;
      ASSERT_FALSE(oracle::IsNumberOf(date->days + 1, parts, day)) << month;
      ASSERT_TRUE(oracle::IsNear<int>(date->days, {month, day})) << month;
    }
  }
  EXPECT_EQ(days, kLastDay.days - kFirstDay.days + 1);
}

TEST(LinearCalendar, TakesMonthsApartInOneWay) {
  for (int month = -12; month <= oracle::kLastMonth + 12; ++month) {
    int ways = 0;
    for (int quad = -3; quad <= 53; ++quad) {
      for (int rest = -1; rest <= 4; ++rest) {
        for (int of_year = -1; of_year <= 12; ++of_year) {
          ways += oracle::AreParts(month, {of_year, quad, rest}) ? 1 : 0;
        }
      }
    }
    EXPECT_EQ(ways, month >= 0 && month <= oracle::kLastMonth ? 1 : 0);
  }
}

// Compares the counts of months and years between two days with the limits on
// both sides of them.
void CompareCounts(Date from, Date to) {
  const MonthDay<int> a = MonthDayOf(from);
  const MonthDay<int> b = MonthDayOf(to);
  const int months = CountMonths(from, to);
  const int years = CountYears(from, to);
  ASSERT_TRUE(oracle::CountsAtMost(a, b, months) &&
              !oracle::CountsAtMost(a, b, months - 1) &&
              oracle::CountsAtMost(a, b, 12 * years) &&
              !oracle::CountsAtMost(a, b, 12 * (years - 1)))
      << FormatDate(from) << " to " << FormatDate(to);
  // By definition, one less than those begun to the day after.
  const Date after{to.days + 1};
  const int full_months = CountMonths(from, after) - 1;
  const int full_years = CountYears(from, after) - 1;
  const bool is_last = oracle::IsLastDay(PartsOf(b.month), b.day);
  ASSERT_TRUE(oracle::CountsFullAtLeast(a, b, is_last, full_months) &&
              !oracle::CountsFullAtLeast(a, b, is_last, full_months + 1) &&
              oracle::CountsFullAtLeast(a, b, is_last, 12 * full_years) &&
              !oracle::CountsFullAtLeast(a, b, is_last, 12 * (full_years + 1)))
      << FormatDate(from) << " to " << FormatDate(to);
}

// From every day of two years around a leap day, of 1900 and of 2100 on, to
// every day of the four years around.
TEST(LinearCalendar, CountsMonthsAndYears) {
  constexpr int kReach = 2 * 366;
  for (const char* const start : {"2023-06-01", "1900-01-01", "2099-01-01"}) {
    const int first = ParseDate(start)->days;
    for (int from = first; from < first + kReach; from += 1) {
      for (int to = from - kReach; to <= from + kReach; ++to) {
        if (to < kFirstDay.days || to > kLastDay.days) continue;
        CompareCounts(Date{from}, Date{to});
        if (HasFatalFailure()) return;
      }
    }
  }
}

// -- Random packs -------------------------------------------------------------

struct Tally {
  int packs = 0;
  int guarantees = 0;
  int proved = 0;
  int bare = 0;      // proved, as a route that it names is never open
  int by_dates = 0;  // proved, though broken where measures are numbers alone
  int refuted = 0;
  int counted = 0;  // by classes, there not being too many
};

std::string TextOf(const law::Law& law, const Assignment& values) {
  std::string text = "on " + FormatDate(Date{values.today}) + "\n";
  for (size_t i = 0; i < law.facts.size(); ++i) {
    text += fmt::format("{} {}\n", law.facts[i].name,
                        law::FormatValue(law.facts[i].type, values.facts[i]));
  }
  for (size_t i = 0; i < law.measures.size(); ++i) {
    text += fmt::format("{} {}\n", law.measures[i].name, values.measures[i]);
  }
  for (size_t i = 0; i < law.matters.size(); ++i) {
    const law::Matter& matter = law.matters[i];
    text += fmt::format("{} {}\n", matter.name,
                        law::FormatValue(matter.type, values.matters[i]));
  }
  return text;
}

// Checks that the situation is one, and that it breaks the guarantee.
void CheckRefutation(const chart::Pack& pack, law::GuaranteeId id,
                     const Z3Answer& answer) {
  const law::Law& law = pack.law;
  const Assignment values = oracle::AssignmentOf(law, answer);
  EXPECT_TRUE(oracle::Violates(law, id, values)) << TextOf(law, values);
  EXPECT_TRUE(kFirstDay.days <= values.today && values.today <= kLastDay.days);
  for (size_t i = 0; i < law.facts.size(); ++i) {
    EXPECT_TRUE(law.facts[i].type.Universe().Contains(values.facts[i]))
        << TextOf(law, values);
  }
  for (size_t i = 0; i < law.matters.size(); ++i) {
    EXPECT_TRUE(law.matters[i].type.Universe().Contains(values.matters[i]))
        << TextOf(law, values);
  }
}

// Tries to break what is proved.
void CheckProof(Dice& dice, const chart::Pack& pack, law::GuaranteeId id) {
  const inside::RandomAssignments assignments(pack.law, pack.record);
  for (int i = 0; i < random::TrialsOf(kTries); ++i) {
    const Assignment values = assignments.Draw(dice);
    ASSERT_FALSE(oracle::Violates(pack.law, id, values))
        << TextOf(pack.law, values);
  }
}

bool IsEverOpen(const chart::Pack& pack, law::RouteId route) {
  const Demand open{route, true};
  const Z3Answer answer = oracle::ProveNever(pack.law, {&open, 1});
  EXPECT_NE(answer.verdict, Z3Verdict::kUnknown);
  if (answer.verdict != Z3Verdict::kRefuted) return false;
  const Assignment values = oracle::AssignmentOf(pack.law, answer);
  EXPECT_TRUE(oracle::RouteIsOpen(pack.law, route, values))
      << TextOf(pack.law, values);
  return true;
}

// Whether a condition names a route that is never open.
bool NamesAClosedRoute(const chart::Pack& pack, law::ExprId condition) {
  const law::Expr& expr = pack.law.expr(condition);
  if (expr.kind == law::Expr::Kind::kRouteOpen) {
    return !IsEverOpen(pack, expr.route);
  }
  return std::any_of(
      expr.children.begin(), expr.children.end(),
      [&](law::ExprId child) { return NamesAClosedRoute(pack, child); });
}

// What no assignment of classes breaks, no real dates do; and without measures
// every assignment is of some person.
void CompareCounted(const Trial& trial, law::GuaranteeId id, bool proved,
                    Tally& tally) {
  const auto chart = chart::Chart::Compile(trial.pack, {});
  ASSERT_TRUE(chart.has_value());
  const auto counted = oracle::CountByBruteForce(**chart, id);
  if (!counted) return;
  ++tally.counted;
  const bool broken = counted->violating > 0;
  if (!broken) {
    EXPECT_TRUE(proved);
  } else if (proved) {
    oracle::Mentions mentions = oracle::MentionsOf(trial.pack->law, id);
    oracle::Add(oracle::MentionsOfAssumptions(trial.pack->law), mentions);
    EXPECT_FALSE(mentions.measures.empty());
    ++tally.by_dates;
  }
}

void Decide(Trial& trial, law::GuaranteeId id, Tally& tally) {
  const chart::Pack& pack = *trial.pack;
  const Z3Answer answer = oracle::DecideWithZ3(pack.law, id);
  ++tally.guarantees;
  ASSERT_NE(answer.verdict, Z3Verdict::kUnknown);
  const bool proved = answer.verdict == Z3Verdict::kProved;
  CompareCounted(trial, id, proved, tally);
  if (!proved) {
    CheckRefutation(pack, id, answer);
    ++tally.refuted;
    return;
  }
  CheckProof(trial.dice, pack, id);
  ++tally.proved;
  const law::ExprId condition = pack.law.guarantees[id.index()].condition;
  if (NamesAClosedRoute(pack, condition)) ++tally.bare;
}

// Decides the guarantees of random packs, and stops at the first that fails.
Tally RunTrials(uint64_t first_seed, int count) {
  random::Shape shape;
  shape.guarantees = true;
  Tally tally;
  for (const uint64_t seed : random::SeedsFrom(first_seed, count)) {
    Trial trial = inside::DrawTrial(seed, shape);
    EXPECT_TRUE(trial.faults.empty()) << trial.faults << trial.Text();
    if (trial.pack == nullptr) return tally;
    ++tally.packs;
    for (size_t j = 0; j < trial.pack->law.guarantees.size(); ++j) {
      Decide(trial, law::GuaranteeId(j), tally);
      if (!testing::Test::HasFailure()) continue;
      ADD_FAILURE() << trial.pack->law.guarantees[j].name << "\n"
                    << trial.Text();
      return tally;
    }
  }
  return tally;
}

TEST(Z3, IsRightOnRandomPacks) {
  const Tally tally = RunTrials(60000, 300);
  fmt::print(
      "{} packs, {} guarantees, {} refuted, {} proved: {} as a route is never "
      "open, {} by dates; {} counted\n",
      tally.packs, tally.guarantees, tally.refuted, tally.proved, tally.bare,
      tally.by_dates, tally.counted);
  // Of everything there is enough for a test to say something.
  EXPECT_GE(tally.refuted * 100, tally.guarantees * 25);
  EXPECT_GE((tally.proved - tally.bare) * 100, tally.guarantees * 30);
  EXPECT_GE(tally.by_dates * 100, tally.guarantees * 5);
  EXPECT_GE(tally.counted * 100, tally.guarantees * 80);
}

// Finds a situation in which a comparison comes out so, and looks; where there
// is none, tries to find one.
void CheckComparison(Trial& trial, const inside::RandomAssignments& assignments,
                     const Demand& demand) {
  const law::Law& law = trial.pack->law;
  const law::ExprId comparison = std::get<law::ExprId>(demand.of);
  const Z3Answer answer = oracle::ProveNever(law, {&demand, 1});
  ASSERT_NE(answer.verdict, Z3Verdict::kUnknown);
  if (answer.verdict == Z3Verdict::kRefuted) {
    const Assignment values = oracle::AssignmentOf(law, answer);
    ASSERT_EQ(oracle::ConditionHolds(law, comparison, values), demand.holds)
        << TextOf(law, values) << trial.Text();
    return;
  }
  for (int i = 0; i < 100; ++i) {
    const Assignment values = assignments.Draw(trial.dice);
    if (!oracle::IsPossible(law, values)) continue;
    ASSERT_NE(oracle::ConditionHolds(law, comparison, values), demand.holds)
        << TextOf(law, values) << trial.Text();
  }
}

// A guarantee seldom hangs by a comparison with a number matter.
TEST(Z3, ReadsComparisonsAsWritten) {
  for (const uint64_t seed : random::SeedsFrom(61000, 200)) {
    Trial trial = inside::DrawTrial(seed);
    ASSERT_NE(trial.pack, nullptr) << trial.faults << trial.Text();
    const law::Law& law = trial.pack->law;
    const inside::RandomAssignments assignments(law, trial.pack->record);
    for (size_t j = 0; j < law.exprs.size(); ++j) {
      if (law.exprs[j].kind != law::Expr::Kind::kCompare) continue;
      CheckComparison(trial, assignments, {law::ExprId(j), true});
      CheckComparison(trial, assignments, {law::ExprId(j), false});
      if (HasFatalFailure()) return;
    }
  }
}

// -- The packs that the library carries ---------------------------------------

void ExpectAllProved(const std::shared_ptr<const chart::Pack>& pack) {
  ASSERT_NE(pack, nullptr);
  Dice dice(1);
  for (size_t i = 0; i < pack->law.guarantees.size(); ++i) {
    const law::GuaranteeId id(i);
    const auto start = std::chrono::steady_clock::now();
    const Z3Answer answer = oracle::DecideWithZ3(pack->law, id);
    const std::chrono::duration<double> seconds =
        std::chrono::steady_clock::now() - start;
    fmt::print("{}: {:.2f} s\n", pack->law.guarantees[i].name, seconds.count());
    EXPECT_EQ(answer.verdict, Z3Verdict::kProved)
        << pack->law.guarantees[i].name;
    CheckProof(dice, *pack, id);
  }
}

TEST(Z3, ProvesTheGuaranteesOfTheChannelPack) {
  ExpectAllProved(inside::ReadChannelPack());
}

TEST(Z3, ProvesTheGuaranteesOfTheReadmissionPack) {
  ExpectAllProved(inside::ReadReadmissionPack());
}

TEST(Z3, FindsEveryRouteOfThePacksOpen) {
  for (const auto& pack :
       {inside::ReadChannelPack(), inside::ReadReadmissionPack()}) {
    ASSERT_NE(pack, nullptr);
    for (size_t i = 0; i < pack->law.routes.size(); ++i) {
      EXPECT_TRUE(IsEverOpen(*pack, law::RouteId(i)))
          << pack->law.routes[i].name;
    }
  }
}

// A clause that closes a route alone, for somebody on some day, can decide an
// outcome; the others are found idle.
TEST(Z3, FindsWhichClausesOfTheChannelPackDecide) {
  const auto pack = inside::ReadChannelPack();
  ASSERT_NE(pack, nullptr);
  const law::Law& law = pack->law;
  std::vector<bool> decides(law.clauses.size());
  for (size_t i = 0; i < law.routes.size(); ++i) {
    const law::RouteId route(i);
    for (const law::ClauseId clause : law.ClausesOf(route)) {
      const Z3Answer answer =
          oracle::ProveNever(law, oracle::ClosesAlone(law, clause, route));
      ASSERT_NE(answer.verdict, Z3Verdict::kUnknown);
      if (answer.verdict == Z3Verdict::kProved) continue;
      decides[clause.index()] = true;
      const Assignment values = oracle::AssignmentOf(law, answer);
      EXPECT_TRUE(oracle::ClosesRoute(law, clause,
                                      oracle::ClauseHolds(law, clause, values)))
          << law.clause(clause).address << "\n"
          << TextOf(law, values);
    }
  }
  const auto checked = Check(random::ChannelPack());
  ASSERT_TRUE(checked) << checked.error().text;
  std::vector<bool> found(law.clauses.size(), true);
  for (const IdleClause& idle : checked->coverage.clauses) {
    found[static_cast<size_t>(idle.clause - checked->pack.clauses().data())] =
        false;
  }
  EXPECT_EQ(decides, found);
}

}  // namespace
}  // namespace safeconduct
