// SPDX-License-Identifier: Apache-2.0
//
// Between the variables of a chart and a case that can be asked about: what a
// search sees of them, and what its finding means. What a class costs is
// settled here, so that the plainest case comes first: few departures from the
// ordinary, and of the rest the first values.
#include "prove/witness/situation.h"

#include <algorithm>
#include <map>
#include <memory>
#include <utility>
#include <variant>

#include "base/overloaded.h"
#include "calendar/steps.h"

namespace safeconduct::prove {

using chart::Variable;
using diagram::VarId;

namespace {

// What it costs that a fact, the day or a matter is not what it ordinarily is.
// The fewest departures come first; of as many, those of facts, so that a case
// stands on its day under the law as it was wherever it can.
// Of as many of those, the first values come first, all later ones alike.
constexpr uint32_t kFactCost = 1'000'000;
constexpr uint32_t kDayCost = 1'001'000;
constexpr uint32_t kMatterCost = 1'002'000;
// So that no ranks of a case, of which there are at most some dozens, add up to
// the difference between two kinds of departure.
constexpr uint32_t kMaxRank = 15;

// Returns the value by which a class stands in a case.
Value ValueIn(const IntervalSet& values, Value ordinary) {
  return values.Contains(ordinary) ? ordinary : values.min();
}

// Returns the costs of classes of which only those with `possible` values can
// be, and one that is not the `ordinary` costs this much.
std::vector<uint32_t> CostsOf(const diagram::Domain& domain,
                              const IntervalSet& possible, Value ordinary,
                              uint32_t cost) {
  std::vector<uint32_t> of_class;
  uint32_t rank = 0;
  for (size_t c = 0; c < domain.class_count(); ++c) {
    const IntervalSet& values = domain.values(c);
    // A class that the scenario rules out is no class of anybody.
    if (!possible.Intersects(values)) {
      of_class.push_back(kForbidden);
    } else if (values.Contains(ordinary)) {
      of_class.push_back(0);
    } else {
      of_class.push_back(cost + std::min(rank++, kMaxRank));
    }
  }
  return of_class;
}

// Returns what a measure of one date counts on the days of which it is known.
std::shared_ptr<const CountsByDay> CountByDay(const law::Measure& measure) {
  auto by_day = std::make_shared<CountsByDay>();
  const auto [first, last] = chart::KnownOfOneDate(measure);
  for (Value day = first; day <= last; ++day) {
    const Value count = *chart::CountOn(measure, day, day);
    if (by_day->empty() || by_day->back().second != count) {
      by_day->push_back({{day, day}, count});
    }
    by_day->back().first.hi = day;
  }
  return by_day;
}

}  // namespace

std::optional<std::optional<Date>> DayOf(const law::Law& law,
                                         law::MatterId matter,
                                         const Situation& situation) {
  const law::Chain day = law.DayOf(matter);
  const Value start =
      day.root ? situation.facts[day.root->index()] : Value{situation.day.days};
  if (start == kNone) return std::optional<Date>();
  const auto reached = calendar::From(day.steps, start);
  if (!reached) return std::nullopt;
  return std::optional(Date{*reached});
}

chart::Case CaseOf(const law::Law& law, const Situation& situation) {
  chart::Case person(law);
  for (const law::FactId fact : law.FactIds()) {
    person.Set(fact, IntervalSet::Single(situation.facts[fact.index()]));
  }
  return person;
}

ComparedNumbers ComparedNumbersOf(const chart::Chart& chart) {
  ComparedNumbers numbers;
  for (const VarId var : chart.Vars()) {
    if (const auto* id = std::get_if<law::MeasureId>(&chart.variable(var))) {
      const law::Measure& measure = chart.law().measure(*id);
      if (measure.unit != law::Unit::kNumbers) continue;
      numbers.facts.insert({*measure.from, *measure.to});
    }
    const law::Expr* comparison = chart.ComparisonOf(var);
    if (comparison == nullptr) continue;
    numbers.matters.insert(comparison->matter);
    std::visit(
        Overloaded{
            [&](law::FactId fact) { numbers.facts.insert(fact); },
            [&](law::MatterId matter) { numbers.matters.insert(matter); },
            // What it counts between are dates, which are chosen anyway.
            [](law::MeasureId) {},
            [](law::Today) {},
        },
        comparison->subject);
  }
  return numbers;
}

ChartVariables::ChartVariables(const chart::Chart& chart,
                               const ComparedNumbers& numbers)
    : chart_(chart), ordinary_(OrdinarySituation(chart)) {
  // First, so that the day stands at position 0, where DateOf and Nearest look.
  AddDate(IntervalSet::Range(kFirstDay.days, kLastDay.days), ordinary_.day.days,
          kDayCost);
  const law::Law& law = chart.law();
  date_of_fact_.resize(law.facts.size());
  for (const law::FactId id : law.FactIds()) {
    const law::Type& type = law.fact(id).type;
    if (!type.is_date() && !numbers.facts.contains(id)) continue;
    date_of_fact_[id.index()] =
        AddDate(type.Universe(), ordinary_.facts[id.index()], kFactCost);
  }
  date_of_matter_.resize(law.matters.size());
  for (const law::MatterId matter : numbers.matters) {
    date_of_matter_[matter.index()] =
        AddDate(law.matter(matter).type.Universe(),
                ordinary_.matters[matter.index()], kMatterCost);
  }
  for (const VarId var : chart.Vars()) {
    searched_.variables.push_back(
        Describe(chart.variable(var), chart.domain(var)));
  }
}

DateId ChartVariables::AddDate(const IntervalSet& universe, Value ordinary,
                               uint32_t cost) {
  // What has not come to be comes to be about the day asked about.
  std::optional<Value> near;
  if (ordinary != kNone) near = ordinary;
  const DateId added(searched_.dates.size());
  searched_.dates.push_back({universe, ordinary, near, cost});
  return added;
}

DateId ChartVariables::DateOf(const law::DateRef& date) const {
  // Every date fact is one of the search's; no fact is the day, the first.
  return date ? *DateOf(*date) : DateId();
}

SearchVariable ChartVariables::Describe(const Variable& variable,
                                        diagram::Domain domain) const {
  SearchVariableForm form = FormOf(variable, domain);
  return {std::move(form), std::move(domain)};
}

// A fact or a matter is chosen like a date where it is one of the search's.
SearchVariableForm ChartVariables::FormOf(const Variable& variable,
                                          const diagram::Domain& domain) const {
  const auto value = [&](std::optional<DateId> date, Value ordinary,
                         uint32_t cost) -> SearchVariableForm {
    if (date) return ChosenDate{*date};
    return PlainVariable{CostsOf(domain, domain.universe(), ordinary, cost)};
  };
  const auto events = [&](const IntervalSet& possible) -> SearchVariableForm {
    // The first world or value is the ordinary one: of a lone denied event that
    // it did not happen, of a window that it has not yet.
    return PlainVariable{
        CostsOf(domain, possible, possible.min(), kMatterCost)};
  };
  return std::visit(
      Overloaded{
          [&](law::Today) -> SearchVariableForm {
            return ChosenDate{DateOf(std::nullopt)};
          },
          [&](law::FactId fact) {
            return value(DateOf(fact), ordinary_.facts[fact.index()],
                         kFactCost);
          },
          [&](law::MatterId matter) {
            return value(DateOf(matter), ordinary_.matters[matter.index()],
                         kMatterCost);
          },
          [&](record::WindowId window) {
            return events(chart_.timeline().window(window).possible);
          },
          [&](record::DisputeId dispute) {
            return events(chart_.timeline().dispute(dispute).possible);
          },
          [&](law::MeasureId measure) -> SearchVariableForm {
            return CountVariable{CountOf(chart_.law().measure(measure))};
          },
          [&](law::ExprId comparison) {
            return FormOfComparison(chart_.law().expr(comparison));
          },
      },
      variable);
}

DateCount ChartVariables::CountOf(const law::Measure& measure) const {
  DateCount count;
  count.unit = measure.unit;
  count.from = DateOf(measure.from);
  count.to = DateOf(measure.to);
  count.from_steps = measure.from_steps;
  count.to_steps = measure.to_steps;
  if (measure.is_of_one_date()) count.by_day = CountByDay(measure);
  return count;
}

SearchVariableForm ChartVariables::FormOfComparison(
    const law::Expr& expr) const {
  const DateId matter = *DateOf(expr.matter);
  return std::visit(Overloaded{
                        [&](law::FactId fact) -> SearchVariableForm {
                          return NumberStanding{*DateOf(fact), matter};
                        },
                        [&](law::MatterId other) -> SearchVariableForm {
                          return NumberStanding{*DateOf(other), matter};
                        },
                        [&](law::MeasureId measure) -> SearchVariableForm {
                          return CountStanding{
                              CountOf(chart_.law().measure(measure)), matter};
                        },
                        // A date, and never compared so.
                        [&](law::Today) -> SearchVariableForm {
                          return NumberStanding{DateOf(std::nullopt), matter};
                        },
                    },
                    expr.subject);
}

Situation ChartVariables::SituationOf(const Witness& witness) const {
  Situation situation;
  situation.day = Date{witness.dates.front()};
  // What no step and no date says stays ordinary.
  situation.facts = ordinary_.facts;
  situation.suppositions = chart_.timeline().scenario().suppositions;
  const law::Law& law = chart_.law();
  for (const law::FactId fact : law.FactIds()) {
    // Before the steps, which say nothing of what is chosen like a date.
    if (const auto date = DateOf(fact)) {
      situation.facts[fact.index()] = witness.dates[date->index()];
    }
  }
  for (const WitnessStep& step : witness.steps) {
    const Variable& variable = chart_.variable(step.var);
    if (const auto* fact = std::get_if<law::FactId>(&variable)) {
      Value& value = situation.facts[fact->index()];
      value = ValueIn(chart_.domain(step.var).values(step.class_index), value);
    } else {
      AddSuppositions(step, situation);
    }
  }
  for (const law::MatterId matter : law.MatterIds()) {
    const auto date = DateOf(matter);
    // What the way to the witness asks nothing of may stay as the record has
    // it.
    if (!date || !witness.asked[date->index()]) continue;
    const Value value = witness.dates[date->index()];
    situation.needs.push_back({matter, value, IntervalSet::Single(value)});
  }
  SupposeNeeds(situation);
  situation.departures = DeparturesOf(law, situation.facts, ordinary_.facts);
  return situation;
}

std::vector<law::FactId> DeparturesOf(const law::Law& law,
                                      const std::vector<Value>& facts,
                                      const std::vector<Value>& ordinary) {
  std::vector<law::FactId> departures;
  for (const law::FactId fact : law.FactIds()) {
    if (facts[fact.index()] != ordinary[fact.index()]) {
      departures.push_back(fact);
    }
  }
  return departures;
}

void ChartVariables::AddSuppositions(const WitnessStep& step,
                                     Situation& situation) const {
  std::visit(Overloaded{
                 [&](law::MatterId matter) {
                   const diagram::Domain& domain = chart_.domain(step.var);
                   situation.needs.push_back(
                       {matter,
                        ValueIn(domain.values(step.class_index),
                                ordinary_.matters[matter.index()]),
                        domain.ValuesOf(step.will_do)});
                 },
                 [&](record::DisputeId dispute) {
                   SettleDispute(dispute, step, situation);
                 },
                 [&](record::WindowId window) {
                   SettleWindow(window, step, situation);
                 },
                 // The case says these, or the dates do.
                 [](law::FactId) {},
                 [](law::Today) {},
                 [](law::MeasureId) {},
                 [](law::ExprId) {},
             },
             chart_.variable(step.var));
}

// Suppositions are for what the record does not give: the fewer, the plainer.
// One holds from its day on, so that from the first on which one is needed all
// later days need theirs.
void ChartVariables::SupposeNeeds(Situation& situation) const {
  struct Dated {
    Date day;
    const MatterNeed* need;
  };
  std::map<law::MatterId, std::vector<Dated>> by_matter;
  for (const MatterNeed& need : situation.needs) {
    const auto day = DayOf(chart_.law(), need.matter, situation);
    // What it is on a day that nobody knows no supposition says.
    if (!day) situation.contradictory = true;
    if (!day || !*day) continue;
    by_matter[chart_.law().Declared(need.matter)].push_back({**day, &need});
  }
  const auto given = situation.suppositions.size();
  for (auto& [matter, needs] : by_matter) {
    std::ranges::stable_sort(needs, {}, &Dated::day);
    // What the scenario supposes later would end what is supposed here.
    const bool lasts = std::none_of(
        situation.suppositions.begin(),
        situation.suppositions.begin() + static_cast<std::ptrdiff_t>(given),
        [&](const record::Supposition& each) {
          const auto* becomes = std::get_if<record::Becomes>(&each);
          return becomes != nullptr && becomes->matter == matter;
        });
    std::optional<Value> supposed;
    for (const auto& [day, need] : needs) {
      // Whatever is disputed, it has a value on the day that will do.
      const IntervalSet recorded =
          chart_.timeline().ValuesOn(need->matter, day);
      if (!supposed && need->will_do.Includes(recorded)) continue;
      if (supposed && lasts && need->will_do.Contains(*supposed)) continue;
      supposed = need->value;
      situation.suppositions.emplace_back(
          record::Becomes{matter, need->value, day});
    }
  }
  situation.needs.clear();
}

void ChartVariables::SettleDispute(record::DisputeId id,
                                   const WitnessStep& step,
                                   Situation& situation) const {
  const diagram::Domain& domain = chart_.domain(step.var);
  const record::Dispute& dispute = chart_.timeline().dispute(id);
  if (step.will_do.Includes(domain.ClassesOf(dispute.possible))) return;
  const auto world = static_cast<size_t>(domain.values(step.class_index).min());
  for (size_t i = 0; i < dispute.events.size(); ++i) {
    Settle(dispute.events[i], dispute.worlds[world][i], situation);
  }
}

void ChartVariables::SettleWindow(record::WindowId id, const WitnessStep& step,
                                  Situation& situation) const {
  const diagram::Domain& domain = chart_.domain(step.var);
  const record::Window& window = chart_.timeline().window(id);
  if (step.will_do.Includes(domain.ClassesOf(window.possible))) return;
  const Value happened = domain.values(step.class_index).min();
  Settle(window.event, happened != 0, situation);
}

// Supposes it once, though a window and a dispute be of the same event.
void ChartVariables::Settle(record::EventId event, bool happened,
                            Situation& situation) {
  for (const record::Supposition& each : situation.suppositions) {
    const auto* settles = std::get_if<record::Settles>(&each);
    if (settles == nullptr || settles->event != event) continue;
    if (settles->happened != happened) situation.contradictory = true;
    return;
  }
  situation.suppositions.emplace_back(record::Settles{event, happened});
}

}  // namespace safeconduct::prove
