// SPDX-License-Identifier: Apache-2.0
//
// Sets of days with gaps, and dates that may be none, are split until each date
// is one run of days or none and each count one run of numbers: what is left is
// a DateSystem. Before every split the hull of what is asked, gaps filled in,
// shows most that cannot be.
//
// A number that is compared with another is like a date: that the one is below
// the other says as much as that a day is before another. Where a count between
// dates is compared with a number, three things hang together, which is more
// than a DateSystem can say. Then the number is halved, again and again, until
// it is one value and the comparison a limit of the count. Before that the ends
// of what is left of it give limits that are too wide, which mostly show that a
// half holds nothing.
//
// Example. 10 days counted, at most the number, and the number within 0..365:
// of both halves the lower one, of 0..182, may still hold something, and so on
// down to 10. That the count is above 365 is ruled out before any halving.
//
// The plainest solution moves the fewest dates away from what is ordinary, and
// of as many the cheapest: sets of dates to be moved are looked at, the small
// ones first, with the others held where they ordinarily are. Of a set that
// will not do a few dates are to blame, which cannot all be held: every set
// that holds them all is passed over, and hardly any is left to be searched.
// Dates are few: those of one law pack that one path asks about.
#include "query/dates/date_problem.h"

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <set>

#include "chart/standing.h"
#include "law/law.h"
#include "safeconduct/date.h"

namespace safeconduct::query {
namespace {

IntervalSet None() { return IntervalSet::Single(kNone); }

bool MayBeNone(const IntervalSet& values) { return values.Contains(kNone); }

bool IsNone(const IntervalSet& values) { return values == None(); }

// Returns the run from the least to the greatest number.
// None is the least of all values and no number: a hull over it would span all.
Interval Hull(const IntervalSet& values) {
  const auto runs = values.intervals();
  const size_t first = runs.front().lo == kNone && runs.size() > 1 ? 1 : 0;
  return {runs[first].lo, runs.back().hi};
}

// Returns the days of a date on which something that rests on it is one of
// `counts`: those of which that is not known among them, as there it may be any
// number, and none, where it is none.
IntervalSet DaysCounting(const CountsByDay& by_day, const IntervalSet& counts) {
  IntervalList days;
  if (counts.Contains(kNone)) days.Append({kNone, kNone});
  // On a day, whichever, it is some number.
  if (counts.Minus(None()).empty()) return IntervalSet(std::move(days));
  Value next = kFirstDay.days;
  for (const auto& [run, count] : by_day) {
    if (next < run.lo) days.Append({next, run.lo - 1});
    if (counts.Contains(count)) days.Append(run);
    next = run.hi + 1;
  }
  if (next <= kLastDay.days) days.Append({next, kLastDay.days});
  return IntervalSet(std::move(days));
}

// Returns whether steps are known of every day of a run, of none, or of some.
enum class KnownOf : uint8_t { kAll, kNone, kSome };
KnownOf AreKnownOf(const calendar::StepsRef& steps, const Interval& run) {
  const auto [lo, hi] = calendar::Known(steps);
  if (lo <= run.lo && run.hi <= hi) return KnownOf::kAll;
  return run.hi < lo || hi < run.lo ? KnownOf::kNone : KnownOf::kSome;
}

}  // namespace

DateProblem::DateProblem(const std::vector<DateAbout>& dates)
    : dates_(&dates), asked_(dates.size()) {
  for (const DateAbout& date : dates) values_.push_back(date.universe);
}

void DateProblem::Limit(DateId date, const IntervalSet& values) {
  asked_[date.index()] = true;
  ValuesOf(date) = ValuesOf(date).Intersect(values);
}

void DateProblem::LimitCount(const DateCount& count,
                             const IntervalSet& counts) {
  if (count.by_day != nullptr) {
    return Limit(count.from, DaysCounting(*count.by_day, counts));
  }
  asked_[count.from.index()] = asked_[count.to.index()] = true;
  counts_.push_back({count, counts, std::nullopt});
}

void DateProblem::LimitStanding(DateId number, DateId matter,
                                const IntervalSet& standings) {
  // How far the one lies above the other.
  LimitCount({law::Unit::kNumbers, matter, number},
             chart::NumbersStanding(standings, 0));
}

void DateProblem::LimitStanding(const DateCount& count, DateId matter,
                                const IntervalSet& standings) {
  LimitCount(count, standings);
  counts_.back().number = matter;
  asked_[matter.index()] = true;
}

// Takes none from dates that are counted, and all but none from dates of which
// one has to be it. Returns whether that leaves something of each.
bool DateProblem::RuleOutNone() {
  for (const Counted& count : counts_) {
    if (count.counts.empty()) return false;
    IntervalSet& from = ValuesOf(count.between.from);
    IntervalSet& to = ValuesOf(count.between.to);
    if (!MayBeNone(count.counts)) {
      from = from.Minus(None());
      to = to.Minus(None());
    } else if (IsNone(count.counts)) {
      // A count is none where either date is; so where the one surely is a day,
      // the other has to be none.
      if (!MayBeNone(from)) to = to.Intersect(None());
      if (!MayBeNone(to)) from = from.Intersect(None());
    }
  }
  return std::none_of(values_.begin(), values_.end(),
                      [](const IntervalSet& values) { return values.empty(); });
}

// Only of dates that something is asked of: the others are free, and splitting
// them would double the work for nothing.
std::optional<DateId> DateProblem::DateToSplit() const {
  for (const DateId date : Dates()) {
    if (IsAsked(date) && ValuesOf(date).intervals().size() > 1) return date;
  }
  return std::nullopt;
}

// Returns a date of one run that steps are known of in part, and the day from
// which on they are known, or no more. Dates have been split into runs.
std::optional<std::pair<DateId, Value>> DateProblem::DateToCut() const {
  for (const Counted& count : counts_) {
    for (const auto& [date, steps] :
         {std::pair(count.between.from, count.between.from_steps),
          std::pair(count.between.to, count.between.to_steps)}) {
      if (steps == nullptr || IsNone(ValuesOf(date))) continue;
      const Interval run = Hull(ValuesOf(date));
      if (AreKnownOf(steps, run) != KnownOf::kSome) continue;
      const auto [lo, hi] = steps->known();
      return std::pair(date, run.lo < lo ? lo : hi + 1);
    }
  }
  return std::nullopt;
}

std::optional<size_t> DateProblem::CountToSplit() const {
  for (size_t i = 0; i < counts_.size(); ++i) {
    if (counts_[i].counts.intervals().size() > 1) return i;
  }
  return std::nullopt;
}

// Returns a number that counts are compared with and that may be several.
std::optional<DateId> DateProblem::NumberToSplit() const {
  for (const Counted& count : counts_) {
    if (count.number && !ValuesOf(*count.number).OnlyValue()) {
      return count.number;
    }
  }
  return std::nullopt;
}

bool DateProblem::IsComparedWith(DateId date) const {
  return std::any_of(counts_.begin(), counts_.end(), [&](const Counted& count) {
    return count.number == date;
  });
}

// Returns the run within which a count lies; never too narrow, and exact where
// the number that it is compared with is one value.
Interval DateProblem::HullOf(const Counted& count) const {
  const Interval run = Hull(count.counts);
  if (!count.number) return run;
  const IntervalSet& numbers = ValuesOf(*count.number);
  return {run.lo == chart::kBelow ? kMinNumber : numbers.min() + run.lo,
          run.hi == chart::kAbove ? kMaxNumber : numbers.max() + run.hi};
}

// Returns what is asked of those dates that are surely days, gaps filled in.
DateSystem DateProblem::System() const {
  std::vector<Interval> days;
  for (const IntervalSet& values : values_) {
    days.push_back(IsNone(values) ? Interval{} : Hull(values));
  }
  DateSystem system(std::move(days));
  for (const Counted& count : counts_) {
    const DateCount& between = count.between;
    const auto [from, to] = std::pair(between.from, between.to);
    // What may be none says nothing yet of days. It is split before anything is
    // called a solution.
    if (MayBeNone(count.counts) || MayBeNone(ValuesOf(from)) ||
        MayBeNone(ValuesOf(to))) {
      continue;
    }
    // Where steps are not known nothing is asked, and where they are of some of
    // the days, nothing yet.
    if (AreKnownOf(between.from_steps, Hull(ValuesOf(from))) != KnownOf::kAll ||
        AreKnownOf(between.to_steps, Hull(ValuesOf(to))) != KnownOf::kAll) {
      continue;
    }
    system.Add({between.unit, from.index(), to.index(), HullOf(count),
                between.from_steps, between.to_steps});
  }
  return system;
}

// Calls `visit` with each of the systems that the problem falls into, until it
// returns true. Returns whether it did.
bool DateProblem::Visited(const Visit& visit) const {
  DateProblem here = *this;
  // The hull is wider than what is asked, so where it has no solution nothing
  // has.
  if (!here.RuleOutNone() || !here.System().Earliest()) return false;
  if (const auto date = here.DateToSplit()) {
    const IntervalSet values = here.ValuesOf(*date);
    for (const Interval& run : values.intervals()) {
      here.ValuesOf(*date) = IntervalSet{run};
      if (here.Visited(visit)) return true;
    }
    return false;
  }
  if (const auto cut = here.DateToCut()) {
    const auto [date, day] = *cut;
    const IntervalSet values = here.ValuesOf(date);
    for (const auto& part : {IntervalSet::Range(values.min(), day - 1),
                             IntervalSet::Range(day, values.max())}) {
      here.ValuesOf(date) = part;
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
  // Last, and by halves: a number may have thousands of values, and a half
  // mostly shows by its hull that it holds nothing.
  if (const auto number = here.NumberToSplit()) {
    const IntervalSet values = here.ValuesOf(*number);
    const Value middle = std::midpoint(values.min(), values.max());
    for (const auto& half : {IntervalSet::Range(values.min(), middle),
                             IntervalSet::Range(middle + 1, values.max())}) {
      here.ValuesOf(*number) = values.Intersect(half);
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
    const std::vector<DateId>& moved) const {
  DateProblem kept = *this;
  for (const DateId date : Dates()) {
    if (!IsAsked(date) ||
        std::find(moved.begin(), moved.end(), date) != moved.end()) {
      continue;
    }
    const Value ordinary = About(date).ordinary;
    // Told at a glance, before anything is searched.
    if (!ValuesOf(date).Contains(ordinary)) return std::nullopt;
    kept.ValuesOf(date) = IntervalSet::Single(ordinary);
  }
  if (!kept.IsFeasible()) return std::nullopt;
  return kept;
}

// Returns the day of a date that is nearest to another day, over all solutions;
// none only where it is no day in any.
std::optional<Value> DateProblem::Nearest(DateId date, Value near) const {
  std::optional<Value> nearest;
  const auto offer = [&](const std::optional<std::vector<Value>>& days) {
    if (!days) return;
    const Value day = (*days)[date.index()];
    if (!nearest || *nearest == kNone ||
        std::abs(day - near) < std::abs(*nearest - near)) {
      nearest = day;
    }
  };
  Visited([&](const DateSystem& system, const DateProblem& part) {
    if (IsNone(part.ValuesOf(date))) {
      if (!nearest) nearest = kNone;
      return false;
    }
    DateSystem before = system;
    // Of one system the days that a date may be have no gap that matters: the
    // latest one up to `near` and the earliest from it on are the nearest on
    // either side.
    before.Limit(date.index(), {kMinNumber, near});
    offer(before.Latest());
    DateSystem after = system;
    after.Limit(date.index(), {near, kMaxNumber});
    offer(after.Earliest());
    return false;
  });
  return nearest;
}

// Returns the value of a number that counts are compared with that is nearest
// to another, over all solutions, of which there is one.
Value DateProblem::NearestNumber(DateId number, Value near) const {
  const auto within = [&](Value distance) {
    DateProblem part = *this;
    part.ValuesOf(number) = ValuesOf(number).Intersect(
        IntervalSet::Range(std::max(near, kMinNumber + distance) - distance,
                           std::min(near, kMaxNumber - distance) + distance));
    return part;
  };
  // By halving: what is within a distance is within any greater one too.
  Value too_near = -1;
  Value enough = kMaxNumber;
  while (enough - too_near > 1) {
    const Value distance = std::midpoint(too_near, enough);
    (within(distance).IsFeasible() ? enough : too_near) = distance;
  }
  DateProblem lower = within(enough);
  lower.ValuesOf(number) =
      lower.ValuesOf(number).Intersect(IntervalSet::Range(kMinNumber, near));
  return lower.IsFeasible() ? near - enough : near + enough;
}

std::vector<Value> DateProblem::ValuesNear(
    const std::vector<DateId>& moved) const {
  std::vector<Value> values;
  for (const DateAbout& date : *dates_) values.push_back(date.ordinary);
  DateProblem left = *this;
  // Numbers that counts are compared with come first, so that what follows
  // need not halve them. Then in order of position: others may have to lie near
  // the first.
  std::set<DateId> ordered(moved.begin(), moved.end());
  for (const DateId number : moved) {
    if (!IsComparedWith(number)) continue;
    Value& value = values[number.index()];
    value = left.NearestNumber(number, About(number).near.value_or(0));
    left.ValuesOf(number) = IntervalSet::Single(value);
    ordered.erase(number);
  }
  for (const DateId date : ordered) {
    const Value near = About(date).near.value_or(values.front());
    Value& value = values[date.index()];
    value = left.Nearest(date, near).value_or(value);
    // Fixed before the next is chosen, so that all together are one solution.
    left.ValuesOf(date) = IntervalSet::Single(value);
  }
  return values;
}

struct DateProblem::Plain {
  uint32_t cost = 0;
  std::vector<DateId> moved;
  DateProblem kept;
};

// Returns dates of which some has to be moved, where not to move any but
// `moved` will not do: as few as are found by leaving out one after another.
std::vector<DateId> DateProblem::NotAllHeld(
    const std::vector<DateId>& moved, const std::vector<DateId>& asked) const {
  std::vector<DateId> held;
  for (const DateId date : asked) {
    if (std::ranges::find(moved, date) != moved.end()) continue;
    // One of them suffices, and is told at a glance.
    if (!ValuesOf(date).Contains(About(date).ordinary)) return {date};
    held.push_back(date);
  }
  std::vector<DateId> free = moved;
  std::vector<DateId> blamed;
  for (const DateId date : held) {
    free.push_back(date);
    if (!Keeping(free)) continue;
    free.pop_back();
    blamed.push_back(date);
  }
  return blamed;
}

// Returns the cheapest problem that moves `count` of the dates `asked`, which
// are in the order of what they cost; nothing where there is none. Of each of
// `conflicts` some date has to be moved; more of them are added.
std::optional<DateProblem::Plain> DateProblem::PlainestMoving(
    size_t count, const std::vector<DateId>& asked,
    std::vector<std::vector<DateId>>& conflicts) const {
  uint32_t least = 0;
  // No set of as many costs less than the first ones do, so whoever costs that
  // much ends the search.
  for (size_t i = 0; i < count; ++i) least += About(asked[i]).cost;
  std::optional<Plain> plainest;
  std::vector<bool> is_moved(asked.size());
  std::fill_n(is_moved.begin(), count, true);
  do {
    std::vector<DateId> moved;
    uint32_t cost = 0;
    for (size_t i = 0; i < asked.size(); ++i) {
      if (!is_moved[i]) continue;
      moved.push_back(asked[i]);
      cost += About(asked[i]).cost;
    }
    // Not searched where it would not be the plainest anyway.
    if (plainest && plainest->cost <= cost) continue;
    const auto resolves = [&](const std::vector<DateId>& conflict) {
      return std::ranges::find_first_of(moved, conflict) != moved.end();
    };
    if (!std::ranges::all_of(conflicts, resolves)) continue;
    if (auto kept = Keeping(moved)) {
      plainest.emplace(cost, std::move(moved), *std::move(kept));
    } else {
      conflicts.push_back(NotAllHeld(moved, asked));
    }
  } while ((!plainest || plainest->cost > least) &&
           std::prev_permutation(is_moved.begin(), is_moved.end()));
  return plainest;
}

std::optional<DateProblem::Plain> DateProblem::FindPlain() const {
  // Without this all subsets would be tried to find that none will do.
  if (!IsFeasible()) return std::nullopt;
  std::vector<DateId> asked;
  for (const DateId date : Dates()) {
    if (IsAsked(date)) asked.push_back(date);
  }
  std::stable_sort(asked.begin(), asked.end(), [&](DateId a, DateId b) {
    return About(a).cost < About(b).cost;
  });
  std::vector<std::vector<DateId>> conflicts;
  for (size_t count = 0; count <= asked.size(); ++count) {
    if (auto plainest = PlainestMoving(count, asked, conflicts)) {
      return plainest;
    }
  }
  return std::nullopt;
}

std::optional<uint32_t> DateProblem::LeastCost() const {
  const auto plain = FindPlain();
  if (!plain) return std::nullopt;
  return plain->cost;
}

std::optional<DateProblem::Solution> DateProblem::Plainest() const {
  const auto plain = FindPlain();
  if (!plain) return std::nullopt;
  return Solution{plain->cost, plain->kept.ValuesNear(plain->moved)};
}

}  // namespace safeconduct::query
