// SPDX-License-Identifier: Apache-2.0
//
// A search through real dates goes down the diagrams and may long be on the
// wrong way, though days that do are many. But what does for one question of a
// case mostly does for the next. So the days that searches found are kept, and
// tried first: once all dates are known a walk over classes is exact, and costs
// as much as the diagram has nodes. Where two assignments may differ in a date,
// the others are guessed, and a search of that one date is left.
//
// A guess is moved to the nearest days that the question allows. That it fails
// says nothing.
//
// Example. `dublin` may be open, as a search found: requested on 3 May,
// accepted on 20 May. Whether it turns on the challenge is seen at these days
// at once.
#include "query/dates/date_guesses.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>
#include <variant>

#include "chart/limits.h"

namespace safeconduct::query {

using chart::Case;
using chart::Days;
using chart::Side;
using diagram::PossibleClasses;

namespace {

constexpr size_t kMostGuesses = 32;
constexpr size_t kPatience = 500;  // steps of a search beside a guess
constexpr Value kApart = 10;       // days between dates in a row

// Returns the value that is nearest to another; none only where it is none or
// nothing else is possible.
Value Nearest(const IntervalSet& values, Value wanted) {
  if (values.Contains(wanted)) return wanted;
  Value nearest = values.max();
  if (wanted == kNone) return nearest;
  const auto distance = [&](Value value) {
    return std::abs(int64_t{value} - wanted);
  };
  for (const Interval& run : values.intervals()) {
    if (run.lo == kNone) continue;
    const Value value = std::clamp(wanted, run.lo, run.hi);
    if (distance(value) < distance(nearest)) nearest = value;
  }
  return nearest;
}

JointWalk::Places PlacesOf(std::span<const Side> a, std::span<const Side> b) {
  JointWalk::Places places;
  for (const Side& side : a) {
    places.all[places.count++] = {side.root, side.terminal, false};
  }
  for (const Side& side : b) {
    places.all[places.count++] = {side.root, side.terminal, true};
  }
  return places;
}

}  // namespace

DateGuesses::DateGuesses(const chart::Chart& chart,
                         const diagram::NodeStore& store)
    : DateGuesses(chart.law(), RealSearch::VariablesOf(chart), store) {}

DateGuesses::DateGuesses(const law::Law& law,
                         std::vector<RealSearch::Variable> variables,
                         const diagram::NodeStore& store)
    : walk_(store), search_(law, variables, store) {
  for (const law::FactId fact : law.FactIds()) {
    if (law.IsCounted(fact)) counted_.push_back(fact);
  }
  for (size_t i = 0; i < variables.size(); ++i) {
    DateVariable variable{.var = diagram::VarId(i),
                          .domain = variables[i].domain};
    const chart::Variable& about = *variables[i].about;
    if (const auto* measure = std::get_if<law::MeasureId>(&about)) {
      variable.measure = &law.measure(*measure);
    } else if (const auto* fact = std::get_if<law::FactId>(&about)) {
      if (!law.IsCounted(*fact)) continue;
      variable.date = *fact;
    } else if (!std::holds_alternative<law::Today>(about)) {
      continue;
    }
    date_variables_.push_back(variable);
  }
  search_.SetPatience(kPatience);
}

void DateGuesses::Pose(const PossibleClasses& possible, const Case& person,
                       const Days& days) {
  possible_ = &possible;
  person_ = &person;
  days_ = days;
  ++asked_;
}

// Begins with dates in order, shortly before the day; that nothing happened;
// and all at their latest.
void DateGuesses::Begin() {
  std::vector<Value> in_order;
  const auto count = static_cast<Value>(counted_.size());
  for (Value before = count; before >= 0; --before) {
    in_order.push_back(days_.first.days - kApart * before);
  }
  guesses_.push_back({std::move(in_order)});
  for (const Value value : {kNone, kLastDay.days}) {
    guesses_.push_back({std::vector<Value>(counted_.size() + 1, value)});
  }
}

void DateGuesses::Learn(const RealSearch& search) {
  std::vector<Value> dates;
  for (const law::FactId fact : counted_) {
    dates.push_back(search.FoundDay(fact));
  }
  dates.push_back(search.FoundDay(std::nullopt));
  if (guesses_.size() == kMostGuesses) guesses_.pop_back();
  guesses_.insert(guesses_.begin(), Guess{std::move(dates)});
}

// Returns the question with dates guessed, but for those that move.
DateGuesses::Known DateGuesses::KnownOf(const std::vector<Value>& dates,
                                        const Moving* moving) const {
  Known known{*person_, days_};
  for (size_t i = 0; i < counted_.size(); ++i) {
    if (moving != nullptr && moving->facts[counted_[i].index()]) continue;
    const IntervalSet& values = person_->values(counted_[i]);
    if (values.OnlyValue()) continue;
    known.person.Set(counted_[i],
                     IntervalSet::Single(Nearest(values, dates[i])));
  }
  if (moving == nullptr || !moving->today) {
    const Date day{std::clamp(dates.back(), days_.first.days, days_.last.days)};
    known.days = {day, day};
  }
  return known;
}

std::optional<PossibleClasses> DateGuesses::Narrowed(const Known& known) const {
  PossibleClasses narrowed = *possible_;
  std::vector<uint64_t> marked;
  for (const DateVariable& each : date_variables_) {
    const auto words = narrowed.mutable_words(each.var);
    marked.assign(words.size(), 0);
    if (each.measure != nullptr) {
      chart::MarkCounts(
          *each.measure,
          chart::DaysOf(each.measure->from, known.person, known.days),
          chart::DaysOf(each.measure->to, known.person, known.days),
          *each.domain, marked);
    } else {
      const IntervalSet days =
          chart::DaysOf(each.date, known.person, known.days);
      each.domain->MarkClasses(days.intervals(), marked);
    }
    uint64_t any = 0;
    for (size_t w = 0; w < words.size(); ++w) any |= words[w] &= marked[w];
    if (any == 0) return std::nullopt;
  }
  return narrowed;
}

bool DateGuesses::Meets(std::span<const Side> sides) {
  return Differ(sides, {}, {});
}

bool DateGuesses::Differ(std::span<const Side> a, std::span<const Side> b,
                         const Moving& moving) {
  if (guesses_.empty()) Begin();
  const bool dates_move =
      moving.today ||
      std::ranges::any_of(counted_, [&](const law::FactId fact) {
        return !moving.facts.empty() && moving.facts[fact.index()];
      });
  for (size_t i = 0; i < guesses_.size(); ++i) {
    const bool found = dates_move ? SearchBeside(guesses_[i], a, b, moving)
                                  : WalkWith(guesses_[i], a, b, moving);
    if (!found) continue;
    // What has served is tried first the next time.
    std::rotate(guesses_.begin(), guesses_.begin() + static_cast<ptrdiff_t>(i),
                guesses_.begin() + static_cast<ptrdiff_t>(i) + 1);
    return true;
  }
  return false;
}

bool DateGuesses::WalkWith(Guess& guess, std::span<const Side> a,
                           std::span<const Side> b, const Moving& moving) {
  if (guess.asked != asked_) {
    guess.possible = Narrowed(KnownOf(guess.dates, nullptr));
    guess.asked = asked_;
  }
  if (!guess.possible) return false;
  walk_.Pose(*guess.possible);
  walk_.Begin(moving.vars);
  return walk_.LiveTogether(PlacesOf(a, b)) && walk_.is_exact();
}

bool DateGuesses::SearchBeside(const Guess& guess, std::span<const Side> a,
                               std::span<const Side> b, const Moving& moving) {
  const Known known = KnownOf(guess.dates, &moving);
  const auto possible = Narrowed(known);
  if (!possible) return false;
  search_.Pose(*possible, known.person, known.days);
  return search_.Differ(a, b, moving) == Real::kFound;
}

}  // namespace safeconduct::query
