// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CHART_LIMITS_H_
#define SAFECONDUCT_CHART_LIMITS_H_

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <vector>

#include "base/interval_set.h"
#include "case/case.h"
#include "chart/chart.h"

namespace safeconduct::chart {

// Returns the least values of the pieces of a domain, its own least left out:
// where a value enters another class.
std::set<Value> ClassStarts(const diagram::Domain& domain);

// Returns the date that a measure counts to or from the day asked about, or
// nothing of one between two dates or of one date.
std::optional<law::FactId> DateToToday(const law::Measure& measure);

// Returns the values that a date has for a person, be it the day asked about.
IntervalSet DaysOf(const law::DateRef& date, const Case& person,
                   const Days& days);

// Sets, in words of zeros, the bit of each class that a measure may be in where
// its dates are one of `from` and one of `to`. O(classes) searches where steps
// lead to its days.
void MarkCounts(const law::Measure& measure, const IntervalSet& from,
                const IntervalSet& to, const diagram::Domain& domain,
                std::span<uint64_t> words);

// Returns a run in pieces, of which each but the first begins at one of
// `starts`.
std::vector<Interval> CutAt(const Interval& run, const std::set<Value>& starts);

// The end of a measure that moves while the other stands.
enum class MovingEnd : uint8_t { kFrom, kTo };

// Returns the first day on which the count from or to it is on the other side
// of `start` than on the first day of all; past the last where there is none.
// Of kNumbers, the first number.
int32_t FirstDayPast(law::Unit unit, MovingEnd moving, int32_t standing,
                     Value start);

// Returns the days of a date, one of the two of a measure, on which the measure
// passes `start` where the other date is one of `standing`, or on which its
// steps come to be known or are known no more. Of a measure of one date, that
// date moves, and nothing stands.
std::vector<int32_t> DaysPast(const law::Measure& measure, MovingEnd moving,
                              const IntervalSet& standing, Value start);

// Returns the values that a date may have, none among them, as runs such that
// any day of one answers for all: no variable of the chart tells two apart.
std::vector<Interval> StretchesOf(const Chart& chart, law::FactId date,
                                  const Case& person, const Days& days);
// The same, where no variable `among` some does.
std::vector<Interval> StretchesOf(const Chart& chart,
                                  std::span<const diagram::VarId> among,
                                  law::FactId date, const Case& person,
                                  const Days& days);

// Returns the values that a fact may have as pieces such that any value of a
// piece answers for all: of what is counted (law::Law::IsCounted) one value
// each, where itself or a measure enters another class; of any other fact its
// classes. In ascending order, but for the classes of a fact, which are in
// theirs. Nothing of the result is empty.
std::vector<IntervalSet> PiecesOf(const Chart& chart, law::FactId fact,
                                  const Case& person, const Days& days);

// Returns those values that a person may have of a fact for which a number, be
// it the fact or a measure, may be one of `numbers`; all of them where it looks
// at other facts alone.
IntervalSet ValuesGiving(const law::Law& law, law::FactId fact,
                         const law::Subject& number, const IntervalSet& numbers,
                         const Case& person, const Days& days);

}  // namespace safeconduct::chart

#endif  // SAFECONDUCT_CHART_LIMITS_H_
