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
#include <iterator>
#include <variant>

#include "law/values.h"

namespace safeconduct::chart {
namespace {

// Returns the days of the shortest unit of a sort that is begun.
int32_t ShortestOf(law::Unit unit) {
  switch (unit) {
    case law::Unit::kMonths:
      return 28;
    case law::Unit::kYears:
      return 365;
    default:
      return 1;
  }
}

// The same of what counts begun units, or days.
int32_t FirstDayPastBegun(law::Unit unit, MovingEnd moving, int32_t standing,
                          Value start) {
  // No count between two days is as far from 0 as this, and the calendar ends
  // not far beyond.
  const Value far = (kLastDay.days - kFirstDay.days) / ShortestOf(unit) + 2;
  start = std::clamp(start, -far, far);
  // A count is the least number of units that lead from its start to its end or
  // past it. So it is `start` or more where one unit less does not.
  const int32_t less = start - 1;
  if (moving == MovingEnd::kTo) {
    // The day after the last on which the count is at most `less`.
    return law::AddUnits(standing, unit, less) + 1;
  }
  // Months differ in length: a few days lie between there and back.
  int32_t day = law::AddUnits(standing, unit, -less);
  while (law::AddUnits(day - 1, unit, less) >= standing) --day;
  while (law::AddUnits(day, unit, less) < standing) ++day;
  return day;
}

// The same of how far one number lies above another.
// A sum of the two may lie beyond all numbers, where no fact has a value.
Value FirstNumberPast(MovingEnd moving, Value standing, Value start) {
  const int64_t past = moving == MovingEnd::kTo ? int64_t{standing} + start
                                                : int64_t{standing} - start + 1;
  return static_cast<Value>(std::clamp<int64_t>(past, kMinNumber,  //
                                                int64_t{kMaxNumber} + 1));
}

// Returns the day that FirstDayPast does, be it one that is reasoned about or
// not.
int32_t DayPast(law::Unit unit, MovingEnd moving, int32_t standing,
                Value start) {
  if (unit == law::Unit::kNumbers) {
    return FirstNumberPast(moving, standing, start);
  }
  const law::Unit begun = law::BegunUnit(unit);
  if (!law::IsFull(unit)) {
    return FirstDayPastBegun(unit, moving, standing, start);
  }
  // Full units to a day are those begun to the day after, less one.
  return moving == MovingEnd::kTo
             ? FirstDayPastBegun(begun, moving, standing, start + 1) - 1
             : FirstDayPastBegun(begun, moving, standing + 1, start + 1);
}

// Adds where steps come to be known, and where they are known no more.
void AddKnown(const calendar::StepsRef& steps, std::set<Value>& starts) {
  if (steps == nullptr) return;
  starts.insert(steps->known().lo);
  starts.insert(steps->known().hi + 1);
}

// Returns the days to which steps lead from what may be the standing date, as
// runs; none of the days from which they are not known to lead anywhere, as
// then everything is possible wherever the other date stands. Gaps between the
// days are left out where a count that is in a class for `narrowest` days, at
// least, does not see them.
IntervalSet StandingDays(const calendar::StepsRef& steps,
                         const IntervalSet& standing, Value narrowest) {
  IntervalSet dates = standing.Minus(IntervalSet::Single(kNone));
  if (steps == nullptr) return dates;
  const auto [lo, hi] = steps->known();
  const IntervalSet known = IntervalSet::Range(lo, hi);
  if (!known.Includes(dates)) return {};
  // From one day to the next, steps lead on by so much and a day at most.
  const Interval shift = calendar::Shift(steps);
  return narrowest > shift.hi - shift.lo ? EndsReached(steps, dates)
                                         : *DaysReached(steps, dates);
}

// Returns for how many days, at least, a count is in one of the classes that
// begin with `starts`, but for the first and the last, which never end.
Value NarrowestOf(law::Unit unit, const std::set<Value>& starts) {
  Value narrowest = kLastDay.days - kFirstDay.days;
  for (auto start = starts.begin(); start != starts.end(); ++start) {
    const auto next = std::next(start);
    if (next == starts.end()) break;
    narrowest = std::min(narrowest, (*next - *start) * ShortestOf(unit));
  }
  return narrowest;
}

// Adds the days on which a count from or to a moving date passes `start`, as
// seen from either end of what is known of the other date.
void AddLimit(const law::Measure& measure, MovingEnd moving,
              const IntervalSet& standing, Value start,
              std::set<Value>& starts) {
  const calendar::StepsRef& steps =
      moving == MovingEnd::kTo ? measure.to_steps : measure.from_steps;
  const auto add = [&](Value day) {
    const Value past = DayPast(measure.unit, moving, day, start);
    if (steps == nullptr) {
      starts.insert(past);
    } else if (const auto first = steps->FirstReaching(past)) {
      starts.insert(*first);
    }
  };
  for (const Interval& run : standing.intervals()) {
    add(run.lo);
    add(run.hi);
  }
}

// Adds the days on which a measure of one date, the moving one, passes one of
// `limits`, upwards or downwards.
void AddChanges(const law::Measure& measure, const std::set<Value>& limits,
                std::set<Value>& starts) {
  const auto [lo, hi] = KnownOfOneDate(measure);
  starts.insert({lo, hi + 1});
  // How many of the limits the measure has reached.
  std::optional<std::ptrdiff_t> before;
  for (Value day = lo; day <= hi; ++day) {
    const Value now = *CountOn(measure, day, day);
    const auto reached = std::distance(limits.begin(), limits.upper_bound(now));
    if (before && reached != *before) starts.insert(day);
    before = reached;
  }
}

// Adds the days on which a measure of one moving date enters another class.
void AddLimits(const Chart& chart, law::MeasureId id, MovingEnd moving,
               const IntervalSet& standing, std::set<Value>& starts) {
  const law::Measure& measure = chart.law().measure(id);
  const bool to = moving == MovingEnd::kTo;
  AddKnown(to ? measure.to_steps : measure.from_steps, starts);
  const std::set<Value> class_starts =
      ClassStarts(chart.domain(*chart.VarOf(id)));
  const IntervalSet days =
      StandingDays(to ? measure.from_steps : measure.to_steps, standing,
                   NarrowestOf(measure.unit, class_starts));
  for (const Value start : class_starts) {
    AddLimit(measure, moving, days, start, starts);
  }
}

std::set<Value> StartsOf(const Chart& chart,
                         std::span<const diagram::VarId> among,
                         law::FactId fact, const Case& person,
                         const Days& days) {
  std::set<Value> starts;
  const IntervalSet today = IntervalSet::Range(days.first.days, days.last.days);
  for (const diagram::VarId var : among) {
    if (chart.variable(var) == Variable(fact)) {
      starts.merge(ClassStarts(chart.domain(var)));
      continue;
    }
    const auto* counted = std::get_if<law::MeasureId>(&chart.variable(var));
    if (counted == nullptr) continue;
    const law::MeasureId id = *counted;
    const law::Measure& measure = chart.law().measure(id);
    const law::DateRef& from = measure.from;
    const law::DateRef& to = measure.to;
    if (measure.is_of_one_date()) {
      if (from == fact) {
        AddChanges(measure, ClassStarts(chart.domain(var)), starts);
      }
      continue;
    }
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

IntervalSet DaysOf(const law::DateRef& date, const Case& person,
                   const Days& days) {
  return date ? person.values(*date)
              : IntervalSet::Range(days.first.days, days.last.days);
}

void MarkCounts(const law::Measure& measure, const IntervalSet& from,
                const IntervalSet& to, const diagram::Domain& domain,
                std::span<uint64_t> words) {
  if (!measure.has_steps()) {
    const IntervalSet counts = CountBetween(measure.unit, from, to);
    return domain.MarkClasses(counts.intervals(), words);
  }
  const bool may_be_none = from.Contains(kNone) || to.Contains(kNone);
  for (const diagram::Domain::Piece& piece : domain.pieces()) {
    const bool may_be = piece.lo == kNone
                            ? may_be_none
                            : MayCount(measure, from, to, {piece.lo, piece.hi});
    if (!may_be) continue;
    words[piece.class_index / 64] |= uint64_t{1} << (piece.class_index % 64);
  }
}

std::vector<int32_t> DaysPast(const law::Measure& measure, MovingEnd moving,
                              const IntervalSet& standing, Value start) {
  std::set<Value> days;
  if (measure.is_of_one_date()) {
    AddChanges(measure, {start}, days);
  } else {
    const bool to = moving == MovingEnd::kTo;
    AddKnown(to ? measure.to_steps : measure.from_steps, days);
    AddLimit(measure, moving,
             StandingDays(to ? measure.from_steps : measure.to_steps, standing,
                          NarrowestOf(measure.unit, {start})),
             start, days);
  }
  return {days.begin(), days.end()};
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
  const int32_t day = DayPast(unit, moving, standing, start);
  if (unit == law::Unit::kNumbers) return day;
  return std::clamp(day, kFirstDay.days, kLastDay.days + 1);
}

std::vector<IntervalSet> PiecesOf(const Chart& chart, law::FactId fact,
                                  const Case& person, const Days& days) {
  const IntervalSet& values = person.values(fact);
  std::vector<IntervalSet> pieces;
  if (!chart.law().IsCounted(fact)) {
    const auto var = chart.VarOf(fact);
    if (!var) return {values};
    const diagram::Domain& domain = chart.domain(*var);
    for (size_t c = 0; c < domain.class_count(); ++c) {
      IntervalSet piece = domain.values(c).Intersect(values);
      if (!piece.empty()) pieces.push_back(std::move(piece));
    }
    return pieces;
  }
  for (const Interval& stretch : StretchesOf(chart, fact, person, days)) {
    pieces.push_back(IntervalSet::Single(stretch.lo));
  }
  return pieces;
}

std::vector<Interval> StretchesOf(const Chart& chart, law::FactId date,
                                  const Case& person, const Days& days) {
  std::vector<diagram::VarId> all;
  for (const diagram::VarId var : chart.Vars()) all.push_back(var);
  return StretchesOf(chart, all, date, person, days);
}

std::vector<Interval> StretchesOf(const Chart& chart,
                                  std::span<const diagram::VarId> among,
                                  law::FactId date, const Case& person,
                                  const Days& days) {
  const std::set<Value> starts = StartsOf(chart, among, date, person, days);
  std::vector<Interval> stretches;
  for (const Interval& run : person.values(date).intervals()) {
    // Between two starts the date and its measures keep the classes that they
    // may be in, so that the first day of each stretch answers for it.
    const auto cut = CutAt(run, starts);
    stretches.insert(stretches.end(), cut.begin(), cut.end());
  }
  return stretches;
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
  std::set<Value> starts;
  std::set<Value> limits;
  for (const Interval& run : numbers.intervals()) {
    if (run.lo != kNone) limits.insert({run.lo, run.hi + 1});
  }
  if (measure.is_of_one_date()) {
    AddChanges(measure, limits, starts);
  } else {
    const MovingEnd moving =
        measure.from == fact ? MovingEnd::kFrom : MovingEnd::kTo;
    const law::DateRef& other =
        measure.from == fact ? measure.to : measure.from;
    const IntervalSet standing = DaysOf(other, person, days);
    for (const Value limit : limits) {
      const auto past = DaysPast(measure, moving, standing, limit);
      starts.insert(past.begin(), past.end());
    }
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
