// SPDX-License-Identifier: Apache-2.0
//
// A walk over classes treats a date that is looked at through two variables as
// if they could move apart. Here a way down the diagrams counts only where
// values realise it: the days of the dates, and how many lie between them.
//
// Idea. Go down depth first, and take with each class what it says of dates
// into a system of dates (date_system.cc), which says at once where nothing
// realises the way any more. A date is one run of days, or none, before
// anything is asked of it, and what is asked of a count is one run of numbers:
// runs are tried one after the other, and every system is exact. Of what looks
// at no date each class will do, so that a node is come to once with the same
// dates.
//
// Several diagrams are gone down at once, level by level, all with the same
// classes. To find two assignments that differ in some things alone, the
// diagrams of each are given copies of those dates, and their own classes of
// the variables that look at them.
//
// A number that is compared with another is a date too, as far as this goes:
// what lies between the two is counted (law::Law::IsCounted).
//
// Example. `m <= 2 or m > 2`, m the months from a date that is not known to one
// that need not have happened: false is come to where both are not so. Of m the
// walk has left what is neither, none alone, and if the second date did happen
// no way is left.
#include "query/dates/real_search.h"

#include <algorithm>
#include <bit>
#include <iterator>
#include <optional>
#include <set>
#include <utility>

#include "base/overloaded.h"
#include "chart/limits.h"

namespace safeconduct::query {

using chart::Side;
using diagram::Domain;
using diagram::NodeStore;

namespace {

// The day asked about, among the dates.
constexpr size_t kDay = 0;

bool IsKnown(const calendar::StepsRef& steps, Value day) {
  return steps == nullptr || steps->IsKnown(day);
}

}  // namespace

std::vector<RealSearch::Variable> RealSearch::VariablesOf(
    const chart::Chart& chart) {
  std::vector<RealSearch::Variable> variables;
  for (const diagram::VarId var : chart.Vars()) {
    variables.push_back({&chart.variable(var), &chart.domain(var)});
  }
  return variables;
}

RealSearch::RealSearch(const chart::Chart& chart, const NodeStore& store)
    : RealSearch(chart.law(), VariablesOf(chart), store) {}

RealSearch::RealSearch(const law::Law& law, std::vector<Variable> variables,
                       const NodeStore& store)
    : variables_(std::move(variables)),
      walk_(store),
      date_of_fact_(law.facts.size()),
      fact_of_date_(1) {
  for (const law::FactId fact : law.FactIds()) {
    if (!law.IsCounted(fact)) continue;
    date_of_fact_[fact.index()] = fact_of_date_.size();
    fact_of_date_.push_back(fact);
  }
  const auto date_of = [&](const law::DateRef& date) {
    return date ? date_of_fact_[date->index()] : kDay;
  };
  for (const Variable& each : variables_) {
    Form form = Plain();
    const chart::Variable& variable = *each.about;
    if (std::holds_alternative<law::Today>(variable)) {
      form = OneDate{kDay};
    } else if (const auto* fact = std::get_if<law::FactId>(&variable)) {
      if (law.IsCounted(*fact)) form = OneDate{date_of(*fact)};
    } else if (const auto* id = std::get_if<law::MeasureId>(&variable)) {
      const law::Measure& measure = law.measure(*id);
      form = DateSystem::Count{measure.unit,        date_of(measure.from),
                               date_of(measure.to), {},
                               measure.from_steps,  measure.to_steps};
    }
    forms_.push_back(form);
  }
  edges_.resize(fact_of_date_.size());
  for (const Form& form : forms_) {
    const auto* count = std::get_if<DateSystem::Count>(&form);
    if (count == nullptr) continue;
    for (const auto& [date, steps] : {std::pair(count->from, count->from_steps),
                                      std::pair(count->to, count->to_steps)}) {
      if (steps == nullptr) continue;
      edges_[date].insert(steps->known().lo);
      edges_[date].insert(steps->known().hi + 1);
    }
  }
  runs_.resize(fact_of_date_.size());
  known_.resize(2 * fact_of_date_.size());
  known_at_first_.resize(known_.size());
  days_at_first_.resize(known_.size());
}

void RealSearch::Pose(const diagram::PossibleClasses& possible,
                      const chart::Case& person, const chart::Days& days) {
  possible_ = &possible;
  person_ = &person;
  today_ = IntervalSet::Range(days.first.days, days.last.days);
  has_open_dates_ = days.first != days.last;
  for (size_t i = 1; i < fact_of_date_.size() && !has_open_dates_; ++i) {
    has_open_dates_ = !person.values(fact_of_date_[i]).OnlyValue();
  }
  walk_.Pose(possible);
  CutRuns();
}

// Between two edges of a date all steps from it are known, or some are not. A
// date of one run is always so; of others one is chosen when they are first
// looked at.
void RealSearch::CutRuns() {
  for (size_t date = 0; date < runs_.size(); ++date) {
    std::vector<Interval>& runs = runs_[date];
    runs.clear();
    const IntervalSet& values =
        date == kDay ? today_ : person_->values(fact_of_date_[date]);
    std::optional<Interval> days;
    for (const Interval& run : values.intervals()) {
      if (run.lo != kNone) days = {days ? days->lo : run.lo, run.hi};
      if (edges_[date].empty()) {
        runs.push_back(run);
        continue;
      }
      const auto pieces = chart::CutAt(run, edges_[date]);
      runs.insert(runs.end(), pieces.begin(), pieces.end());
    }
    const Known known = runs.size() > 1 ? Known::kNotYet
                        : days          ? Known::kDay
                                        : Known::kNone;
    // The same of both assignments.
    for (const size_t copy : {date, date + runs_.size()}) {
      known_at_first_[copy] = known;
      days_at_first_[copy] = days.value_or(Interval{});
    }
  }
}

Real RealSearch::Meets(std::span<const Side> sides) {
  Places places;
  for (const Side& side : sides) {
    places.all[places.count++] = {side.root, side.terminal, false};
  }
  moving_dates_.assign(fact_of_date_.size(), false);
  walk_.Begin({});
  return Run(places);
}

Real RealSearch::Differ(std::span<const Side> a, std::span<const Side> b,
                        const Moving& moving) {
  moving_dates_.assign(fact_of_date_.size(), false);
  moving_dates_[kDay] = moving.today;
  for (size_t i = 1; i < fact_of_date_.size(); ++i) {
    moving_dates_[i] = moving.facts[fact_of_date_[i].index()];
  }
  Places places;
  for (const Side& side : a) {
    places.all[places.count++] = {side.root, side.terminal, false};
  }
  for (const Side& side : b) {
    places.all[places.count++] = {side.root, side.terminal, true};
  }
  walk_.Begin(MovingVars(moving));
  return Run(places);
}

// What is asked is numbered: which run a date is in, within which days it is,
// and what is counted, each for both assignments.
Real RealSearch::Run(Places places) {
  known_ = known_at_first_;
  trail_.Begin(days_at_first_, 2 * known_.size() + 2 * forms_.size());
  dead_ends_.clear();
  steps_ = 0;
  Reason why;
  if (Descend(places, why)) return Real::kFound;
  return steps_ >= patience_ ? Real::kGaveUp : Real::kNone;
}

Value RealSearch::FoundDay(const law::DateRef& date) const {
  const size_t d = date ? date_of_fact_[date->index()] : kDay;
  switch (known_[d]) {
    case Known::kNone:
      return kNone;
    case Known::kDay:
      // The earliest days are one solution.
      return trail_.days()[d].lo;
    case Known::kNotYet:
      break;
  }
  return runs_[d].front().lo;
}

Interval RealSearch::FoundRun(const law::DateRef& date) const {
  const size_t d = date ? date_of_fact_[date->index()] : kDay;
  if (known_[d] == Known::kNone) return {kNone, kNone};
  // Whatever was not looked at has any value.
  if (known_[d] == Known::kNotYet) return runs_[d].front();
  const DateSystem in_days = trail_.system().InDays();
  const auto earliest = in_days.Earliest();
  const auto latest = in_days.Latest();
  if (earliest && latest) return {(*earliest)[d], (*latest)[d]};
  const Value day = trail_.days()[d].lo;
  return {day, day};
}

size_t RealSearch::DateOf(size_t date, bool second) const {
  return second && moving_dates_[date] ? fact_of_date_.size() + date : date;
}

std::span<const Interval> RealSearch::RunsOf(size_t date) const {
  return runs_[date % fact_of_date_.size()];
}

// Returns, by VarId, of which each assignment has its own classes.
std::vector<bool> RealSearch::MovingVars(const Moving& moving) const {
  std::vector<bool> vars;
  for (size_t var = 0; var < forms_.size(); ++var) {
    vars.push_back(std::visit(
        Overloaded{
            [&](Plain) { return bool{moving.vars[var]}; },
            [&](OneDate one) { return bool{moving_dates_[one.date]}; },
            [&](const DateSystem::Count& count) {
              return moving_dates_[count.from] || moving_dates_[count.to];
            },
        },
        forms_[var]));
  }
  return vars;
}

namespace {

// Adds places on the trail to others.
void AddReason(const DateTrail::Reason& more, DateTrail::Reason& reason) {
  DateTrail::Reason both;
  std::ranges::set_union(reason, more, std::back_inserter(both));
  reason = std::move(both);
}

}  // namespace

// -- Down ---------------------------------------------------------------------
//
// Each of these returns whether a way was found, and leaves the trail on it; if
// not, it adds to `why` what on the trail no way goes with. What led nowhere
// does so again with the same things asked, whatever else was.

// Returns the places of what is asked of some nodes and leads nowhere.
std::optional<RealSearch::Reason> RealSearch::KnownDeadEnd(
    const Nodes& here) const {
  const auto found = dead_ends_.find(here);
  if (found == dead_ends_.end()) return std::nullopt;
  for (const DeadEnd& dead_end : found->second) {
    Reason places;
    for (const Claim& claim : dead_end) {
      const auto place = trail_.Find(claim.what);
      if (!place) break;
      const Interval& values = trail_.at(*place).values;
      if (values.lo < claim.values.lo || values.hi > claim.values.hi) break;
      places.push_back(*place);
    }
    if (places.size() != dead_end.size()) continue;
    std::ranges::sort(places);
    return places;
  }
  return std::nullopt;
}

void RealSearch::Remember(const Nodes& here, const Reason& why) {
  if (dead_ends_.size() > kRemembered) return;
  std::vector<DeadEnd>& of_nodes = dead_ends_[here];
  // What was found lately is likeliest to be met again.
  if (of_nodes.size() >= kDeadEnds) of_nodes.erase(of_nodes.begin());
  DeadEnd dead_end;
  for (const uint32_t place : why) {
    dead_end.push_back({trail_.at(place).what, trail_.at(place).values});
  }
  of_nodes.push_back(std::move(dead_end));
}

bool RealSearch::Descend(const Places& places, Reason& why) {
  if (!walk_.LiveTogether(places)) return false;
  const auto level = walk_.LevelOf(places);
  if (!level) return true;
  if (++steps_ >= patience_) return false;
  const Nodes here = walk_.NodesOf(places);
  Reason found_why;
  if (const auto known = KnownDeadEnd(here)) {
    found_why = *known;
  } else {
    if (DescendLevel(places, *level, found_why)) return true;
    if (steps_ >= patience_) return false;
    Remember(here, found_why);
  }
  AddReason(found_why, why);
  return false;
}

bool RealSearch::DescendLevel(const Places& places, const Level& level,
                              Reason& why) {
  return std::visit(Overloaded{
                        [&](Plain) { return DescendPlain(places, level, why); },
                        [&](OneDate one) {
                          const size_t date = DateOf(one.date, level.of_second);
                          if (known_[date] == Known::kNotYet) {
                            return DescendRuns(places, date, why);
                          }
                          return DescendDate(places, level, date, why);
                        },
                        [&](const DateSystem::Count& between) {
                          DateSystem::Count dates = between;
                          dates.from = DateOf(between.from, level.of_second);
                          dates.to = DateOf(between.to, level.of_second);
                          for (const size_t date : {dates.from, dates.to}) {
                            if (known_[date] == Known::kNotYet) {
                              return DescendRuns(places, date, why);
                            }
                          }
                          return DescendCount(places, level, dates, why);
                        },
                    },
                    forms_[level.var.index()]);
}

bool RealSearch::DescendPlain(const Places& places, const Level& level,
                              Reason& why) {
  const auto words = possible_->words(level.var);
  Places last;
  for (size_t w = 0; w < words.size(); ++w) {
    for (uint64_t left = words[w]; left != 0; left &= left - 1) {
      const size_t c = w * 64 + static_cast<size_t>(std::countr_zero(left));
      const Places below = walk_.Below(places, level.those(), c);
      // Neighbouring classes mostly lead on alike.
      if (last.count != 0 && below.all == last.all) continue;
      if (Descend(below, why)) return true;
      last = below;
    }
  }
  return false;
}

// Goes on with something asked.
bool RealSearch::DescendAsking(const Places& below, DateTrail::Asked asked,
                               Reason& why) {
  const auto place = static_cast<uint32_t>(trail_.size());
  Reason found_why;
  if (!trail_.Push(std::move(asked))) {
    found_why = trail_.WhyNone();
  } else if (Descend(below, found_why)) {
    return true;
  }
  trail_.Pop();
  std::erase(found_why, place);
  AddReason(found_why, why);
  return false;
}

// Goes on with each run of a date's values, from the same place.
bool RealSearch::DescendRuns(const Places& places, size_t date, Reason& why) {
  const auto what = static_cast<uint32_t>(date);
  const auto place = static_cast<uint32_t>(trail_.size());
  for (const Interval& run : RunsOf(date)) {
    known_[date] = run.lo == kNone ? Known::kNone : Known::kDay;
    Reason of_run;
    if (!trail_.Push({what, DateTrail::Choice{date}, run})) {
      of_run = trail_.WhyNone();
    } else if (Descend(places, of_run)) {
      return true;
    }
    trail_.Pop();
    known_[date] = Known::kNotYet;
    if (steps_ >= patience_) return false;
    if (!std::ranges::binary_search(of_run, place)) {
      // It leads nowhere whichever run it is.
      why = std::move(of_run);
      return false;
    }
    std::erase(of_run, place);
    AddReason(of_run, why);
  }
  return false;
}

// Adds where the run of a date was chosen, if it has several.
void RealSearch::AddChoice(size_t date, Reason& why) const {
  if (const auto place = trail_.Find(static_cast<uint32_t>(date))) {
    AddReason({*place}, why);
  }
}

// Goes on where a date that is looked at did not happen.
bool RealSearch::DescendNone(const Places& places, const Level& level,
                             Reason& why) {
  return Descend(
      walk_.Below(places, level.those(),
                  variables_[level.var.index()].domain->ClassOf(kNone)),
      why);
}

bool RealSearch::NoneLives(const Places& places, const Level& level) {
  const Domain& domain = *variables_[level.var.index()].domain;
  return domain.pieces().front().lo == kNone &&
         walk_.LiveTogether(
             walk_.Below(places, level.those(), domain.ClassOf(kNone)));
}

// Goes on with each run of values which leads on alike and has some `within`,
// outside of which none can be, and with what it says of dates. `asked` has no
// values yet.
bool RealSearch::DescendPieces(const Places& places, const Level& level,
                               Interval within, DateTrail::Asked asked,
                               Reason& why) {
  const Domain& domain = *variables_[level.var.index()].domain;
  const auto pieces = domain.pieces();
  // What lies before and behind, if a way may lead on from there.
  std::optional<Interval> before;
  std::optional<Interval> behind;
  for (auto piece = pieces.begin(); piece != pieces.end();) {
    if (piece->lo == kNone) {
      ++piece;
      continue;
    }
    const Places below = walk_.Below(places, level.those(), piece->class_index);
    Interval run{piece->lo, piece->hi};
    for (++piece; piece != pieces.end(); ++piece) {
      // Values between two pieces are none of the variable's.
      const Places next =
          walk_.Below(places, level.those(), piece->class_index);
      if (next.all != below.all || piece->lo != run.hi + 1) break;
      run.hi = piece->hi;
    }
    if (!walk_.LiveTogether(below)) continue;
    if (run.lo < within.lo) {
      const Interval outside{run.lo, std::min(run.hi, within.lo - 1)};
      before = before ? Interval{before->lo, outside.hi} : outside;
    }
    if (run.hi > within.hi) {
      const Interval outside{std::max(run.lo, within.hi + 1), run.hi};
      behind = behind ? Interval{behind->lo, outside.hi} : outside;
    }
    if (run.hi < within.lo || run.lo > within.hi) continue;
    if (run.lo <= within.lo && within.hi <= run.hi) {
      // It says nothing that was not so before.
      if (Descend(below, why)) return true;
    } else {
      asked.values = run;
      if (DescendAsking(below, asked, why)) return true;
    }
    if (steps_ >= patience_) return false;
  }
  for (const auto& outside : {before, behind}) {
    if (!outside) continue;
    asked.values = *outside;
    AddReason(trail_.WhyNot(asked), why);
  }
  return false;
}

bool RealSearch::DescendDate(const Places& places, const Level& level,
                             size_t date, Reason& why) {
  if (known_[date] == Known::kNone) {
    AddChoice(date, why);
    return DescendNone(places, level, why);
  }
  if (NoneLives(places, level)) AddChoice(date, why);
  const auto what = static_cast<uint32_t>(known_.size() + date);
  return DescendPieces(places, level, trail_.days()[date],
                       {what, DateTrail::Limit{date}, {}}, why);
}

// Goes on with any number: that of steps which lead beyond a calendar.
bool RealSearch::DescendUnknown(const Places& places, const Level& level,
                                Reason& why) {
  Places last;
  for (const Domain::Piece& piece :
       variables_[level.var.index()].domain->pieces()) {
    if (piece.lo == kNone) continue;
    const Places below = walk_.Below(places, level.those(), piece.class_index);
    if (last.count != 0 && below.all == last.all) continue;
    if (Descend(below, why)) return true;
    last = below;
  }
  return false;
}

bool RealSearch::DescendCount(const Places& places, const Level& level,
                              const DateSystem::Count& count, Reason& why) {
  for (const size_t date : {count.from, count.to}) {
    if (known_[date] != Known::kNone) continue;
    AddChoice(date, why);
    return DescendNone(places, level, why);
  }
  const bool none_lives = NoneLives(places, level);
  for (const auto& [date, steps] : {std::pair(count.from, count.from_steps),
                                    std::pair(count.to, count.to_steps)}) {
    if (none_lives || steps != nullptr) AddChoice(date, why);
  }
  const Interval from = trail_.days()[count.from];
  const Interval to = trail_.days()[count.to];
  // Runs are cut so that steps are known of all their days or of none.
  if (!IsKnown(count.from_steps, from.lo) || !IsKnown(count.to_steps, to.lo)) {
    return DescendUnknown(places, level, why);
  }
  const auto led = [](const calendar::StepsRef& steps, const Interval& days) {
    return IntervalSet{
        {*calendar::From(steps, days.lo), *calendar::From(steps, days.hi)}};
  };
  const IntervalSet counts = chart::CountBetween(
      count.unit, led(count.from_steps, from), led(count.to_steps, to));
  const auto what = static_cast<uint32_t>(
      2 * known_.size() + 2 * level.var.index() +
      (count.from >= fact_of_date_.size() || count.to >= fact_of_date_.size()));
  return DescendPieces(places, level, {counts.min(), counts.max()},
                       {what, count, {}}, why);
}

}  // namespace safeconduct::query
