// SPDX-License-Identifier: Apache-2.0
//
// Idea. That the count from f to t is at least a says that t is no earlier than
// some day that follows from f, and grows with it; that it is at most b says
// that t is no later than such a day. So if two solutions are laid side by
// side, taking the earlier day for each date is a solution too: there is an
// earliest solution, and pushing dates forward to the least that their
// neighbours demand, from the earliest days on, ends in it - or past the last
// day of some date, and then there is none.
//
// Example. f in 1..31 January, t in 1..10 February, at most 14 days from f to
// t, at least 10. From f = 1 January and t = 1 February the count is 31: f is
// pushed to 18 January, which is the earliest solution, (18 January, 1
// February).
//
// Pushing can creep: "f before t, t before f" moves both by a day a round for
// two centuries. A count of months is between days that are easily named, and
// of bounds on differences of days it is known that they have settled after as
// many rounds as there are dates, or never will; that is tried first.
//
// Sources. Jeavons and Cooper, "Tractable constraints on ordered domains",
// Artificial Intelligence 79, 1995 (constraints closed under the least of two);
// Bellman, "On a routing problem", 1958 (differences).
#include "query/dates/date_system.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <set>

#include "law/law.h"
#include "law/values.h"
#include "safeconduct/date.h"

namespace safeconduct::query {
namespace {

using Count = DateSystem::Count;

// More months than lie between the first and the last that are reasoned about,
// so that a bound beyond it says nothing. Bounds of days may be of numbers, and
// are as far apart as those.
constexpr Value kManyMonths = 2'600;
// The mean length of a month, and how far a run of months may be off it.
constexpr double kDaysPerMonth = 146'097.0 / 4'800;
constexpr double kMonthSlack = 4;

int32_t MonthsIn(law::Unit unit) {
  return law::BegunUnit(unit) == law::Unit::kYears ? 12 : 1;
}

// Returns whether a count is the difference of its dates.
bool IsDifference(law::Unit unit) {
  return unit == law::Unit::kDays || unit == law::Unit::kNumbers;
}

// Returns a bound on a count as one that calendar arithmetic can take.
int32_t Clamped(law::Unit unit, Value count) {
  // Two numbers may be twice as far apart as any is from nought.
  if (unit == law::Unit::kNumbers) {
    return std::clamp(count, 2 * kMinNumber, 2 * kMaxNumber);
  }
  const Value most =
      unit == law::Unit::kDays ? kMaxNumber : kManyMonths / MonthsIn(unit);
  return std::clamp(count, -most, most);
}

// Returns the sum of a date or a number and what lies between it and another.
// What lies beyond all dates and numbers lies beyond them wherever it does.
Value Sum(Value from, Value apart) {
  return static_cast<Value>(std::clamp<int64_t>(
      int64_t{from} + apart, 2 * kMinNumber, 2 * kMaxNumber));
}

// Returns the day that lies where the most is counted from `from`.
Value LastCounted(const Count& count, Value from) {
  const int32_t most = Clamped(count.unit, count.counts.hi);
  if (IsDifference(count.unit)) return Sum(from, most);
  // One more is full on the day after.
  if (law::IsFull(count.unit)) {
    return law::AddUnits(from, count.unit, most + 1) - 1;
  }
  return law::AddUnits(from, count.unit, most);
}

// Returns the first day to which the least is counted from `from`.
Value FirstCounted(const Count& count, Value from) {
  const int32_t least = Clamped(count.unit, count.counts.lo);
  if (IsDifference(count.unit)) return Sum(from, least);
  if (law::IsFull(count.unit)) return law::AddUnits(from, count.unit, least);
  // Begun months count: the count is at least n from the day after n - 1 whole
  // ones.
  return law::AddUnits(from, count.unit, least - 1) + 1;
}

// Returns the last day of the second date on which the count from `from` is at
// most the most; one that is no day where there is none.
Value LatestEnd(const Count& count, Value from) {
  const auto start = calendar::From(count.from_steps, from);
  if (!start) return kMinNumber;
  return calendar::LastWithin(count.to_steps, LastCounted(count, *start))
      .value_or(kMinNumber);
}

// Returns the first day of the second date on which the count from `from` is at
// least the least; likewise.
Value EarliestEnd(const Count& count, Value from) {
  const auto start = calendar::From(count.from_steps, from);
  if (!start) return kMaxNumber;
  return calendar::FirstReaching(count.to_steps, FirstCounted(count, *start))
      .value_or(kMaxNumber);
}

// Returns the first day of the first date on which the count to `to` is at most
// the most; likewise.
// Months taken back may end in a shorter one, and so too early, but never too
// late.
Value EarliestStart(const Count& count, Value to) {
  const auto end = calendar::From(count.to_steps, to);
  if (!end) return kMaxNumber;
  const int32_t most = Clamped(count.unit, count.counts.hi);
  if (count.unit == law::Unit::kNumbers) return Sum(to, -most);
  Value from = law::IsFull(count.unit)
                   ? law::AddUnits(*end + 1, count.unit, -most - 1)
                   : law::AddUnits(*end, count.unit, -most);
  // At most a few days, as months differ by no more.
  while (LastCounted(count, from) < *end) ++from;
  return calendar::FirstReaching(count.from_steps, from).value_or(kMaxNumber);
}

// Returns the last day of the first date on which the count to `to` is at least
// the least; likewise. As above, months taken back are never too late.
Value LatestStart(const Count& count, Value to) {
  const auto end = calendar::From(count.to_steps, to);
  if (!end) return kMinNumber;
  const int32_t least = Clamped(count.unit, count.counts.lo);
  if (count.unit == law::Unit::kNumbers) return Sum(to, -least);
  Value from = law::AddUnits(*end, count.unit, -least);
  while (FirstCounted(count, from + 1) <= *end) ++from;
  return calendar::LastWithin(count.from_steps, from).value_or(kMinNumber);
}

// Returns what a count says of the days between its dates; never too narrow.
Interval DaysBetween(const Count& count) {
  // Steps move either end by so many days.
  const Interval start = calendar::Shift(count.from_steps);
  const Interval end = calendar::Shift(count.to_steps);
  const Interval moved = {start.lo - end.hi, start.hi - end.lo};
  const Value least = Clamped(count.unit, count.counts.lo);
  const Value most = Clamped(count.unit, count.counts.hi);
  if (IsDifference(count.unit)) return {least + moved.lo, most + moved.hi};
  const double days = kDaysPerMonth * MonthsIn(count.unit);
  // A begun one may have begun but now, a full one be over but one day.
  const int full = law::IsFull(count.unit) ? 1 : 0;
  const double lo = days * (least - 1 + full) - kMonthSlack;
  const double hi = days * (most + full) + kMonthSlack;
  return {static_cast<Value>(std::floor(lo)) + moved.lo,
          static_cast<Value>(std::ceil(hi)) + moved.hi};
}

// Returns days between the dates of a count at which it surely is one of those
// asked for; empty where there are none.
Interval SureDaysBetween(const Count& count) {
  const Interval start = calendar::Shift(count.from_steps);
  const Interval end = calendar::Shift(count.to_steps);
  const Value least = Clamped(count.unit, count.counts.lo);
  const Value most = Clamped(count.unit, count.counts.hi);
  Interval days{least, most};
  if (!IsDifference(count.unit)) {
    const double length = kDaysPerMonth * MonthsIn(count.unit);
    // A begun one is counted from its first day on, a full one from its last.
    const int full = law::IsFull(count.unit) ? 1 : 0;
    const Value above = least - 1 + full;  // the count lies above so many whole
    const Value below = most + full;       // and not above so many
    // None of them is no day, of whatever month.
    days.lo =
        above == 0
            ? 1 - full
            : static_cast<Value>(std::ceil(length * above + kMonthSlack)) + 1;
    days.hi =
        below == 0
            ? -full
            : static_cast<Value>(std::floor(length * below - kMonthSlack));
  }
  return {days.lo + start.hi - end.lo, days.hi + start.lo - end.hi};
}

// Raises `day` to `least`; returns whether that moved it.
bool Raise(Value& day, Value least) {
  if (day >= least) return false;
  day = least;
  return true;
}

bool Lower(Value& day, Value most) {
  if (day <= most) return false;
  day = most;
  return true;
}

}  // namespace

void DateSystem::Limit(size_t date, Interval days) {
  days_[date] = {std::max(days_[date].lo, days.lo),
                 std::min(days_[date].hi, days.hi)};
}

bool DateSystem::IsEmpty() const {
  return std::any_of(days_.begin(), days_.end(),
                     [](const Interval& days) { return days.lo > days.hi; });
}

// Returns whether the dates, seen as differences of days, push one another for
// ever. Then there is no solution.
// Without a circle of pushes that grows, no push is passed on through more
// dates than there are.
bool DateSystem::Creeps() const {
  std::vector<Value> day;
  for (const Interval& days : days_) day.push_back(days.lo);
  for (size_t round = 0; round <= days_.size(); ++round) {
    bool moved = false;
    for (const Count& count : counts_) {
      const Interval between = DaysBetween(count);
      moved |= Raise(day[count.to], Sum(day[count.from], between.lo));
      moved |= Raise(day[count.from], Sum(day[count.to], -between.hi));
    }
    if (!moved) return false;
  }
  return true;
}

bool DateSystem::Settle() {
  if (IsEmpty()) return false;
  // Most settle within as many rounds as there are dates; of what does not it
  // is asked, once, whether it ever will.
  size_t rounds = 0;
  for (bool moved = true; moved; ++rounds) {
    if (rounds == days_.size() + 1 && Creeps()) return false;
    moved = false;
    for (const Count& count : counts_) {
      Interval& from = days_[count.from];
      Interval& to = days_[count.to];
      moved |= Raise(to.lo, EarliestEnd(count, from.lo));
      moved |= Raise(from.lo, EarliestStart(count, to.lo));
      if (to.lo > to.hi || from.lo > from.hi) return false;
    }
  }
  return true;
}

// Settles, and keeps of each push by what it was made and which one came
// before: those that lead to a date without days are to blame.
std::optional<DateSystem::Blame> DateSystem::Explain() const {
  struct Push {
    size_t count = 0;
    size_t from = 0;               // the date that pushed
    std::optional<size_t> before;  // what had pushed that
  };
  std::vector<Interval> days = days_;
  std::vector<Push> pushes;
  std::vector<std::optional<size_t>> latest(days.size());
  const auto blame = [&](size_t date) {
    Blame blamed;
    blamed.last.push_back(date);
    size_t at = date;
    for (auto push = latest[date]; push; push = pushes[*push].before) {
      blamed.counts.push_back(pushes[*push].count);
      at = pushes[*push].from;
    }
    blamed.first.push_back(at);
    std::ranges::sort(blamed.counts);
    const auto twice = std::ranges::unique(blamed.counts);
    blamed.counts.erase(twice.begin(), twice.end());
    return blamed;
  };
  for (size_t date = 0; date < days.size(); ++date) {
    if (days[date].lo > days[date].hi) return blame(date);
  }
  size_t rounds = 0;
  for (bool moved = true; moved; ++rounds) {
    if (rounds == days.size() + 1 && Creeps()) {
      // The circle is among what pushed lately.
      Blame blamed;
      std::set<size_t> lately;
      for (const Push& push : pushes) lately.insert(push.count);
      blamed.counts.assign(lately.begin(), lately.end());
      return blamed;
    }
    moved = false;
    for (size_t c = 0; c < counts_.size(); ++c) {
      const Count& count = counts_[c];
      if (Raise(days[count.to].lo, EarliestEnd(count, days[count.from].lo))) {
        pushes.push_back({c, count.from, latest[count.from]});
        latest[count.to] = pushes.size() - 1;
        moved = true;
        if (days[count.to].lo > days[count.to].hi) return blame(count.to);
      }
      if (Raise(days[count.from].lo, EarliestStart(count, days[count.to].lo))) {
        pushes.push_back({c, count.to, latest[count.to]});
        latest[count.from] = pushes.size() - 1;
        moved = true;
        if (days[count.from].lo > days[count.from].hi) return blame(count.from);
      }
    }
  }
  return std::nullopt;
}

// Differences of days have solutions in whole days wherever they have some in
// fractions, so that there is no gap among those of one date.
DateSystem DateSystem::InDays() const {
  DateSystem in_days = *this;
  for (Count& count : in_days.counts_) {
    count.counts = SureDaysBetween(count);
    count.unit = law::Unit::kDays;
    count.from_steps = count.to_steps = nullptr;
  }
  return in_days;
}

std::optional<std::vector<Value>> DateSystem::Earliest() const {
  DateSystem settled = *this;
  if (!settled.Settle()) return std::nullopt;
  std::vector<Value> day;
  for (const Interval& days : settled.days_) day.push_back(days.lo);
  return day;
}

std::optional<std::vector<Value>> DateSystem::Latest() const {
  if (IsEmpty() || Creeps()) return std::nullopt;
  std::vector<Value> day;
  for (const Interval& days : days_) day.push_back(days.hi);
  for (bool moved = true; moved;) {
    moved = false;
    for (const Count& count : counts_) {
      moved |= Lower(day[count.to], LatestEnd(count, day[count.from]));
      moved |= Lower(day[count.from], LatestStart(count, day[count.to]));
      if (day[count.to] < days_[count.to].lo ||
          day[count.from] < days_[count.from].lo) {
        return std::nullopt;
      }
    }
  }
  return day;
}

}  // namespace safeconduct::query
