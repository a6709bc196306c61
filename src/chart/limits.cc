// SPDX-License-Identifier: Apache-2.0
// Where a measure enters another class while one of its dates moves. A count
// rises with its end and falls with its start, so each limit is passed once.
//
// Days are found from the limit by the calendar. Where a count runs backwards,
// the few days around are tried, as months differ in length. Example: of
// `days_here <= 14`, counted from 1 August, the class ends with 15 August, and
// 16 August is the first day past it.
#include "chart/limits.h"

#include <algorithm>
#include <variant>

#include "law/values.h"

namespace safeconduct::chart {
namespace {

// Returns the days of the shortest unit of a sort.
int32_t ShortestOf(law::Unit unit) {
  switch (unit) {
    case law::Unit::kDays:
      return 1;
    case law::Unit::kMonths:
      return 28;
    case law::Unit::kYears:
      break;
  }
  return 365;
}

// Adds the days on which a count from or to a moving date passes `start`, as
// seen from either end of what is known of the other date.
void AddLimit(law::Unit unit, MovingEnd moving, const IntervalSet& standing,
              Value start, std::set<Value>& starts) {
  for (const Interval& run : standing.intervals()) {
    if (run.lo == kNone) continue;
    starts.insert(FirstDayPast(unit, moving, run.lo, start));
    starts.insert(FirstDayPast(unit, moving, run.hi, start));
  }
}

// Adds the days on which a measure of one moving date enters another class.
void AddLimits(const Chart& chart, law::MeasureId id, MovingEnd moving,
               const IntervalSet& standing, std::set<Value>& starts) {
  const law::Unit unit = chart.law().measure(id).unit;
  for (const Value start : ClassStarts(chart.domain(*chart.VarOf(id)))) {
    AddLimit(unit, moving, standing, start, starts);
  }
}

std::set<Value> StartsOf(const Chart& chart, law::FactId fact,
                         const Case& person, const Days& days) {
  std::set<Value> starts;
  if (const auto var = chart.VarOf(fact)) {
    starts = ClassStarts(chart.domain(*var));
  }
  const IntervalSet today = IntervalSet::Range(days.first.days, days.last.days);
  for (const law::MeasureId id : chart.law().MeasureIds()) {
    if (!chart.VarOf(id)) continue;
    const law::DateRef& from = chart.law().measure(id).from;
    const law::DateRef& to = chart.law().measure(id).to;
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
  for (const diagram::Domain::Piece& piece : domain.pieces()) {
    if (piece.lo != kNone) starts.insert(piece.lo);
  }
  // The least value of all is entered from nowhere.
  if (!starts.empty()) starts.erase(starts.begin());
  return starts;
}

std::optional<law::FactId> DateToToday(const law::Measure& measure) {
  if (measure.from.has_value() == measure.to.has_value()) return std::nullopt;
  // A DateRef without a fact is the day asked about; exactly one of the two is
  // one.
  return measure.to ? measure.to : measure.from;
}

std::vector<Interval> CutAt(const Interval& run,
                            const std::set<Value>& starts) {
  std::vector<Interval> pieces;
  Value lo = run.lo;
  for (auto start = starts.upper_bound(lo);
       start != starts.end() && *start <= run.hi; ++start) {
    pieces.push_back({lo, *start - 1});
    lo = *start;
  }
  pieces.push_back({lo, run.hi});
  return pieces;
}

int32_t FirstDayPast(law::Unit unit, MovingEnd moving, int32_t standing,
                     Value start) {
  // No count between two days is as far from 0 as this, and the calendar ends
  // not far beyond.
  const Value far = (kLastDay.days - kFirstDay.days) / ShortestOf(unit) + 2;
  start = std::clamp(start, -far, far);
  // A count is the least number of units that lead from its start to its end or
  // past it. So it is `start` or more where one unit less does not.
  const int32_t less = start - 1;
  int32_t day = 0;
  if (moving == MovingEnd::kTo) {
    // The day after the last on which the count is at most `less`.
    day = law::AddUnits(standing, unit, less) + 1;
  } else {
    // Months differ in length: a few days lie between there and back.
    day = law::AddUnits(standing, unit, -less);
    while (law::AddUnits(day - 1, unit, less) >= standing) --day;
    while (law::AddUnits(day, unit, less) < standing) ++day;
  }
  return std::clamp(day, kFirstDay.days, kLastDay.days + 1);
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
    // Between two starts the date and its measures keep the classes that they
    // may be in, so that the first day of each stretch answers for it.
    for (const Interval& stretch : CutAt(run, starts)) {
      pieces.push_back(IntervalSet::Single(stretch.lo));
    }
  }
  return pieces;
}

IntervalSet ValuesGiving(const law::Law& law, law::FactId fact,
                         const law::Subject& number, const IntervalSet& numbers,
                         const Case& person, const Days& days) {
  const IntervalSet& values = person.values(fact);
  if (number == law::Subject(fact)) return values.Intersect(numbers);
  const auto* id = std::get_if<law::MeasureId>(&number);
  if (id == nullptr) return values;
  const law::Measure& measure = law.measure(*id);
  if (measure.from != fact && measure.to != fact) return values;
  const MovingEnd moving =
      measure.from == fact ? MovingEnd::kFrom : MovingEnd::kTo;
  const law::DateRef& other = measure.from == fact ? measure.to : measure.from;
  const IntervalSet standing =
      other ? person.values(*other)
            : IntervalSet::Range(days.first.days, days.last.days);
  std::set<Value> starts;
  for (const Interval& run : numbers.intervals()) {
    if (run.lo == kNone) continue;
    AddLimit(measure.unit, moving, standing, run.lo, starts);
    AddLimit(measure.unit, moving, standing, run.hi + 1, starts);
  }
  IntervalSet giving;
  Case moved = person;
  for (const Interval& run : values.intervals()) {
    for (const Interval& stretch : CutAt(run, starts)) {
      // Between two starts the first day answers for all.
      moved.Set(fact, IntervalSet::Single(stretch.lo));
      if (MeasureValues(measure, moved, days).Intersects(numbers)) {
        giving = giving.Union(IntervalSet({stretch}));
      }
    }
  }
  return giving;
}

}  // namespace safeconduct::chart
