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
#include <optional>
#include <set>
#include <utility>

#include "base/overloaded.h"
#include "chart/limits.h"
#include "diagram/hash.h"

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

std::vector<RealSearch::Variable> VariablesOf(const chart::Chart& chart) {
  std::vector<RealSearch::Variable> variables;
  for (const diagram::VarId var : chart.Vars()) {
    variables.push_back({&chart.variable(var), &chart.domain(var)});
  }
  return variables;
}

}  // namespace

size_t RealSearch::HashVisited::operator()(const Visited& visited) const {
  uint64_t hash = visited.asked;
  for (const uint32_t node : visited.nodes) {
    hash = diagram::Scramble(hash ^ node);
  }
  return hash;
}

size_t RealSearch::HashAsked::operator()(const Asked& asked) const {
  uint64_t hash = (uint64_t{asked.before} << 32) | asked.what;
  hash = diagram::Scramble(hash);
  hash ^= (uint64_t{static_cast<uint32_t>(asked.values.lo)} << 32) |
          static_cast<uint32_t>(asked.values.hi);
  return diagram::Scramble(hash);
}

RealSearch::RealSearch(const chart::Chart& chart, const NodeStore& store)
    : RealSearch(chart.law(), VariablesOf(chart), store) {}

RealSearch::RealSearch(const law::Law& law, std::vector<Variable> variables,
                       const NodeStore& store)
    : variables_(std::move(variables)),
      store_(store),
      date_of_fact_(law.facts.size()),
      fact_of_date_(1),
      lives_in_(store.node_count()),
      lives_(store.node_count()),
      system_(std::vector<Interval>()) {
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
      form = Count{measure.unit, date_of(measure.from), date_of(measure.to),
                   measure.from_steps, measure.to_steps};
    }
    forms_.push_back(form);
  }
  edges_.resize(fact_of_date_.size());
  for (const Form& form : forms_) {
    const auto* count = std::get_if<Count>(&form);
    if (count == nullptr) continue;
    for (const auto& [date, steps] : {std::pair(count->from, count->from_steps),
                                      std::pair(count->to, count->to_steps)}) {
      if (steps == nullptr) continue;
      edges_[date].push_back(steps->known().lo);
      edges_[date].push_back(steps->known().hi + 1);
    }
  }
  runs_.resize(fact_of_date_.size());
  const size_t copies = 2 * fact_of_date_.size();
  known_.resize(copies);
  system_ = DateSystem(std::vector<Interval>(copies));
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
  ++stamp_;
  CutRuns();
}

// Between two edges of a date all steps from it are known, or some are not.
void RealSearch::CutRuns() {
  for (size_t date = 0; date < runs_.size(); ++date) {
    std::vector<Interval>& runs = runs_[date];
    runs.clear();
    const IntervalSet& values =
        date == kDay ? today_ : person_->values(fact_of_date_[date]);
    for (const Interval& run : values.intervals()) {
      std::set<Value> starts(edges_[date].begin(), edges_[date].end());
      for (const Interval& piece : chart::CutAt(run, starts)) {
        runs.push_back(piece);
      }
    }
  }
}

Real RealSearch::Meets(std::span<const Side> sides) {
  Places places;
  for (const Side& side : sides) {
    places.all[places.count++] = {side.root, side.terminal, false};
  }
  moving_ = nullptr;
  moving_dates_.assign(fact_of_date_.size(), false);
  return Run(places);
}

Real RealSearch::Differ(std::span<const Side> a, std::span<const Side> b,
                        const Moving& moving) {
  moving_ = &moving;
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
  return Run(places);
}

Real RealSearch::Run(Places places) {
  system_.TakeBack(0, {});
  for (size_t date = 0; date < known_.size(); ++date) {
    // A date of one run is always so; of others one is chosen when they are
    // first looked at.
    const auto runs = RunsOf(date);
    const bool is_day = runs.size() == 1 && runs.front().lo != kNone;
    known_[date] = runs.size() > 1 ? Known::kNotYet
                   : is_day        ? Known::kDay
                                   : Known::kNone;
    system_.SetDays(date, is_day ? runs.front() : Interval{});
  }
  visited_.clear();
  live_together_.clear();
  asked_numbers_.clear();
  asked_ = 0;
  steps_ = 0;
  if (Descend(places)) return Real::kFound;
  return steps_ >= kSteps ? Real::kGaveUp : Real::kNone;
}

Value RealSearch::FoundDay(law::FactId fact) const {
  const size_t date = date_of_fact_[fact.index()];
  switch (known_[date]) {
    case Known::kNone:
      return kNone;
    case Known::kDay:
      // The earliest days are one solution.
      return system_.days()[date].lo;
    case Known::kNotYet:
      break;
  }
  return person_->values(fact).min();
}

Interval RealSearch::FoundDays() const {
  const DateSystem in_days = system_.InDays();
  const auto earliest = in_days.Earliest();
  const auto latest = in_days.Latest();
  if (earliest && latest) return {(*earliest)[kDay], (*latest)[kDay]};
  const Value day = system_.days()[kDay].lo;
  return {day, day};
}

// Returns whether the walk over classes comes from a place to what is asked.
bool RealSearch::Lives(const Place& place) {
  if (NodeStore::IsTerminal(place.node)) {
    return (place.node == diagram::kTrue) == place.terminal;
  }
  const size_t node = place.node.index();
  const size_t side = place.terminal ? 1 : 0;
  if (lives_in_[node][side] == stamp_) return lives_[node][side];
  const VarId var = store_.var(place.node);
  const auto words = possible_->words(var);
  const auto children = store_.children(place.node);
  bool lives = false;
  for (size_t c = 0; c < children.size() && !lives; ++c) {
    if ((words[c / 64] >> (c % 64) & 1) == 0) continue;
    lives = Lives({children[c], place.terminal, false});
  }
  lives_in_[node][side] = stamp_;
  lives_[node][side] = lives;
  return lives;
}

size_t RealSearch::DateOf(size_t date, bool second) const {
  return second && moving_dates_[date] ? fact_of_date_.size() + date : date;
}

std::span<const Interval> RealSearch::RunsOf(size_t date) const {
  return runs_[date % fact_of_date_.size()];
}

bool RealSearch::IsMoving(VarId var) const {
  if (moving_ == nullptr) return false;
  return std::visit(
      Overloaded{
          [&](Plain) { return bool{moving_->vars[var.index()]}; },
          [&](OneDate one) { return bool{moving_dates_[one.date]}; },
          [&](const Count& count) {
            return moving_dates_[count.from] || moving_dates_[count.to];
          },
      },
      forms_[var.index()]);
}

// Returns the number of what is asked of dates so far and this.
uint32_t RealSearch::Ask(uint32_t what, Interval values) {
  const auto next = static_cast<uint32_t>(asked_numbers_.size() + 1);
  return asked_numbers_.try_emplace({asked_, what, values}, next).first->second;
}

// Returns the first variable that any of some places test, and which of them go
// on by it; nothing where all have come to what is asked.
std::optional<RealSearch::Level> RealSearch::LevelOf(
    const Places& places) const {
  std::optional<Level> level;
  for (size_t i = 0; i < places.count; ++i) {
    if (NodeStore::IsTerminal(places.all[i].node)) continue;
    const VarId tested = store_.var(places.all[i].node);
    if (!level || tested < level->var) level.emplace(tested);
  }
  if (!level) return level;
  bool second = true;
  for (size_t i = 0; i < places.count; ++i) {
    const Place& place = places.all[i];
    if (NodeStore::IsTerminal(place.node) ||
        store_.var(place.node) != level->var) {
      continue;
    }
    second = second && place.second;
    level->testing[level->count++] = i;
  }
  // Where each assignment has its own value of the variable, those of the first
  // go on alone.
  if (!IsMoving(level->var)) return level;
  level->of_second = second;
  if (second) return level;
  const auto begin = level->testing.begin();
  const auto end =
      std::remove_if(begin, begin + static_cast<ptrdiff_t>(level->count),
                     [&](size_t i) { return places.all[i].second; });
  level->count = static_cast<size_t>(end - begin);
  return level;
}

// Returns whether a walk over classes, all places together, comes to what is
// asked. Of two diagrams each may come there by itself, and no class lead both.
bool RealSearch::LiveTogether(const Places& places) {
  for (size_t i = 0; i < places.count; ++i) {
    if (!Lives(places.all[i])) return false;
  }
  if (places.count < 2) return true;
  const auto level = LevelOf(places);
  if (!level) return true;
  Visited here;
  for (size_t i = 0; i < places.count; ++i) {
    here.nodes[i] = places.all[i].node.value;
  }
  const auto [known, is_new] = live_together_.try_emplace(here, true);
  if (!is_new) return known->second;
  // Beyond so many no more is remembered, and they may live for all one knows.
  if (live_together_.size() > kRemembered) return true;
  const auto words = possible_->words(level->var);
  Places last;
  for (size_t w = 0; w < words.size(); ++w) {
    for (uint64_t left = words[w]; left != 0; left &= left - 1) {
      const size_t c = w * 64 + static_cast<size_t>(std::countr_zero(left));
      const Places below = Below(places, level->those(), c);
      if (last.count != 0 && below.all == last.all) continue;
      if (LiveTogether(below)) return true;
      last = below;
    }
  }
  live_together_[here] = false;
  return false;
}

bool RealSearch::Descend(const Places& places) {
  if (!LiveTogether(places)) return false;
  const auto level = LevelOf(places);
  if (!level) return true;
  if (++steps_ >= kSteps) return false;
  Visited here{{}, asked_};
  for (size_t i = 0; i < places.count; ++i) {
    here.nodes[i] = places.all[i].node.value;
  }
  // What was come to before and is come to again led nowhere.
  if (!visited_.emplace(here, true).second) return false;
  const VarId var = level->var;
  const bool of_second = level->of_second;
  const std::span<const size_t> those = level->those();
  return std::visit(Overloaded{
                        [&](Plain) { return DescendPlain(places, var, those); },
                        [&](OneDate one) {
                          const size_t date = DateOf(one.date, of_second);
                          if (known_[date] == Known::kNotYet)
                            return DescendRuns(places, date);
                          return DescendDate(places, var, date, those);
                        },
                        [&](const Count& between) {
                          const Count dates{
                              between.unit, DateOf(between.from, of_second),
                              DateOf(between.to, of_second), between.from_steps,
                              between.to_steps};
                          for (const size_t date : {dates.from, dates.to}) {
                            if (known_[date] == Known::kNotYet) {
                              return DescendRuns(places, date);
                            }
                          }
                          return DescendCount(places, var, dates, those);
                        },
                    },
                    forms_[var.index()]);
}

RealSearch::Places RealSearch::Below(const Places& places,
                                     std::span<const size_t> testing,
                                     size_t class_index) const {
  Places below = places;
  for (const size_t i : testing) {
    below.all[i].node = store_.children(places.all[i].node)[class_index];
  }
  return below;
}

bool RealSearch::DescendPlain(const Places& places, VarId var,
                              std::span<const size_t> testing) {
  const auto words = possible_->words(var);
  Places last;
  for (size_t w = 0; w < words.size(); ++w) {
    for (uint64_t left = words[w]; left != 0; left &= left - 1) {
      const size_t c = w * 64 + static_cast<size_t>(std::countr_zero(left));
      const Places below = Below(places, testing, c);
      // Neighbouring classes mostly lead on alike.
      if (last.count != 0 && below.all == last.all) continue;
      if (Descend(below)) return true;
      last = below;
    }
  }
  return false;
}

// Goes on with each run of a date's values, from the same place.
bool RealSearch::DescendRuns(const Places& places, size_t date) {
  const uint32_t asked = asked_;
  const auto what = static_cast<uint32_t>(date);
  const Interval before = system_.days()[date];
  for (const Interval& run : RunsOf(date)) {
    known_[date] = run.lo == kNone ? Known::kNone : Known::kDay;
    system_.SetDays(date, run.lo == kNone ? Interval{} : run);
    asked_ = asked;
    asked_ = Ask(what, run);
    if (Descend(places)) return true;
  }
  known_[date] = Known::kNotYet;
  system_.SetDays(date, before);
  asked_ = asked;
  return false;
}

// Goes on with each run of values `within` which leads on alike, and with what
// it says of dates.
template <typename Limit>
bool RealSearch::DescendPieces(const Places& places, VarId var, Interval within,
                               uint32_t what, std::span<const size_t> testing,
                               const Limit& limit) {
  const Domain& domain = *variables_[var.index()].domain;
  const auto pieces = domain.pieces();
  auto piece =
      std::ranges::lower_bound(pieces, within.lo, {}, &Domain::Piece::hi);
  const std::vector<Interval> days(system_.days().begin(),
                                   system_.days().end());
  const size_t counts = system_.count_count();
  const uint32_t asked = asked_;
  while (piece != pieces.end() && piece->lo <= within.hi) {
    const Places below = Below(places, testing, piece->class_index);
    Interval run{std::max(piece->lo, within.lo), piece->hi};
    for (++piece; piece != pieces.end() && piece->lo <= within.hi; ++piece) {
      // Values between two pieces are none of the variable's.
      const Places next = Below(places, testing, piece->class_index);
      if (next.all != below.all || piece->lo != run.hi + 1) break;
      run.hi = piece->hi;
    }
    run.hi = std::min(run.hi, within.hi);
    bool lives = true;
    for (const size_t i : testing) lives = lives && Lives(below.all[i]);
    if (!lives) continue;
    if (run == within) {
      // It says nothing that was not so before.
      if (Descend(below)) return true;
      continue;
    }
    limit(run);
    if (system_.Settle()) {
      asked_ = Ask(what, run);
      if (Descend(below)) return true;
    }
    asked_ = asked;
    system_.TakeBack(counts, days);
  }
  return false;
}

bool RealSearch::DescendDate(const Places& places, VarId var, size_t date,
                             std::span<const size_t> testing) {
  if (known_[date] == Known::kNone) {
    return Descend(
        Below(places, testing, variables_[var.index()].domain->ClassOf(kNone)));
  }
  const auto what = static_cast<uint32_t>(known_.size() + date);
  return DescendPieces(places, var, system_.days()[date], what, testing,
                       [&](Interval run) { system_.Limit(date, run); });
}

// Goes on with any number: that of steps which lead beyond a calendar.
bool RealSearch::DescendUnknown(const Places& places, VarId var,
                                std::span<const size_t> testing) {
  Places last;
  for (const Domain::Piece& piece : variables_[var.index()].domain->pieces()) {
    if (piece.lo == kNone) continue;
    const Places below = Below(places, testing, piece.class_index);
    if (last.count != 0 && below.all == last.all) continue;
    if (Descend(below)) return true;
    last = below;
  }
  return false;
}

bool RealSearch::DescendCount(const Places& places, VarId var,
                              const Count& count,
                              std::span<const size_t> testing) {
  if (known_[count.from] == Known::kNone || known_[count.to] == Known::kNone) {
    return Descend(
        Below(places, testing, variables_[var.index()].domain->ClassOf(kNone)));
  }
  const Interval from = system_.days()[count.from];
  const Interval to = system_.days()[count.to];
  // Runs are cut so that steps are known of all their days or of none.
  if (!IsKnown(count.from_steps, from.lo) || !IsKnown(count.to_steps, to.lo)) {
    return DescendUnknown(places, var, testing);
  }
  const auto led = [](const calendar::StepsRef& steps, const Interval& days) {
    return IntervalSet{
        {*calendar::From(steps, days.lo), *calendar::From(steps, days.hi)}};
  };
  const IntervalSet counts = chart::CountBetween(
      count.unit, led(count.from_steps, from), led(count.to_steps, to));
  const auto what = static_cast<uint32_t>(
      2 * known_.size() + 2 * var.index() +
      (count.from >= fact_of_date_.size() || count.to >= fact_of_date_.size()));
  return DescendPieces(places, var, {counts.min(), counts.max()}, what, testing,
                       [&](Interval run) {
                         system_.Add({count.unit, count.from, count.to, run,
                                      count.from_steps, count.to_steps});
                       });
}

}  // namespace safeconduct::query
