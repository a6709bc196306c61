// SPDX-License-Identifier: Apache-2.0
//
// A measure to the one day asked about never falls as that other date goes on,
// or never rises. So each of its classes is a run of days of the date, and no
// count has to be made for any case: a table of a million births asks, of each,
// whether it lies before the day on which one turns eighteen.
#include "survey/kernel/ordered_classes.h"

#include <algorithm>
#include <vector>

#include "case/case.h"
#include "chart/limits.h"

namespace safeconduct::survey {

using chart::MovingEnd;

OrderedClasses OrderedClassesOf(const diagram::Domain& domain) {
  OrderedClasses classes;
  classes.class_count = domain.class_count();
  for (const diagram::Domain::Piece& piece : domain.pieces()) {
    // None lies below all numbers and next to none, and is no number: a cell
    // that may be none has a bit of its own, and joins its class by that.
    if (piece.lo == kNone) {
      classes.class_of_none = piece.class_index;
      continue;
    }
    // No value between two pieces is left out, so a start is all that tells
    // them apart.
    if (!classes.class_of_piece.empty()) classes.starts.push_back(piece.lo);
    classes.class_of_piece.push_back(piece.class_index);
  }
  classes.may_be_unknown.assign(domain.class_count(), true);
  return classes;
}

OrderedClasses CutDates(const law::Law& law, const law::Measure& measure,
                        const diagram::Domain& counts, Date today) {
  const MovingEnd moving = measure.to ? MovingEnd::kTo : MovingEnd::kFrom;
  OrderedClasses cut = OrderedClassesOf(counts);
  // From the count at which a class begins to the day of the date on which it
  // does. Days outside those reasoned about are no harm: no cell reaches such a
  // start.
  for (Value& start : cut.starts) {
    start = chart::FirstDayPast(measure.unit, moving, today.days, start);
  }
  // From a later day fewer are counted: the pieces run the other way.
  if (moving == MovingEnd::kFrom) {
    std::ranges::reverse(cut.starts);
    std::ranges::reverse(cut.class_of_piece);
  }
  // An unknown date is a day that there is: counts that no such day has are
  // classes in which nobody can be.
  const IntervalSet any =
      law.fact(*chart::DateToToday(measure)).type.Universe();
  const IntervalSet day = IntervalSet::Single(today.days);
  const IntervalSet values = measure.to
                                 ? chart::CountBetween(measure.unit, day, any)
                                 : chart::CountBetween(measure.unit, any, day);
  const auto possible = counts.ClassesOf(values);
  for (size_t c = 0; c < cut.class_count; ++c) {
    cut.may_be_unknown[c] = possible.Contains(c);
  }
  return cut;
}

}  // namespace safeconduct::survey
