// SPDX-License-Identifier: Apache-2.0
//
// A rule may compare a fact, a measure or a matter with a number matter, as in
// `days_since <= recovery_days`. Both may have any value of wide ranges, and no
// few values of either say all: of 0..365 days each would have to be a class of
// both, and of a measure even that would be too few, as its dates bind it to
// other measures. So in the free chart a comparison is a variable of its own,
// which has the values below, equal and above, and none where the number is
// none. What the number and the matter are is asked beside it, where something
// else tests them, and which of all that goes together is for the search for
// real situations to say, as it is for dates and measures.
//
// In the dated chart the matter is what the record made of it, one of few
// values, and the comparison with each is a test of the number.
//
// Example. `stay <= limit`, where the record raised `limit` from 14 to 30. In
// the free chart it asks whether the variable of the two is below or equal. On
// the days on which `limit` is 14, the dated chart asks whether `stay` is 14 or
// less, and on later ones whether it is 30 or less.
#include "chart/standing.h"

#include <variant>

#include "base/overloaded.h"

namespace safeconduct::chart {

namespace {

IntervalSet WithoutNone(const IntervalSet& values) {
  return values.Minus(IntervalSet::Single(kNone));
}

}  // namespace

IntervalSet StandingsOf(const IntervalSet& left, const IntervalSet& right) {
  IntervalSet standings;
  const auto add = [&](Value standing) {
    standings = standings.Union(IntervalSet::Single(standing));
  };
  if (left.Contains(kNone)) add(kNone);
  const IntervalSet numbers = WithoutNone(left);
  if (numbers.empty() || right.empty()) return standings;
  // Some number of one set is below some of the other exactly where the least
  // of the one is below the greatest of the other.
  if (numbers.min() < right.max()) add(kBelow);
  if (numbers.Intersects(right)) add(kEqual);
  if (numbers.max() > right.min()) add(kAbove);
  return standings;
}

IntervalSet NumbersStanding(const IntervalSet& standings, Value right) {
  IntervalSet numbers;
  const auto add = [&](Value standing, const IntervalSet& values) {
    if (standings.Contains(standing)) numbers = numbers.Union(values);
  };
  add(kNone, IntervalSet::Single(kNone));
  add(kBelow, IntervalSet::Range(kMinNumber, right - 1));
  add(kEqual, IntervalSet::Single(right));
  add(kAbove, IntervalSet::Range(right + 1, kMaxNumber));
  return numbers;
}

IntervalSet NumbersOf(const law::Law& law, const law::Subject& subject,
                      const Case& person, const Days& days) {
  return std::visit(
      Overloaded{
          [&](law::FactId fact) -> IntervalSet { return person.values(fact); },
          [&](law::MeasureId measure) {
            return MeasureValues(law.measure(measure), person, days);
          },
          [&](law::MatterId matter) {
            return law.matter(matter).type.Universe();
          },
          [&](law::Today) {
            return IntervalSet::Range(days.first.days, days.last.days);
          },
      },
      subject);
}

}  // namespace safeconduct::chart
