// SPDX-License-Identifier: Apache-2.0
// The timeline of one case, for some routes. The days are cut where the record
// begins a new epoch and where a limit runs out: where a measure to or from
// `today` enters or leaves a class. Between two cuts every variable keeps its
// possible classes. Where a date that is not known exactly is looked at twice,
// what its days realise may change even so, and the days are cut there as well;
// then one day answers for all.
//
// Only what belongs to the routes cuts: events and suppositions about a matter
// that some clause of theirs tests, and limits that their diagrams tell apart.
// A measure has one domain for the whole pack, cut at every number that any
// route compares it with; so a route that tests `stay > 14` looks at the same
// variable as one that tests `stay > 90`, and is not cut where that one is.
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <variant>

#include "ask/asker.h"
#include "chart/limits.h"
#include "diagram/analysis.h"

namespace safeconduct::ask {

using chart::Case;
using chart::Chart;
using chart::Days;
using diagram::NodeId;
using diagram::VarId;
using law::RouteId;

namespace {

// What makes a new stretch begin on a day.
struct Cut {
  std::vector<record::EventId> events;
  std::vector<size_t> supposed;
  std::vector<std::string> limits;
  // Limits that say which of two days comes first, by which an event may have
  // happened: where they change no outcome, they begin nothing.
  std::vector<std::string> orders;

  bool empty() const {
    return events.empty() && supposed.empty() && limits.empty();
  }
};
using Cuts = std::map<Date, Cut>;

// What some routes look at.
class Scope {
 public:
  Scope(const Chart& chart, std::span<const RouteId> routes,
        const ClauseEvents& clause_events)
      : chart_(chart) {
    for (const RouteId route : routes) {
      for (const law::ClauseId clause : chart.law().ClausesOf(route)) {
        const auto& tested = clause_events.MattersOf(clause);
        matters_.insert(tested.begin(), tested.end());
      }
      const NodeId root = chart.dated().routes[route.index()];
      for (const NodeId node : diagram::NodesUnder(chart.store(), root)) {
        nodes_of_[chart.store().var(node)].insert(node);
      }
    }
    // And what the days must be for the case to be possible at all.
    for (const NodeId node :
         diagram::NodesUnder(chart.store(), chart.assumed())) {
      nodes_of_[chart.store().var(node)].insert(node);
    }
    for (const Chart::Bound& order : chart.window_orders()) {
      if (!nodes_of_.contains(order.a) || !nodes_of_.contains(order.b)) {
        continue;
      }
      for (const NodeId node :
           diagram::NodesUnder(chart.store(), order.holds)) {
        const VarId var = chart.store().var(node);
        if (!nodes_of_.contains(var)) orders_.insert(var);
        nodes_of_[var].insert(node);
      }
    }
  }

  // Returns whether nothing looks at a variable but what says which of two days
  // comes first.
  bool IsOrder(VarId var) const { return orders_.contains(var); }

  bool Has(record::EventId event) const {
    return std::ranges::any_of(chart_.record().event(event).moves,
                               [&](const record::Move& move) {
                                 return matters_.contains(move.matter);
                               });
  }

  bool Has(const record::Supposition& supposition) const {
    if (const auto* becomes = std::get_if<record::Becomes>(&supposition)) {
      return matters_.contains(becomes->matter);
    }
    return Has(std::get<record::Settles>(supposition).event);
  }

  // Returns the variables looked at, ascending.
  std::vector<VarId> Variables() const {
    std::vector<VarId> vars;
    for (const auto& [var, nodes] : nodes_of_) vars.push_back(var);
    return vars;
  }

  // Returns where a value enters a class that some route tells from the last.
  std::vector<Value> Limits(VarId var) const {
    std::vector<Value> limits;
    const auto nodes = nodes_of_.find(var);
    if (nodes == nodes_of_.end()) return limits;
    const diagram::Domain& domain = chart_.domain(var);
    for (const Value start : chart::ClassStarts(domain)) {
      // Behind a gap in the values there is no class to compare with.
      const bool cuts = !domain.universe().Contains(start - 1) ||
                        TellApart(nodes->second, domain.ClassOf(start - 1),
                                  domain.ClassOf(start));
      if (cuts) limits.push_back(start);
    }
    return limits;
  }

 private:
  bool TellApart(const std::set<NodeId>& nodes, size_t a, size_t b) const {
    return std::ranges::any_of(nodes, [&](NodeId node) {
      const auto children = chart_.store().children(node);
      return children[a] != children[b];
    });
  }

  const Chart& chart_;
  std::set<law::MatterId> matters_;
  // Of the dated diagrams of the routes, by the variable that they test.
  std::map<VarId, std::set<NodeId>> nodes_of_;
  std::set<VarId> orders_;
};

// Adds the days on which one end of an uncertain date takes a measure over a
// limit.
class LimitCutter {
 public:
  LimitCutter(const Chart& chart, law::MeasureId measure,
              std::vector<Value> limits, bool is_order, Cuts& cuts)
      : measure_(chart.law().measure(measure)),
        limits_(std::move(limits)),
        is_order_(is_order),
        cuts_(cuts) {
    const auto date = chart::DateToToday(measure_);
    name_ = !measure_.name.empty() ? measure_.name
            : date                 ? chart.law().fact(*date).name
                                   : "today";
  }

  // Of a measure between the day asked about and a date that may be one of
  // `dates`, or of the day alone.
  void CutAt(const IntervalSet& dates) {
    const auto moving =
        measure_.from ? chart::MovingEnd::kTo : chart::MovingEnd::kFrom;
    for (const Value limit : limits_) {
      for (const int32_t day :
           chart::DaysPast(measure_, moving, dates, limit)) {
        AddCut(day);
      }
    }
  }

 private:
  void AddCut(int32_t day) {
    // Outside lie the days that are given where there is none.
    if (day <= kFirstDay.days || day > kLastDay.days) return;
    Cut& cut = cuts_[Date{day}];
    auto& limits = is_order_ ? cut.orders : cut.limits;
    if (std::find(limits.begin(), limits.end(), name_) == limits.end()) {
      limits.push_back(name_);
    }
  }

  const law::Measure& measure_;
  std::vector<Value> limits_;
  bool is_order_;
  std::string name_;
  Cuts& cuts_;
};

// Cuts where the record changes; an epoch of which nothing is about the routes
// cuts nothing.
void CutAtEpochs(const record::Timeline& timeline, const Scope& scope,
                 Cuts& cuts) {
  for (const record::Epoch& epoch : timeline.epochs()) {
    // Nothing comes before it from which it could be cut.
    if (epoch.first == kFirstDay) continue;
    Cut cut;
    std::ranges::copy_if(
        epoch.events, std::back_inserter(cut.events),
        [&](record::EventId event) { return scope.Has(event); });
    std::ranges::copy_if(
        epoch.supposed, std::back_inserter(cut.supposed), [&](size_t i) {
          return scope.Has(timeline.scenario().suppositions[i]);
        });
    if (!cut.empty()) cuts[epoch.first] = std::move(cut);
  }
}

// Cuts at the days that the law itself names: "today is on or after ...".
void CutAtToday(const Chart& chart, const Scope& scope, Cuts& cuts) {
  for (const Value limit : scope.Limits(chart.today())) {
    const auto [cut, fresh] = cuts.try_emplace(Date{limit});
    // Where the record moves on that day, the chart cuts the day there as well,
    // and the events say why.
    if (fresh) cut->second.limits.emplace_back("today");
  }
}

// Cuts where a measure between `today` and a date of the case enters another
// class.
void CutAtLimits(const Chart& chart, const Scope& scope, const Case& person,
                 Cuts& cuts) {
  for (const VarId var : scope.Variables()) {
    const auto* id = std::get_if<law::MeasureId>(&chart.variable(var));
    if (id == nullptr) continue;
    const law::Measure& measure = chart.law().measure(*id);
    // What is counted between two facts does not change with the days.
    const auto date = chart::DateToToday(measure);
    if (!date && (!measure.is_of_one_date() || measure.from)) continue;
    LimitCutter cutter(chart, *id, scope.Limits(var), scope.IsOrder(var), cuts);
    if (!date) {
      cutter.CutAt({});
      continue;
    }
    // Of a date that is not known exactly the measure may be in two classes
    // between the days on which its first and its last day pass the limit.
    for (const Interval& run : person.values(*date).intervals()) {
      if (run.lo == kNone) continue;
      // The ends of all days stand for "unknown" and run out on no day.
      const bool from_some_day = run.lo > kFirstDay.days;
      const bool to_some_day = run.hi < kLastDay.days;
      if (from_some_day && to_some_day && measure.has_steps()) {
        // Steps leave days out, between which a class may come and go.
        cutter.CutAt(IntervalSet{run});
        continue;
      }
      if (from_some_day) cutter.CutAt(IntervalSet::Single(run.lo));
      if (to_some_day) cutter.CutAt(IntervalSet::Single(run.hi));
    }
  }
}

// Returns the days on which what dates realise is looked into. Where a date is
// not bounded these keep away from the ends of all days, where every such date
// lies on one side.
Days ExaminedDays(const law::Law& law, const Case& person) {
  for (const law::FactId fact : law.FactIds()) {
    if (!law.fact(fact).type.is_date()) continue;
    for (const Interval& run : person.values(fact).intervals()) {
      if (run.lo == kFirstDay.days || run.hi == kLastDay.days) {
        return {AddMonths(kFirstDay, 50 * 12), AddMonths(kLastDay, -50 * 12)};
      }
    }
  }
  return {kFirstDay, kLastDay};
}

// Returns the names of the measures between `today` and a date that is not
// known exactly.
std::vector<std::string> OpenLimits(const Chart& chart, const Scope& scope,
                                    const Case& person) {
  std::vector<std::string> names;
  for (const VarId var : scope.Variables()) {
    const auto* id = std::get_if<law::MeasureId>(&chart.variable(var));
    if (id == nullptr) continue;
    const auto date = chart::DateToToday(chart.law().measure(*id));
    if (!date || person.values(*date).OnlyValue()) continue;
    const std::string& name = chart.law().measure(*id).name;
    names.push_back(name.empty() ? chart.law().fact(*date).name : name);
  }
  return names;
}

// Cuts between those cuts, on days from which on dates, taken together, realise
// something else: each variable has the same classes before and after, but one
// day of a date is in some of them only.
class DateCutter {
 public:
  DateCutter(const Chart& chart, const Case& person, chart::Question& question,
             query::Possibilities& possibilities)
      : person_(person),
        question_(question),
        possibilities_(possibilities),
        has_assumptions_(chart.assumed() != diagram::kTrue) {}

  // Adds the days within a stretch.
  void CutWithin(const Days& days, std::span<const RouteId> routes) {
    if (has_assumptions_) {
      CutAtEndsOf({possibilities_.sides().assumed, true}, days);
    }
    for (const RouteId route : routes) {
      if (!possibilities_.SharesDates(route)) continue;
      Pose(days);
      if (possibilities_.IsContradictory() ||
          possibilities_.OutcomeOf(route) != Outcome::kUndetermined) {
        continue;
      }
      CutAtEndsOf(possibilities_.sides().open[route.index()], days);
      CutAtEndsOf(possibilities_.sides().closed[route.index()], days);
    }
  }

  const std::set<Date>& cuts() const { return cuts_; }

 private:
  void Pose(const Days& days) {
    question_.Fill(person_, days);
    possibilities_.Pose(question_.possible(), person_, days);
  }

  void CutAtEndsOf(chart::Side side, const Days& days) {
    Pose(days);
    const IntervalSet on = possibilities_.ValuesOf(std::nullopt, side);
    for (const Interval& run : on.intervals()) {
      if (run.lo > days.first.days) cuts_.insert(Date{run.lo});
      if (run.hi < days.last.days) cuts_.insert(Date{run.hi + 1});
    }
  }

  const Case& person_;
  chart::Question& question_;
  query::Possibilities& possibilities_;
  bool has_assumptions_;
  std::set<Date> cuts_;
};

// Cuts where dates come to something else between two cuts.
void CutWhereDatesMeet(const Chart& chart, const Scope& scope,
                       const Case& person, std::span<const RouteId> routes,
                       DateCutter cutter, Cuts& cuts) {
  const auto names = OpenLimits(chart, scope, person);
  // Without one, what changes class says all.
  if (names.empty()) return;
  const Days examined = ExaminedDays(chart.law(), person);
  Date first = kFirstDay;
  const auto cut_until = [&](Date last) {
    const Days days{std::max(first, examined.first),
                    std::min(last, examined.last)};
    if (days.first <= days.last) cutter.CutWithin(days, routes);
  };
  for (const auto& [day, cut] : cuts) {
    cut_until(Date{day.days - 1});
    first = day;
  }
  cut_until(kLastDay);
  for (const Date day : cutter.cuts()) {
    const auto [cut, fresh] = cuts.try_emplace(day);
    if (fresh) cut->second.limits = names;
  }
}

// Returns the first day that any date of the case may be, of those that are
// known from some day on.
std::optional<Date> FirstDayOf(const law::Law& law, const Case& person) {
  std::optional<Date> first;
  for (const law::FactId fact : law.FactIds()) {
    if (!law.fact(fact).type.is_date()) continue;
    for (const Interval& run : person.values(fact).intervals()) {
      if (run.lo == kNone) continue;
      if (run.lo == kFirstDay.days) break;  // unknown when
      if (!first || run.lo < first->days) first = Date{run.lo};
    }
  }
  return first;
}

// Whether a number would be another on another day: an age, a stay so far.
// Units are words of the pack, so that only plain ones are known.
bool CountsTime(const law::Type& type) {
  static const std::set<std::string_view> kUnits = {
      "day", "days", "week", "weeks", "month", "months", "year", "years"};
  return type.form == law::TypeForm::kNumber && kUnits.contains(type.unit);
}

}  // namespace

void Asker::FindOutcomes(const Case& person, std::span<const RouteId> routes,
                         Stretch& stretch) {
  // Far from the ends of time, where unknown dates would all lie on one side.
  const Date middle{kFirstDay.days + (kLastDay.days - kFirstDay.days) / 2};
  const Date day = stretch.first.value_or(stretch.last.value_or(middle));
  if (IsContradictory(person, {day, day})) return;
  const auto outcomes = Outcomes(person, {day, day});
  for (const RouteId route : routes) {
    stretch.outcomes.push_back(outcomes[route.index()]);
  }
}

CaseTimeline Asker::Timeline(const Case& person,
                             std::span<const RouteId> routes) {
  const Scope scope(*chart_, routes, clause_events_);
  Cuts cuts;
  CutAtEpochs(chart_->timeline(), scope, cuts);
  CutAtToday(*chart_, scope, cuts);
  CutAtLimits(*chart_, scope, person, cuts);
  CutWhereDatesMeet(*chart_, scope, person, routes,
                    DateCutter(*chart_, person, question_, possibilities_),
                    cuts);

  std::vector<Stretch> stretches(1);
  if (!cuts.empty()) {
    stretches.back().last = Date{cuts.begin()->first.days - 1};
  }
  FindOutcomes(person, routes, stretches.back());
  stretches.back().last.reset();
  for (auto& [day, cut] : cuts) {
    Stretch stretch;
    stretch.first = day;
    const bool begins = !cut.empty();
    stretch.events = std::move(cut.events);
    stretch.supposed = std::move(cut.supposed);
    stretch.limits = std::move(begins ? cut.limits : cut.orders);
    FindOutcomes(person, routes, stretch);
    Stretch& before = stretches.back();
    stretch.changes_outcome = before.outcomes != stretch.outcomes;
    if (!begins && !stretch.changes_outcome) continue;
    before.last = Date{day.days - 1};
    stretches.push_back(std::move(stretch));
  }
  return {std::move(stretches), FirstDayOf(chart_->law(), person),
          HeldFacts(person, routes)};
}

// An age of 17 is 18 on some later day of the timeline; the answer names such
// facts, as it does not reckon with that.
std::vector<law::FactId> Asker::HeldFacts(
    const Case& person, std::span<const RouteId> routes) const {
  const law::Law& law = chart_->law();
  std::vector<law::FactId> held;
  for (const law::FactId fact : law.FactIds()) {
    const bool looked = std::ranges::any_of(routes, [&](RouteId route) {
      return facts_of_route_[route.index()][fact.index()];
    });
    if (looked && CountsTime(law.fact(fact).type) &&
        person.IsKnown(fact, law)) {
      held.push_back(fact);
    }
  }
  return held;
}

}  // namespace safeconduct::ask
