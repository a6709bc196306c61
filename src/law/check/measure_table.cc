// SPDX-License-Identifier: Apache-2.0
//
// A test of a day becomes a test of a fact or of a measure, so that what comes
// behind the checker knows no more of days than of dates.
//
// That a day reached by plain steps lies in some days is that its date lies in
// some, as steps never fall. That two days of different dates compare is a test
// of the days between them; days at the end of their steps move to the other
// side, and where what is left is one step of months, the test is of begun
// months, which are defined so. So `requested <= arrived plus 14 days` and
// `days_to_request <= 14` are one variable, which no diagram would otherwise
// know to agree.
//
// What rests on a calendar is known of some years alone. There is no set of
// dates of which one could say that it holds, and so a measure stands for it,
// of which anything is possible in other years: between the two days, or
// between 1 January 1970 and the day that is compared with a constant.
#include "law/check/measure_table.h"

#include <algorithm>
#include <utility>

namespace safeconduct::law {
namespace {

using calendar::Step;
using calendar::StepsRef;

Subject SubjectOf(const DateRef& date) {
  return date ? Subject(*date) : Subject(Today());
}

// Returns the days from which total steps lead into `values`.
IntervalSet LeadingInto(const calendar::Steps& steps,
                        const IntervalSet& values) {
  IntervalList leading;
  for (const Interval& run : values.intervals()) {
    if (run.lo == kNone) {
      leading.Append(run);
      continue;
    }
    const auto first = steps.FirstReaching(run.lo);
    const auto last = steps.LastWithin(run.hi);
    if (first && last && *first <= *last) leading.Append({*first, *last});
  }
  return IntervalSet(std::move(leading));
}

// Returns the days of which it is true that what is reached from them compares
// so.
IntervalSet DaysThatCompare(const StepsRef& left, Comparison comparison,
                            const StepsRef& right) {
  IntervalList days;
  Interval run = {0, -1};
  for (Value day = kFirstDay.days; day <= kLastDay.days; ++day) {
    if (!Compares(*calendar::From(left, day), comparison,
                  *calendar::From(right, day))) {
      continue;
    }
    if (run.lo <= run.hi && run.hi == day - 1) {
      run.hi = day;
      continue;
    }
    if (run.lo <= run.hi) days.Append(run);
    run = {day, day};
  }
  if (run.lo <= run.hi) days.Append(run);
  return IntervalSet(std::move(days));
}

}  // namespace

Comparison Flip(Comparison comparison) {
  switch (comparison) {
    case Comparison::kLess:
      return Comparison::kGreater;
    case Comparison::kLessEqual:
      return Comparison::kGreaterEqual;
    case Comparison::kGreater:
      return Comparison::kLess;
    case Comparison::kGreaterEqual:
      return Comparison::kLessEqual;
    default:
      return comparison;
  }
}

// Those between two dates stand among the measures at once, in the order of
// their declarations, as what compares the same dates shares them.
void MeasureTable::AddDeclared(std::optional<DeclaredMeasure> measure) {
  if (measure) {
    const auto* from = std::get_if<DateRef>(&measure->from);
    const auto* to = std::get_if<DateRef>(&measure->to);
    if (from != nullptr && to != nullptr) {
      Count(measure->measure, {*from, nullptr}, {*to, nullptr});
    }
  }
  declared_.push_back(std::move(measure));
}

MeasureId MeasureTable::Count(const Measure& names, const Chain& from,
                              const Chain& to) {
  Measure measure = names;
  measure.from = from.root;
  measure.from_steps = from.steps;
  measure.to = to.root;
  measure.to_steps = to.steps;
  return FindOrAdd(measure);
}

std::optional<MeasureId> MeasureTable::Find(Unit unit, const Chain& from,
                                            const Chain& to) const {
  const auto found =
      ids_.find({unit, from.root, from.steps.get(), to.root, to.steps.get()});
  if (found == ids_.end()) return std::nullopt;
  return found->second;
}

MeasureId MeasureTable::FindOrAdd(const Measure& measure) {
  const auto [found, added] =
      ids_.emplace(Key{measure.unit, measure.from, measure.from_steps.get(),
                       measure.to, measure.to_steps.get()},
                   MeasureId(measures_.size()));
  if (added) measures_.push_back(measure);
  return found->second;
}

StepsRef MeasureTable::Shared(std::vector<Step> steps) {
  if (steps.empty()) return nullptr;
  auto made = std::make_shared<const calendar::Steps>(std::move(steps));
  return steps_.emplace(made->ToString(), made).first->second;
}

// Days that follow one another are added up, and steps that lead nowhere left
// out, so that what is the same reads the same.
Chain MeasureTable::LedOn(const Chain& chain, const std::vector<Step>& steps) {
  std::vector<Step> all;
  if (chain.steps != nullptr) all = chain.steps->list();
  for (const Step& step : steps) {
    const bool counts = step.kind != Step::Kind::kRoll &&
                        step.kind != Step::Kind::kRollBack &&
                        step.kind != Step::Kind::kBecome;
    if (counts && step.count == 0) continue;
    if (step.kind == Step::Kind::kDays && !all.empty() &&
        all.back().kind == Step::Kind::kDays) {
      all.back().count += step.count;
      if (all.back().count == 0) all.pop_back();
      continue;
    }
    all.push_back(step);
  }
  return {chain.root, Shared(std::move(all))};
}

ValueTest MeasureTable::InDays(const Chain& day, const IntervalSet& values) {
  if (day.steps == nullptr) return {SubjectOf(day.root), values};
  if (day.steps->IsTotal()) {
    return {SubjectOf(day.root), LeadingInto(*day.steps, values)};
  }
  const Chain start =
      LedOn({day.root, nullptr}, {{Step::Kind::kBecome, 0, nullptr}});
  return {Count({}, start, day), values};
}

Value MeasureTable::TakeDaysOff(Chain& chain) {
  if (chain.steps == nullptr) return 0;
  const Step& last = chain.steps->list().back();
  if (last.kind != Step::Kind::kDays) return 0;
  const Value days = last.count;
  std::vector<Step> before = chain.steps->list();
  before.pop_back();
  chain.steps = Shared(std::move(before));
  return days;
}

ValueTest MeasureTable::CompareOfOneDate(const Chain& left,
                                         Comparison comparison,
                                         const Chain& right,
                                         const Place& place) {
  if (left.steps == right.steps) {
    // One day compared with itself, of which none is no day.
    const IntervalSet all = IntervalSet::Range(kFirstDay.days, kLastDay.days);
    return {SubjectOf(left.root),
            Compares(0, comparison, 0) ? all : IntervalSet()};
  }
  if (calendar::IsTotal(left.steps) && calendar::IsTotal(right.steps)) {
    return {SubjectOf(left.root),
            DaysThatCompare(left.steps, comparison, right.steps)};
  }
  const MeasureId days =
      Count({"", "", Unit::kDays, {}, {}, place}, left, right);
  return {days, ValuesThatCompare(Flip(comparison), 0)};
}

// A date is at most so many months after another where at most so many are
// begun between them. Nothing where the comparison is another one.
std::optional<ValueTest> MeasureTable::CompareMonths(const Chain& months,
                                                     Comparison comparison,
                                                     const Chain& date,
                                                     const Place& place) {
  if (months.steps == nullptr || date.steps != nullptr) return std::nullopt;
  const auto& steps = months.steps->list();
  if (steps.size() != 1 || steps.front().kind != Step::Kind::kMonths ||
      (comparison != Comparison::kGreaterEqual &&
       comparison != Comparison::kLess)) {
    return std::nullopt;
  }
  const Chain from = {months.root, nullptr};
  Value count = steps.front().count;
  Unit unit = Unit::kMonths;
  if (count % 12 == 0 && Find(Unit::kYears, from, date)) {
    unit = Unit::kYears;
    count /= 12;
  }
  const MeasureId begun = Count({"", "", unit, {}, {}, place}, from, date);
  return ValueTest{begun, ValuesThatCompare(Flip(comparison), count)};
}

ValueTest MeasureTable::Compare(const Chain& left, Comparison comparison,
                                const Chain& right, const Place& place) {
  if (left.root == right.root) {
    return CompareOfOneDate(left, comparison, right, place);
  }
  Chain a = left;
  Chain b = right;
  // `a + n <= b + m` holds where the days from a to b are n - m or more, or
  // where those from b to a are m - n or less.
  const Value apart = TakeDaysOff(a) - TakeDaysOff(b);
  if (apart == 0) {
    if (auto test = CompareMonths(a, comparison, b, place)) return *test;
    if (auto test = CompareMonths(b, Flip(comparison), a, place)) return *test;
  }
  // A measure that stands either way round is used: it would otherwise be two
  // variables that always agree, which no diagram could know.
  if (const auto there = Find(Unit::kDays, a, b)) {
    return {*there, ValuesThatCompare(Flip(comparison), apart)};
  }
  if (const auto back = Find(Unit::kDays, b, a)) {
    return {*back, ValuesThatCompare(comparison, -apart)};
  }
  const MeasureId made = Count({"", "", Unit::kDays, {}, {}, place}, a, b);
  return {made, ValuesThatCompare(Flip(comparison), apart)};
}

}  // namespace safeconduct::law
