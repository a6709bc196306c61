// SPDX-License-Identifier: Apache-2.0
//
// Sets of days with gaps, and dates that may be none, are split until each date
// is one run of days or none and each count one run of numbers: what is left is
// a DateSystem. Before every split the hull of what is asked, gaps filled in,
// shows most that cannot be.
//
// The plainest solution moves the fewest dates away from what is ordinary, and
// of as many the cheapest: all sets of dates to be moved are tried, the small
// ones first, with the others held where they ordinarily are. Dates are few:
// those of one law pack that one path asks about.
#include "prove/witness/date_problem.h"

#include <algorithm>
#include <cstdlib>
#include <set>

#include "law/law.h"
#include "safeconduct/date.h"

namespace safeconduct::prove {
namespace {

IntervalSet None() { return IntervalSet::Single(kNone); }

bool MayBeNone(const IntervalSet& values) { return values.Contains(kNone); }

bool IsNone(const IntervalSet& values) { return values == None(); }

// Returns the run from the least to the greatest number.
Interval Hull(const IntervalSet& values) {
  const auto runs = values.intervals();
  const size_t first = runs.front().lo == kNone && runs.size() > 1 ? 1 : 0;
  return {runs[first].lo, runs.back().hi};
}

}  // namespace

DateProblem::DateProblem(const std::vector<DateAbout>& dates)
    : dates_(&dates), asked_(dates.size()) {
  for (const DateAbout& date : dates) values_.push_back(date.universe);
}

void DateProblem::Limit(size_t date, const IntervalSet& values) {
  asked_[date] = true;
  values_[date] = values_[date].Intersect(values);
}

void DateProblem::LimitCount(law::Unit unit, size_t from, size_t to,
                             const IntervalSet& counts) {
  asked_[from] = asked_[to] = true;
  counts_.push_back({unit, from, to, counts});
}

// Takes none from dates that are counted, and all but none from dates of which
// one has to be it. Returns whether that leaves something of each.
bool DateProblem::RuleOutNone() {
  for (const Counted& count : counts_) {
    if (count.counts.empty()) return false;
    IntervalSet& from = values_[count.from];
    IntervalSet& to = values_[count.to];
    if (!MayBeNone(count.counts)) {
      from = from.Minus(None());
      to = to.Minus(None());
    } else if (IsNone(count.counts)) {
      if (!MayBeNone(from)) to = to.Intersect(None());
      if (!MayBeNone(to)) from = from.Intersect(None());
    }
  }
  return std::none_of(values_.begin(), values_.end(),
                      [](const IntervalSet& values) { return values.empty(); });
}

std::optional<size_t> DateProblem::DateToSplit() const {
  for (size_t i = 0; i < values_.size(); ++i) {
    if (asked_[i] && values_[i].intervals().size() > 1) return i;
  }
  return std::nullopt;
}

std::optional<size_t> DateProblem::CountToSplit() const {
  for (size_t i = 0; i < counts_.size(); ++i) {
    if (counts_[i].counts.intervals().size() > 1) return i;
  }
  return std::nullopt;
}

// Returns what is asked of those dates that are surely days, gaps filled in.
DateSystem DateProblem::System() const {
  std::vector<Interval> days;
  for (const IntervalSet& values : values_) {
    days.push_back(IsNone(values) ? Interval{} : Hull(values));
  }
  DateSystem system(std::move(days));
  for (const Counted& count : counts_) {
    if (MayBeNone(count.counts) || MayBeNone(values_[count.from]) ||
        MayBeNone(values_[count.to])) {
      continue;
    }
    system.Add({count.unit, count.from, count.to, Hull(count.counts)});
  }
  return system;
}

// Calls `visit` with each of the systems that the problem falls into, until it
// returns true. Returns whether it did.
bool DateProblem::Visited(const Visit& visit) const {
  DateProblem here = *this;
  if (!here.RuleOutNone() || !here.System().Earliest()) return false;
  if (const auto date = here.DateToSplit()) {
    const IntervalSet values = here.values_[*date];
    for (const Interval& run : values.intervals()) {
      here.values_[*date] = IntervalSet{run};
      if (here.Visited(visit)) return true;
    }
    return false;
  }
  if (const auto count = here.CountToSplit()) {
    const IntervalSet counts = here.counts_[*count].counts;
    for (const Interval& run : counts.intervals()) {
      here.counts_[*count].counts = IntervalSet{run};
      if (here.Visited(visit)) return true;
    }
    return false;
  }
  return visit(here.System(), here);
}

bool DateProblem::IsFeasible() const {
  // What a visit is called with has an earliest solution.
  return Visited([](const DateSystem&, const DateProblem&) { return true; });
}

// Returns the problem with all dates but `moved` held where they ordinarily
// are; nothing where that has no solution.
std::optional<DateProblem> DateProblem::Keeping(
    const std::vector<size_t>& moved) const {
  DateProblem kept = *this;
  for (size_t i = 0; i < values_.size(); ++i) {
    if (!asked_[i] || std::find(moved.begin(), moved.end(), i) != moved.end()) {
      continue;
    }
    const Value ordinary = (*dates_)[i].ordinary;
    if (!values_[i].Contains(ordinary)) return std::nullopt;
    kept.values_[i] = IntervalSet::Single(ordinary);
  }
  if (!kept.IsFeasible()) return std::nullopt;
  return kept;
}

// Returns the day of a date that is nearest to another day, over all solutions;
// none only where it is no day in any.
std::optional<Value> DateProblem::Nearest(size_t date, Value near) const {
  std::optional<Value> nearest;
  const auto offer = [&](const std::optional<std::vector<Value>>& days) {
    if (!days) return;
    const Value day = (*days)[date];
    if (!nearest || *nearest == kNone ||
        std::abs(day - near) < std::abs(*nearest - near)) {
      nearest = day;
    }
  };
  Visited([&](const DateSystem& system, const DateProblem& part) {
    if (IsNone(part.values_[date])) {
      if (!nearest) nearest = kNone;
      return false;
    }
    DateSystem before = system;
    before.Limit(date, {kMinNumber, near});
    offer(before.Latest());
    DateSystem after = system;
    after.Limit(date, {near, kMaxNumber});
    offer(after.Earliest());
    return false;
  });
  return nearest;
}

std::vector<Value> DateProblem::ValuesNear(
    const std::vector<size_t>& moved) const {
  std::vector<Value> values;
  for (const DateAbout& date : *dates_) values.push_back(date.ordinary);
  DateProblem left = *this;
  // In order of position: others may have to lie near the first.
  const std::set<size_t> ordered(moved.begin(), moved.end());
  for (const size_t date : ordered) {
    const Value near = (*dates_)[date].near.value_or(values.front());
    values[date] = left.Nearest(date, near).value_or(values[date]);
    left.values_[date] = IntervalSet::Single(values[date]);
  }
  return values;
}

// Returns the cheapest solution that moves `count` of the dates `asked`, which
// are in the order of what they cost; nothing where there is none.
std::optional<DateProblem::Solution> DateProblem::PlainestMoving(
    size_t count, const std::vector<size_t>& asked) const {
  const auto cost_of = [&](size_t date) { return (*dates_)[date].cost; };
  uint32_t least = 0;
  for (size_t i = 0; i < count; ++i) least += cost_of(asked[i]);
  std::optional<Solution> plainest;
  std::vector<bool> is_moved(asked.size());
  std::fill_n(is_moved.begin(), count, true);
  do {
    std::vector<size_t> moved;
    uint32_t cost = 0;
    for (size_t i = 0; i < asked.size(); ++i) {
      if (!is_moved[i]) continue;
      moved.push_back(asked[i]);
      cost += cost_of(asked[i]);
    }
    if (plainest && plainest->cost <= cost) continue;
    if (const auto kept = Keeping(moved)) {
      plainest = Solution{cost, kept->ValuesNear(moved)};
    }
  } while ((!plainest || plainest->cost > least) &&
           std::prev_permutation(is_moved.begin(), is_moved.end()));
  return plainest;
}

std::optional<DateProblem::Solution> DateProblem::Plainest() const {
  if (!IsFeasible()) return std::nullopt;
  std::vector<size_t> asked;
  for (size_t i = 0; i < values_.size(); ++i) {
    if (asked_[i]) asked.push_back(i);
  }
  std::stable_sort(asked.begin(), asked.end(), [&](size_t a, size_t b) {
    return (*dates_)[a].cost < (*dates_)[b].cost;
  });
  for (size_t count = 0; count <= asked.size(); ++count) {
    if (auto solution = PlainestMoving(count, asked)) return solution;
  }
  return std::nullopt;
}

}  // namespace safeconduct::prove
