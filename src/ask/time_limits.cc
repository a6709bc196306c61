// SPDX-License-Identifier: Apache-2.0
//
// A test of time has edges: days of one date, up to which it is one thing and
// behind which it is the other, wherever the other date stands. Each is the
// last day of a limit. `requested <= due` has one, the day `due`; `days_here in
// 3..10` has two, the days on which 2 and 10 are counted last. On which side of
// it the clause lets its route open, the way from the clause to the test tells:
// each `not`, each bar and each `unless` of one turns it round.
//
// Example. In `barred by pending when not (appealed > appeal_due)`, the test
// holds behind `appeal_due`; there the condition fails, and so does the bar.
// Behind the last day the clause opens: the limit is a wait.
//
// The last day follows from what is known of the date that is counted from,
// which it rises with, so that its ends are found from the ends of that.
#include "ask/time_limits.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>
#include <variant>

#include "ask/deciding_tests.h"
#include "base/overloaded.h"
#include "chart/limits.h"
#include "chart/runs.h"
#include "law/walk.h"
#include "record/timeline.h"

namespace safeconduct::ask {
namespace {

using law::Comparison;
using law::CountTest;
using law::DateOrDay;
using law::DateRef;
using law::DayTest;
using law::ExprId;
using law::TimeTest;

// A place where a test changes.
struct Edge {
  // Of a measure, the greatest count on the lower side; of a day, how many days
  // behind it the last day of the limit lies. Several where the number compared
  // with may be any of some.
  Interval at;
  // Whether the test holds up to the last day, else behind it.
  bool holds_until = false;
};

// A limit of a clause, by all of its tests of that edge.
struct Found {
  const TimeTest* of = nullptr;  // the first
  Interval at;
  std::vector<EdgeTest> tests;
  bool closes = false;  // behind the last day, by some of the tests
  bool opens = false;
};

// Returns the edges of a comparison with one of `numbers`.
std::vector<Edge> EdgesOf(Comparison comparison, Interval numbers) {
  const Interval below = {numbers.lo - 1, numbers.hi - 1};
  switch (comparison) {
    case Comparison::kLess:
      return {{below, true}};
    case Comparison::kLessEqual:
      return {{numbers, true}};
    case Comparison::kGreater:
      return {{numbers, false}};
    case Comparison::kGreaterEqual:
      return {{below, false}};
    case Comparison::kEqual:
      return {{below, false}, {numbers, true}};
    case Comparison::kNotEqual:
      return {{below, true}, {numbers, false}};
  }
  return {};
}

// Of a test that a count is 0 or more, or less, the one edge says no more than
// which of two dates comes first, and is no limit.
std::vector<Edge> EdgesOf(const IntervalSet& counts) {
  std::vector<Edge> edges;
  const auto add = [&](Value at, bool holds_until) {
    if (at != -1) edges.push_back({{at, at}, holds_until});
  };
  for (const Interval& run : counts.intervals()) {
    if (run.lo > kMinNumber) add(run.lo - 1, false);
    if (run.hi < kMaxNumber) add(run.hi, true);
  }
  return edges;
}

bool IsToday(const DateOrDay& date) { return date == DateOrDay(DateRef()); }

// The end of a measure that goes on while the other stands: the day asked
// about, or else the second.
chart::MovingEnd MovingEndOf(const CountTest& test) {
  return IsToday(test.from) ? chart::MovingEnd::kFrom : chart::MovingEnd::kTo;
}

const DateOrDay& MovingDateOf(const CountTest& test) {
  return MovingEndOf(test) == chart::MovingEnd::kTo ? test.to : test.from;
}

const DateOrDay& StandingDateOf(const CountTest& test) {
  return MovingEndOf(test) == chart::MovingEnd::kTo ? test.from : test.to;
}

class LimitFinder {
 public:
  LimitFinder(const chart::Chart& chart, const chart::Case& person,
              const chart::Days& days, const FoundDays& found)
      : chart_(chart),
        law_(chart.law()),
        person_(person),
        days_(days),
        found_(found),
        time_tests_(law_.exprs.size(), nullptr) {
    for (const TimeTest& test : law_.time_tests) {
      time_tests_[test.test.index()] = &test;
    }
  }

  std::vector<TimeLimit> Run(std::span<const law::RouteId> routes) {
    std::vector<bool> done(law_.clauses.size());
    for (const law::RouteId route : routes) {
      for (const law::ClauseId clause : law_.ClausesOf(route)) {
        if (done[clause.index()]) continue;
        done[clause.index()] = true;
        for (const Found& found : FindIn(law_.clause(clause))) {
          limits_.push_back(LimitOf(clause, found));
        }
      }
    }
    Sort();
    return std::move(limits_);
  }

 private:
  // -- What a clause tests ----------------------------------------------------

  std::vector<Found> FindIn(const law::Clause& clause) {
    std::vector<Found> found;
    // Whether it lets the route open where `when` holds; where `unless` does,
    // it always may.
    AddTests(clause.when, !clause.closes_where_it_holds(), found);
    if (clause.unless) AddTests(*clause.unless, true, found);
    return found;
  }

  // Comes by each part at most once for either way in which it counts.
  void AddTests(ExprId root, bool opens, std::vector<Found>& found) {
    using Pending = std::pair<ExprId, bool>;
    std::vector<Pending> pending = {{root, opens}};
    std::vector<std::array<bool, 2>> seen(law_.exprs.size());
    while (!pending.empty()) {
      const auto [id, lets_open] = pending.back();
      pending.pop_back();
      if (std::exchange(seen[id.index()][lets_open ? 1 : 0], true)) continue;
      if (time_tests_[id.index()] != nullptr) {
        AddEdges(*time_tests_[id.index()], lets_open, found);
        continue;
      }
      const law::Expr& expr = law_.expr(id);
      const bool turned = expr.kind == law::Expr::Kind::kNot;
      std::vector<ExprId> parts;
      law::AddParts(law_, expr, parts);
      for (const ExprId part : parts) {
        pending.emplace_back(part, lets_open != turned);
      }
    }
  }

  void AddEdges(const TimeTest& test, bool lets_open,
                std::vector<Found>& found) {
    if (RestsOnOneDate(test)) return;
    for (const Edge& edge : EdgesOf(test)) {
      auto same = std::ranges::find_if(found, [&](const Found& other) {
        return other.at == edge.at && IsSame(*other.of, test);
      });
      if (same == found.end()) {
        same = found.insert(found.end(), {&test, edge.at, {}, false, false});
      }
      same->tests.push_back({test.test, edge.holds_until});
      (edge.holds_until == lets_open ? same->closes : same->opens) = true;
    }
  }

  std::vector<Edge> EdgesOf(const TimeTest& test) const {
    const auto* day = std::get_if<DayTest>(&test.of);
    if (day != nullptr) return ask::EdgesOf(day->comparison, {0, 0});
    const auto& count = std::get<CountTest>(test.of);
    std::vector<Edge> edges;
    if (count.against) {
      const auto [comparison, matter] = *count.against;
      const IntervalSet numbers =
          chart::ValuesLookedAt(chart_, matter, person_, days_);
      if (numbers.empty()) return {};
      edges = ask::EdgesOf(comparison, {numbers.min(), numbers.max()});
    } else {
      edges = ask::EdgesOf(count.counts);
    }
    // While the first date goes on, less and less is counted.
    if (MovingEndOf(count) == chart::MovingEnd::kFrom) {
      for (Edge& edge : edges) edge.holds_until = !edge.holds_until;
    }
    return edges;
  }

  static bool IsSame(const TimeTest& a, const TimeTest& b) {
    if (a.of.index() != b.of.index()) return false;
    if (const auto* day = std::get_if<DayTest>(&a.of)) {
      const auto& other = std::get<DayTest>(b.of);
      return day->day == other.day && day->date == other.date;
    }
    const auto& count = std::get<CountTest>(a.of);
    const auto& other = std::get<CountTest>(b.of);
    return count.name == other.name;
  }

  // Where what it is counted from and what is to lie within it are of one date,
  // there is no last day of the one that the other leaves.
  bool RestsOnOneDate(const TimeTest& test) const {
    const auto share = [this](const DateOrDay& a, const DateOrDay& b) {
      const auto others = RootsOf(b);
      return std::ranges::any_of(RootsOf(a), [&](const DateRef& root) {
        return std::ranges::find(others, root) != others.end();
      });
    };
    return std::visit(
        Overloaded{
            [&](const DayTest& day) { return share(day.date, day.day); },
            [&](const CountTest& count) { return share(count.from, count.to); },
        },
        test.of);
  }

  std::vector<DateRef> RootsOf(const DateOrDay& date) const {
    if (const auto* plain = std::get_if<DateRef>(&date)) return {*plain};
    std::vector<DateRef> roots;
    for (const auto& way : law_.day(std::get<law::DayId>(date)).alternatives) {
      if (way.chain) roots.push_back(way.chain->root);
    }
    return roots;
  }

  // -- What becomes of it -----------------------------------------------------

  TimeLimit LimitOf(law::ClauseId clause, const Found& found) {
    TimeLimit limit;
    limit.clause = clause;
    limit.after = found.closes && found.opens ? AfterLimit::kEither
                  : found.closes              ? AfterLimit::kCloses
                                              : AfterLimit::kOpens;
    const IntervalSet last = std::visit(
        [&](const auto& test) { return Describe(test, found.at, limit); },
        found.of->of);
    const IntervalSet known = last.Minus(IntervalSet::Single(kNone));
    if (!known.empty()) {
      if (known.min() > kFirstDay.days) limit.first = Date{known.min()};
      if (known.max() < kLastDay.days) limit.last = Date{known.max()};
    }
    limit.standing = IsToday(limit.date)
                         ? StandingOfToday(last, limit.after, days_)
                         : StandingOf(Values(limit.date), last, days_);
    if (limit.standing.state == LimitState::kNotBegun &&
        HasNoLimit(*found.of)) {
      limit.standing.state = LimitState::kNoLimit;
    }
    limit.idle = !MakesADifference(clause, found, limit, known);
    return limit;
  }

  // Whether a declared day that is none is so whatever happens.
  bool HasNoLimit(const TimeTest& test) const {
    const DateOrDay last = std::visit(
        Overloaded{
            [](const DayTest& day) { return DateOrDay(day.day); },
            [](const CountTest& count) { return StandingDateOf(count); },
        },
        test.of);
    const auto* day = std::get_if<law::DayId>(&last);
    return day != nullptr && !found_.may_not_have_begun[day->index()];
  }

  // Tells what a limit is; returns what its last day may be.
  IntervalSet Describe(const DayTest& test, Interval at, TimeLimit& limit) {
    const law::Day& day = law_.day(test.day);
    const std::vector<size_t>& fitting = found_.fitting[test.day.index()];
    limit.name = day.name;
    limit.label = day.label;
    limit.day = test.day;
    limit.ways = WaysOf(law_, test.day, fitting);
    limit.date = test.date;
    limit.counts_from = StartsOf(day, fitting);
    return Moved(Values(test.day), at.lo);
  }

  IntervalSet Describe(const CountTest& test, Interval at, TimeLimit& limit) {
    limit.name = test.name;
    limit.label = test.label;
    limit.unit = test.unit;
    limit.counts_down = MovingEndOf(test) == chart::MovingEnd::kFrom;
    const Value more = limit.counts_down ? 1 : 0;
    limit.count = {at.lo + more, at.hi + more};
    limit.date = MovingDateOf(test);
    limit.counts_from = {StandingDateOf(test)};
    const IntervalSet from = Values(StandingDateOf(test));
    IntervalSet last = from.Intersect(IntervalSet::Single(kNone));
    for (const auto& [dates, counts] : PiecesOf(test, from.Minus(last), at)) {
      last = last.Union(LastDays(test, dates, counts));
    }
    return last;
  }

  // Returns what may be counted from which dates. A matter as of the date that
  // is counted from has of each date the number that it then had.
  std::vector<std::pair<IntervalSet, Interval>> PiecesOf(
      const CountTest& test, const IntervalSet& dates, Interval at) const {
    if (dates.empty()) return {};
    const auto* start = std::get_if<DateRef>(&StandingDateOf(test));
    const bool by_start = test.against && start != nullptr && *start &&
                          IsAsOf(test.against->second, **start);
    if (!by_start) return {{dates, at}};
    const law::MatterId matter = test.against->second;
    const auto in_epoch =
        chart::EpochsBy(chart_.timeline(), *law_.matter(matter).as_of);
    // An edge lies at the number or one below it.
    const Value offset =
        at.lo - chart::ValuesLookedAt(chart_, matter, person_, days_).min();
    std::vector<std::pair<IntervalSet, Interval>> pieces;
    for (size_t i = 0; i < in_epoch.size(); ++i) {
      IntervalSet piece = dates.Intersect(in_epoch[i]);
      if (piece.empty()) continue;
      const IntervalSet numbers = chart_.timeline().ValuesOn(
          matter, chart_.timeline().epochs()[i].first);
      pieces.emplace_back(std::move(piece), Interval{numbers.min() + offset,
                                                     numbers.max() + offset});
    }
    return pieces;
  }

  // Returns whether a matter is one as of a day that a fact alone says.
  bool IsAsOf(law::MatterId matter, law::FactId fact) const {
    const auto& as_of = law_.matter(matter).as_of;
    return as_of && as_of->by == law::Subject(fact);
  }

  // Returns the run from the first to the last day on which one of `counts` is
  // counted last from one of `dates`, which are not none.
  static IntervalSet LastDays(const CountTest& test, const IntervalSet& dates,
                              Interval counts) {
    const chart::MovingEnd moving = MovingEndOf(test);
    const auto last = [&](Value standing, Value count) {
      return chart::FirstDayPast(test.unit, moving, standing, count + 1) - 1;
    };
    // While the first date goes on, the greater count is the sooner.
    if (moving == chart::MovingEnd::kFrom) std::swap(counts.lo, counts.hi);
    // Of a date with an open end the last day has one, too.
    Interval ends = {last(dates.min(), counts.lo),
                     last(dates.max(), counts.hi)};
    if (dates.min() == kFirstDay.days) ends.lo = kFirstDay.days;
    if (dates.max() == kLastDay.days) ends.hi = kLastDay.days;
    return IntervalSet::Range(ends.lo, ends.hi);
  }

  // The dates from which a day is counted by the alternatives that may fit; by
  // all of them, where none of these is counted from any.
  std::vector<DateOrDay> StartsOf(const law::Day& day,
                                  const std::vector<size_t>& fitting) const {
    std::vector<DateOrDay> starts;
    const auto add = [&](const law::DayAlternative& way) {
      if (!way.chain) return;
      const DateOrDay start = way.chain->root;
      if (std::ranges::find(starts, start) == starts.end()) {
        starts.push_back(start);
      }
    };
    for (const size_t i : fitting) add(day.alternatives[i]);
    if (starts.empty()) std::ranges::for_each(day.alternatives, add);
    return starts;
  }

  static IntervalSet Moved(const IntervalSet& values, Value days) {
    if (days == 0) return values;
    IntervalList moved;
    for (const Interval& run : values.intervals()) {
      moved.Append(run.lo == kNone ? run
                                   : Interval{run.lo + days, run.hi + days});
    }
    return IntervalSet(std::move(moved));
  }

  IntervalSet Values(const DateOrDay& date) const {
    return ValuesOf(date, person_, days_, found_);
  }

  bool MakesADifference(law::ClauseId clause, const Found& found,
                        const TimeLimit& limit, const IntervalSet& last) const {
    const Moment now = {person_, days_};
    const auto* date = std::get_if<DateRef>(&limit.date);
    if (last.empty() || date == nullptr) {
      return MayDecide(chart_, clause, found.tests, now, now, now);
    }
    const auto moment = [&](Value first, Value end) {
      Moment when = now;
      first = std::clamp(first, kFirstDay.days, kLastDay.days);
      end = std::clamp(end, kFirstDay.days, kLastDay.days);
      if (*date) {
        when.person.Set(**date, IntervalSet::Range(first, end));
      } else {
        when.days = {Date{first}, Date{end}};
      }
      return when;
    };
    return MayDecide(chart_, clause, found.tests,
                     moment(last.min(), last.max()),
                     moment(last.min() + 1, last.max() + 1),
                     moment(last.min(), last.max() + 1));
  }

  void Sort() {
    const auto key = [](const TimeLimit& limit) {
      constexpr std::array kOrder = {
          LimitState::kRunning,  LimitState::kMissed,  LimitState::kUnknown,
          LimitState::kNotBegun, LimitState::kNoLimit, LimitState::kOver,
          LimitState::kKept};
      const auto rank =
          std::ranges::find(kOrder, limit.standing.state) - kOrder.begin();
      return std::tuple(rank, limit.first.value_or(kLastDay).days,
                        limit.last.value_or(kLastDay).days);
    };
    std::ranges::stable_sort(limits_, {}, key);
  }

  const chart::Chart& chart_;
  const law::Law& law_;
  const chart::Case& person_;
  const chart::Days& days_;
  const FoundDays& found_;
  std::vector<const TimeTest*> time_tests_;  // by ExprId; null of any other
  std::vector<TimeLimit> limits_;
};

}  // namespace

IntervalSet ValuesOf(const law::DateOrDay& date, const chart::Case& person,
                     const chart::Days& days, const FoundDays& found) {
  return std::visit(
      Overloaded{
          [&](const DateRef& plain) {
            return chart::DaysOf(plain, person, days);
          },
          [&](law::DayId day) { return found.values[day.index()]; },
      },
      date);
}

std::vector<TimeLimit> FindTimeLimits(const chart::Chart& chart,
                                      const chart::Case& person,
                                      const chart::Days& days,
                                      std::span<const law::RouteId> routes,
                                      const FoundDays& found) {
  return LimitFinder(chart, person, days, found).Run(routes);
}

}  // namespace safeconduct::ask
