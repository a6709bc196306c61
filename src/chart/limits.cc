// SPDX-License-Identifier: Apache-2.0
// Where a measure enters another class while one of its dates moves. A count
// rises with its end and falls with its start, so each limit is passed once,
// on a day that halving finds.
#include "chart/limits.h"

#include <algorithm>

namespace safeconduct::chart {
namespace {

// Adds the days on which a measure of one moving date enters another class, as
// seen from either end of what is known of the other date.
void AddLimits(const Chart& chart, law::MeasureId id, MovingEnd moving,
               const IntervalSet& standing, std::set<Value>& starts) {
  const law::Unit unit = chart.law().measure(id).unit;
  for (const Value start : ClassStarts(chart.domain(*chart.VarOf(id)))) {
    for (const Interval& run : standing.intervals()) {
      if (run.lo == kNone) continue;
      starts.insert(FirstDayPast(unit, moving, run.lo, start));
      starts.insert(FirstDayPast(unit, moving, run.hi, start));
    }
  }
}

std::set<Value> StartsOf(const Chart& chart, law::FactId fact,
                         const Case& person, const Days& days) {
  std::set<Value> starts;
  if (const auto var = chart.VarOf(fact)) {
    starts = ClassStarts(chart.domain(*var));
  }
  const IntervalSet today = IntervalSet::Range(days.first.days, days.last.days);
  const auto& measures = chart.law().measures;
  for (size_t i = 0; i < measures.size(); ++i) {
    const law::MeasureId id(i);
    if (!chart.VarOf(id)) continue;
    const law::DateRef& from = measures[i].from;
    const law::DateRef& to = measures[i].to;
    if (from == fact) {
      const IntervalSet& other = to ? person.values(*to) : today;
      AddLimits(chart, id, MovingEnd::kFrom, other, starts);
    }
    if (to == fact) {
      const IntervalSet& other = from ? person.values(*from) : today;
      AddLimits(chart, id, MovingEnd::kTo, other, starts);
    }
  }
  return starts;
}

}  // namespace

std::set<Value> ClassStarts(const diagram::Domain& domain) {
  std::set<Value> starts;
  for (size_t c = 0; c < domain.class_count(); ++c) {
    for (const Interval& piece : domain.values(c).intervals()) {
      if (piece.lo != kNone) starts.insert(piece.lo);
    }
  }
  if (!starts.empty()) starts.erase(starts.begin());
  return starts;
}

int32_t FirstDayPast(law::Unit unit, MovingEnd moving, int32_t standing,
                     Value start) {
  const bool rises = moving == MovingEnd::kTo;
  const auto past = [&](int32_t day) {
    const IntervalSet here = IntervalSet::Single(day);
    const IntervalSet there = IntervalSet::Single(standing);
    const IntervalSet count = rises ? CountBetween(unit, there, here)
                                    : CountBetween(unit, here, there);
    return (count.min() >= start) == rises;
  };
  int32_t low = kFirstDay.days;
  int32_t high = kLastDay.days + 1;
  while (low < high) {
    const int32_t middle = low + (high - low) / 2;
    if (past(middle)) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}

std::vector<IntervalSet> PiecesOf(const Chart& chart, law::FactId fact,
                                  const Case& person, const Days& days) {
  const IntervalSet& values = person.values(fact);
  std::vector<IntervalSet> pieces;
  if (!chart.law().fact(fact).type.is_date()) {
    const auto var = chart.VarOf(fact);
    if (!var) return {values};
    const diagram::Domain& domain = chart.domain(*var);
    for (size_t c = 0; c < domain.class_count(); ++c) {
      IntervalSet piece = domain.values(c).Intersect(values);
      if (!piece.empty()) pieces.push_back(std::move(piece));
    }
    return pieces;
  }
  const std::set<Value> starts = StartsOf(chart, fact, person, days);
  for (const Interval& run : values.intervals()) {
    pieces.push_back(IntervalSet::Single(run.lo));
    for (auto start = starts.upper_bound(run.lo);
         start != starts.end() && *start <= run.hi; ++start) {
      pieces.push_back(IntervalSet::Single(*start));
    }
  }
  return pieces;
}

}  // namespace safeconduct::chart
