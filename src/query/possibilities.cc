// SPDX-License-Identifier: Apache-2.0
//
// Which of what a question leaves open can be.
//
// A combination of values is possible where every assumption of the pack holds;
// a route has two sides, the possible combinations with which it is open, and
// those with which it is closed (Chart::OpenSide). A walk over classes
// (diagram/evaluation.h) finds what cannot be, and is exact where all dates are
// known. Where a side is come to and some date is not, a search says whether
// real dates come to it too (query/dates/real_search.h). So what is settled,
// and what only a walk is needed for, costs no search.
//
// What an outcome turns on. A flip is two possible combinations with different
// outcomes, taken as the things in which they differ; a thing matters when it
// is in a flip that has no smaller one within it. Without assumptions these are
// flips of one thing: of two combinations with different outcomes one leads to
// the other by one thing after the other, and at some step the outcome changes.
// With them steps may be ruled out. So first each thing is tried by itself;
// among those that do not matter so, a least flip is found by leaving out one
// thing after the other, and further ones by trying without each of its things.
//
// The things of a least flip hang together by what rules combinations out. Say
// that no assumption looks at things of two parts of a flip: then all of them
// hold too where one part alone is changed, and one of the two steps changes
// the outcome, so that the flip was not a least one. So only things are tried
// together that assumptions tie, one to the next.
//
// Example. `always x is none or y is yes`, and a route that is open where x is
// not none. With x and y unknown, x is none and y is no turns to open only
// where both change: neither flips alone where y is no, but with y yes x does.
#include "query/possibilities.h"

#include <algorithm>
#include <array>
#include <bit>
#include <iterator>
#include <map>
#include <numeric>
#include <span>
#include <utility>
#include <variant>

#include "base/overloaded.h"
#include "chart/limits.h"
#include "diagram/analysis.h"
#include "record/timeline.h"

namespace safeconduct::query {

using chart::Case;
using chart::Chart;
using chart::Days;
using chart::Side;
using diagram::NodeId;
using diagram::Reach;
using diagram::VarId;
using law::RouteId;

namespace {

// Returns the variables that some of `roots` test, ascending.
std::vector<VarId> VarsUnder(const diagram::NodeStore& store,
                             std::initializer_list<NodeId> roots) {
  std::set<VarId> vars;
  for (const NodeId root : roots) {
    const auto support = diagram::Support(store, root);
    vars.insert(support.begin(), support.end());
  }
  return {vars.begin(), vars.end()};
}

// Returns, by FactId, whether some of the variables look at a fact.
std::vector<bool> FactsOfVars(const Chart& chart,
                              const std::vector<VarId>& vars) {
  std::vector<bool> facts(chart.law().facts.size());
  for (const VarId var : vars) {
    for (const auto& fact : chart::LookedAt(chart.law(), chart.variable(var))) {
      if (fact) facts[fact->index()] = true;
    }
  }
  return facts;
}

// Returns whether two of some variables look at one date, or one that steps
// lead on from it.
bool ShareDates(const Chart& chart, const std::vector<VarId>& vars) {
  std::set<law::DateRef> seen;
  for (const VarId var : vars) {
    // Steps jump over days, so that not every number between two is counted.
    const auto* measure = std::get_if<law::MeasureId>(&chart.variable(var));
    if (measure != nullptr && chart.law().measure(*measure).has_steps()) {
      return true;
    }
    for (const auto& date : chart::LookedAt(chart.law(), chart.variable(var))) {
      const bool is_date = !date || chart.law().IsCounted(*date);
      if (is_date && !seen.insert(date).second) return true;
    }
  }
  return false;
}

Possibilities::Sides SidesOf(const Chart& chart) {
  Possibilities::Sides sides;
  for (const RouteId route : chart.law().RouteIds()) {
    sides.open.push_back(chart.OpenSide(route));
    sides.closed.push_back(chart.ClosedSide(route));
  }
  sides.assumed = chart.assumed();
  return sides;
}

Holds HoldsOfReach(bool may, bool may_not) {
  if (may && may_not) return Holds::kUnknown;
  return may ? Holds::kYes : Holds::kNo;
}

}  // namespace

Possibilities::Possibilities(const Chart& chart)
    : Possibilities(chart, chart.store(), SidesOf(chart)) {
  for (const law::ClauseId id : chart.law().ClauseIds()) {
    clause_shares_dates_.push_back(ShareDates(
        chart, VarsUnder(chart.store(), {chart.dated().clauses[id.index()],
                                         chart.PossibleOf(id)})));
  }
}

Possibilities::Possibilities(const Chart& chart,
                             const diagram::NodeStore& store, Sides sides)
    : chart_(chart),
      sides_(std::move(sides)),
      store_(store),
      evaluator_(store),
      search_(chart, store),
      guesses_(chart, store),
      assumed_facts_(FactsOfVars(chart, VarsUnder(store, {sides_.assumed}))) {
  const law::Law& law = chart.law();
  for (const RouteId route : law.RouteIds()) {
    vars_of_.push_back(VarsUnder(store, {sides_.open[route.index()].root,
                                         sides_.closed[route.index()].root}));
    facts_of_.push_back(FactsOfVars(chart, vars_of_.back()));
    shares_dates_.push_back(ShareDates(chart, vars_of_.back()));
  }
  moving_.vars.resize(chart.var_count());
  moving_.facts.resize(law.facts.size());
}

void Possibilities::Pose(const diagram::PossibleClasses& possible,
                         const Case& person, const Days& days) {
  possible_ = &possible;
  person_ = &person;
  days_ = days;
  gave_up_ = false;
  Search(possible, person, days);
}

// Makes a question the one that is searched.
void Possibilities::Search(const diagram::PossibleClasses& possible,
                           const Case& person, const Days& days) {
  search_.Pose(possible, person, days);
  guesses_.Pose(possible, person, days);
}

// Where a search gives up, what it looked for may be.
bool Possibilities::IsReal(std::span<const Side> sides) {
  if (guesses_.Meets(sides)) return true;
  const Real real = search_.Meets(sides);
  if (real == Real::kFound) guesses_.Learn(search_);
  gave_up_ = gave_up_ || real == Real::kGaveUp;
  return real != Real::kNone;
}

bool Possibilities::IsContradictory() {
  if (sides_.assumed == diagram::kTrue) return false;
  return !Comes({sides_.assumed, true});
}

bool Possibilities::Reaches(Side side) {
  const Reach reach = evaluator_.Reachable(side.root, *possible_);
  return (reach &
          (side.terminal ? diagram::kMayBeTrue : diagram::kMayBeFalse)) != 0;
}

bool Possibilities::Comes(Side side) {
  return Reaches(side) && (!search_.has_open_dates() || IsReal({&side, 1}));
}

// Each assignment that is found tells of a run of values; what is left on both
// sides of it is searched in turn.
IntervalSet Possibilities::ValuesOf(const law::DateRef& date, Side side) {
  constexpr int kMostSearches = 4'000;
  IntervalSet found;
  const IntervalSet values = chart::DaysOf(date, *person_, days_);
  std::vector<Interval> left(values.intervals().begin(),
                             values.intervals().end());
  Case narrowed = *person_;
  for (int searches = 0; !left.empty(); ++searches) {
    const Interval run = left.back();
    left.pop_back();
    if (date) {
      narrowed.Set(*date, IntervalSet{run});
      search_.Pose(*possible_, narrowed, days_);
    } else {
      search_.Pose(*possible_, *person_, {Date{run.lo}, Date{run.hi}});
    }
    const Real real =
        searches < kMostSearches ? search_.Meets({&side, 1}) : Real::kGaveUp;
    if (real == Real::kNone) continue;
    gave_up_ = gave_up_ || real == Real::kGaveUp;
    const Interval met = real == Real::kFound ? search_.FoundRun(date) : run;
    found = found.Union(IntervalSet{met});
    if (run.lo < met.lo) left.push_back({run.lo, met.lo - 1});
    if (met.hi < run.hi) left.push_back({met.hi + 1, run.hi});
  }
  return found;
}

Outcome Possibilities::OutcomeOf(RouteId route) {
  const Side open = sides_.open[route.index()];
  const Side closed = sides_.closed[route.index()];
  Reach reach = 0;
  if (!RulesOut(route)) {
    reach = evaluator_.Reachable(open.root, *possible_);
  } else {
    reach = evaluator_.Reachable(open.root, *possible_) & diagram::kMayBeTrue;
    if ((evaluator_.Reachable(closed.root, *possible_) & diagram::kMayBeTrue) !=
        0) {
      reach |= diagram::kMayBeFalse;
    }
  }
  // A question has some possible combination: what is on one side alone needs
  // no search.
  if (reach == diagram::kMayBeTrue) return Outcome::kOpen;
  if (reach == diagram::kMayBeFalse) return Outcome::kClosed;
  if (!search_.has_open_dates() || !shares_dates_[route.index()]) {
    return Outcome::kUndetermined;
  }
  if (!IsReal({&open, 1})) return Outcome::kClosed;
  return IsReal({&closed, 1}) ? Outcome::kUndetermined : Outcome::kOpen;
}

bool Possibilities::MayBe(RouteId route, Outcome outcome) {
  const Side side = outcome == Outcome::kOpen ? sides_.open[route.index()]
                                              : sides_.closed[route.index()];
  return Reaches(side) && (!search_.has_open_dates() ||
                           !shares_dates_[route.index()] || IsReal({&side, 1}));
}

Holds Possibilities::HoldsOf(law::ClauseId clause) {
  const NodeId root = chart_.dated().clauses[clause.index()];
  const Reach reach = evaluator_.Reachable(root, *possible_);
  const bool may = (reach & diagram::kMayBeTrue) != 0;
  const bool may_not = (reach & diagram::kMayBeFalse) != 0;
  const Side possible{chart_.PossibleOf(clause), true};
  const bool exact =
      possible.root == diagram::kTrue &&
      (!search_.has_open_dates() || !clause_shares_dates_[clause.index()]);
  if (!may || !may_not || exact) return HoldsOfReach(may, may_not);
  const std::array<Side, 2> holds = {Side{root, true}, possible};
  if (!IsReal(holds)) return Holds::kNo;
  const std::array<Side, 2> fails = {Side{root, false}, possible};
  return IsReal(fails) ? Holds::kUnknown : Holds::kYes;
}

// -- What is open -------------------------------------------------------------

bool Possibilities::IsOpen(law::FactId fact) {
  if (person_->values(fact).OnlyValue()) return false;
  if (!assumed_facts_[fact.index()]) return true;
  const bool open = chart_.law().IsCounted(fact)
                        ? IsOpenDate(fact)
                        : HasOpenClasses(fact, *chart_.VarOf(fact));
  // The searches put questions of their own.
  Search(*possible_, *person_, days_);
  return open;
}

// A date is open if it can be another day than some that it can be.
bool Possibilities::IsOpenDate(law::FactId fact) {
  const Side possible{sides_.assumed, true};
  const Real real = search_.Meets({&possible, 1});
  gave_up_ = gave_up_ || real == Real::kGaveUp;
  if (real != Real::kFound) return real == Real::kGaveUp;
  const IntervalSet found = IntervalSet::Single(search_.FoundDay(fact));
  Case without = *person_;
  without.Set(fact, person_->values(fact).Minus(found));
  Search(*possible_, without, days_);
  return IsReal({&possible, 1});
}

bool Possibilities::HasOpenClasses(law::FactId fact, VarId var) {
  const Side possible{sides_.assumed, true};
  const diagram::ClassSet classes = possible_->Classes(var);
  diagram::PossibleClasses narrowed = *possible_;
  int64_t values = 0;
  for (const uint32_t c : classes.Members()) {
    narrowed.Set(var,
                 diagram::ClassSet::Single(classes.class_count(), size_t{c}));
    Search(narrowed, *person_, days_);
    if (!IsReal({&possible, 1})) continue;
    const IntervalSet& of_class = chart_.domain(var).values(c);
    values += of_class.Intersect(person_->values(fact)).Size();
    if (values > 1) return true;
  }
  return false;
}

// -- What an outcome turns on -------------------------------------------------

bool Possibilities::MayVary(VarId var) const {
  int classes = 0;
  for (const uint64_t word : possible_->words(var)) {
    classes += std::popcount(word);
  }
  return classes > 1;
}

bool Possibilities::HasSeveral(law::FactId fact) const {
  if (chart_.law().IsCounted(fact)) {
    return !person_->values(fact).OnlyValue();
  }
  const auto var = chart_.VarOf(fact);
  // Values of one class are told apart by nothing.
  return var && MayVary(*var);
}

// Returns whether a variable counts between two dates that are both open.
bool Possibilities::CountsBetweenOpen(VarId var) const {
  const auto looked = chart::LookedAt(chart_.law(), chart_.variable(var));
  return looked.size() > 1 &&
         std::ranges::all_of(looked, [&](const auto& date) {
           return date ? !person_->values(*date).OnlyValue()
                       : days_.first < days_.last;
         });
}

// Returns what may differ between two combinations on the sides of a route.
Possibilities::Things Possibilities::ThingsOf(
    const std::vector<VarId>& vars) const {
  Things things;
  const auto facts = FactsOfVars(chart_, vars);
  for (const law::FactId fact : chart_.law().FactIds()) {
    if (!facts[fact.index()] || !HasSeveral(fact)) continue;
    things.push_back({fact, chart_.VarOf(fact).value_or(chart_.today())});
  }
  bool today = false;
  for (const VarId var : vars) {
    const chart::Variable& variable = chart_.variable(var);
    if (std::holds_alternative<record::DisputeId>(variable) ||
        std::holds_alternative<record::WindowId>(variable)) {
      if (MayVary(var)) things.push_back({variable, var});
    }
    for (const auto& date : chart::LookedAt(chart_.law(), variable)) {
      today = today || !date;
    }
  }
  if (today && days_.first < days_.last) {
    things.push_back({law::Today(), chart_.today()});
  }
  return things;
}

// Returns whether two possible combinations with different outcomes differ in
// `moving` at most.
bool Possibilities::Flips(const Flip& flip, const Things& moving) {
  moving_.vars.assign(moving_.vars.size(), false);
  moving_.facts.assign(moving_.facts.size(), false);
  moving_.today = false;
  for (const Thing& thing : moving) {
    if (std::holds_alternative<law::Today>(thing.about)) {
      moving_.today = true;
      continue;
    }
    const auto* fact = std::get_if<law::FactId>(&thing.about);
    if (fact != nullptr) moving_.facts[fact->index()] = true;
    if (fact == nullptr || !chart_.law().IsCounted(*fact)) {
      moving_.vars[thing.var.index()] = true;
    }
  }
  if (guesses_.Differ(flip.first, flip.second, moving_)) return true;
  const Real real = search_.Differ(flip.first, flip.second, moving_);
  if (real == Real::kFound) guesses_.Learn(search_);
  gave_up_ = gave_up_ || real == Real::kGaveUp;
  return real != Real::kNone;
}

// Adds the things of the least flips within `among`, but for those within sets
// that were tried before.
void Possibilities::AddLeastFlips(const Flip& flip, const Things& among,
                                  std::set<Things>& tried,
                                  std::set<Thing>& matter) {
  if (among.empty() || !tried.insert(among).second) return;
  if (std::ranges::all_of(
          among, [&](const Thing& thing) { return matter.contains(thing); })) {
    return;
  }
  if (!Flips(flip, among)) return;
  Things least = among;
  for (size_t i = 0; i < least.size();) {
    Things without = least;
    without.erase(without.begin() + static_cast<ptrdiff_t>(i));
    if (!without.empty() && Flips(flip, without)) {
      least = std::move(without);
    } else {
      ++i;
    }
  }
  matter.insert(least.begin(), least.end());
  // Any other least flip lacks one of these.
  for (const Thing& thing : least) {
    Things without = among;
    std::erase_if(without, [&](const Thing& each) { return each == thing; });
    AddLeastFlips(flip, without, tried, matter);
  }
}

// Returns the things of each part that hangs together by what rules out
// combinations, but for those that hang by themselves.
std::vector<Possibilities::Things> Possibilities::TiedAmong(
    const Things& things) {
  std::vector<NodeId> ties = chart_.assumptions();
  for (const Chart::Bound& order : chart_.window_orders()) {
    ties.push_back(order.holds);
  }
  const bool is_own_store = &store_ == &chart_.store();
  if (!is_own_store && !ties_evaluator_)
    ties_evaluator_.emplace(chart_.store());
  diagram::Evaluator& evaluator = is_own_store ? evaluator_ : *ties_evaluator_;
  std::vector<size_t> part_of(things.size());
  std::iota(part_of.begin(), part_of.end(), size_t{0});
  for (const NodeId tie : ties) {
    std::optional<size_t> first;
    const auto vars = evaluator.Mattering(tie, *possible_);
    for (size_t i = 0; i < things.size(); ++i) {
      const bool is_tied = std::ranges::any_of(
          vars, [&](VarId var) { return LooksAt(var, things[i]); });
      if (!is_tied) continue;
      if (!first) {
        first = i;
      } else {
        const size_t other = part_of[i];
        std::ranges::replace(part_of, other, part_of[*first]);
      }
    }
  }
  std::map<size_t, Things> parts;
  for (size_t i = 0; i < things.size(); ++i) {
    parts[part_of[i]].push_back(things[i]);
  }
  std::vector<Things> tied;
  for (auto& [number, part] : parts) {
    if (part.size() > 1) tied.push_back(std::move(part));
  }
  return tied;
}

bool Possibilities::LooksAt(VarId var, const Thing& thing) const {
  const chart::Variable& variable = chart_.variable(var);
  if (variable == thing.about) return true;
  const auto dates = chart::LookedAt(chart_.law(), variable);
  return std::ranges::any_of(dates, [&](const law::DateRef& date) {
    return date ? thing.about == chart::Variable(*date)
                : std::holds_alternative<law::Today>(thing.about);
  });
}

chart::TurnsOn Possibilities::TurnsOnOf(RouteId route) {
  // What is settled has no flip.
  if (OutcomeOf(route) != Outcome::kUndetermined) return {};
  const size_t r = route.index();
  return LeastFlipsOf(
      {{sides_.open[r]}, {sides_.closed[r]}, vars_of_[r], RulesOut(route)},
      sides_.open[r].root, shares_dates_[r]);
}

chart::TurnsOn Possibilities::TurnsOnOf(law::ClauseId clause) {
  if (HoldsOf(clause) != Holds::kUnknown) return {};
  const NodeId root = chart_.dated().clauses[clause.index()];
  const Side possible{chart_.PossibleOf(clause), true};
  return LeastFlipsOf({{{root, true}, possible},
                       {{root, false}, possible},
                       VarsUnder(chart_.store(), {root, possible.root}),
                       possible.root != diagram::kTrue},
                      root, clause_shares_dates_[clause.index()]);
}

// `root` is true of the first and false of the second, where no combination is
// ruled out.
chart::TurnsOn Possibilities::LeastFlipsOf(const Flip& flip, NodeId root,
                                           bool shares_dates) {
  Things things = ThingsOf(flip.vars);
  if (!flip.rules_out) {
    // What matters to a walk over classes is what may matter at all, and does
    // where each variable is of one thing.
    chart::DependencyCollector collector(chart_, *person_, days_);
    bool is_exact = !search_.has_open_dates() || !shares_dates;
    for (const VarId var : evaluator_.Mattering(root, *possible_)) {
      collector.Add(var);
      is_exact = is_exact && !CountsBetweenOpen(var);
    }
    const chart::TurnsOn widest = collector.turns_on();
    if (is_exact) return widest;
    std::erase_if(things, [&](const Thing& thing) {
      if (const auto* fact = std::get_if<law::FactId>(&thing.about)) {
        return !std::ranges::binary_search(widest.facts, *fact);
      }
      return std::holds_alternative<law::Today>(thing.about) && !widest.today;
    });
  }
  std::set<Thing> matter;
  Things rest;
  for (const Thing& thing : things) {
    if (Flips(flip, {thing})) {
      matter.insert(thing);
    } else {
      rest.push_back(thing);
    }
  }
  if (flip.rules_out) {
    std::set<Things> tried;
    for (const Things& tied : TiedAmong(rest)) {
      AddLeastFlips(flip, tied, tried, matter);
    }
  }
  chart::DependencyCollector exact(chart_, *person_, days_);
  for (const Thing& thing : matter) exact.AddThing(thing.about);
  return exact.turns_on();
}

}  // namespace safeconduct::query
