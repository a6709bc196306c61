// SPDX-License-Identifier: Apache-2.0
//
// Between the variables of a chart and a case that can be asked about: what a
// search sees of them, and what its finding means. What a class costs is
// settled here, so that the plainest case comes first: few departures from the
// ordinary, and of the rest the first values.
#include "prove/witness/situation.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "base/overloaded.h"

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
constexpr uint32_t kMaxRank = 15;

// Returns the value by which a class stands in a case.
Value ValueIn(const IntervalSet& values, Value ordinary) {
  return values.Contains(ordinary) ? ordinary : values.min();
}

}  // namespace

chart::Case CaseOf(const law::Law& law, const Situation& situation) {
  chart::Case person(law);
  for (size_t i = 0; i < situation.facts.size(); ++i) {
    person.Set(law::FactId(i), IntervalSet::Single(situation.facts[i]));
  }
  return person;
}

ComparedNumbers ComparedNumbersOf(const chart::Chart& chart) {
  ComparedNumbers numbers;
  for (size_t i = 0; i < chart.var_count(); ++i) {
    const Variable& variable = chart.variable(VarId(i));
    if (variable.kind != Variable::Kind::kComparison) continue;
    const law::Expr& expr = chart.ComparisonOf(variable);
    numbers.matters.insert(expr.matter);
    std::visit(
        Overloaded{
            [&](law::FactId fact) { numbers.facts.insert(fact); },
            [&](law::MatterId matter) { numbers.matters.insert(matter); },
            // What it counts between are dates, which are chosen anyway.
            [](law::MeasureId) {},
            [](law::Today) {},
        },
        expr.subject);
  }
  return numbers;
}

ChartVariables::ChartVariables(const chart::Chart& chart,
                               const ComparedNumbers& numbers)
    : chart_(chart), ordinary_(OrdinarySituation(chart)) {
  AddDate(IntervalSet::Range(kFirstDay.days, kLastDay.days), ordinary_.day.days,
          kDayCost);
  const auto& facts = chart.law().facts;
  place_of_fact_.resize(facts.size());
  for (size_t i = 0; i < facts.size(); ++i) {
    if (!facts[i].type.is_date() && !numbers.facts.contains(law::FactId(i))) {
      continue;
    }
    place_of_fact_[i] = searched_.dates.size();
    AddDate(facts[i].type.Universe(), ordinary_.facts[i], kFactCost);
  }
  place_of_matter_.resize(chart.law().matters.size());
  for (const law::MatterId matter : numbers.matters) {
    place_of_matter_[matter.index()] = searched_.dates.size();
    AddDate(chart.law().matter(matter).type.Universe(),
            ordinary_.matters[matter.index()], kMatterCost);
  }
  for (const VarId var : chart.Vars()) {
    searched_.variables.push_back(
        Describe(chart.variable(var), chart.domain(var)));
  }
}

void ChartVariables::AddDate(const IntervalSet& universe, Value ordinary,
                             uint32_t cost) {
  // What has not come to be comes to be about the day asked about.
  std::optional<Value> near;
  if (ordinary != kNone) near = ordinary;
  searched_.dates.push_back({universe, ordinary, near, cost});
}

size_t ChartVariables::DateOf(const law::DateRef& date) const {
  return date ? *place_of_fact_[date->index()] : 0;
}

SearchVariable ChartVariables::Describe(const Variable& variable,
                                        diagram::Domain domain) const {
  SearchVariable made(std::move(domain));
  if (variable.kind == Variable::Kind::kToday) {
    made.kind = SearchVariable::Kind::kDate;
  } else if (variable.kind == Variable::Kind::kMeasure) {
    made.kind = SearchVariable::Kind::kCount;
    DescribeCount(chart_.law().measures[variable.index], made);
  } else if (variable.kind == Variable::Kind::kComparison) {
    DescribeComparison(chart_.ComparisonOf(variable), made);
  } else if (const auto place = PlaceOf(variable)) {
    made.kind = SearchVariable::Kind::kDate;
    made.date = *place;
  } else {
    made.costs = CostsOf(variable, made.domain);
  }
  return made;
}

std::optional<size_t> ChartVariables::PlaceOf(const Variable& variable) const {
  if (variable.kind == Variable::Kind::kFact) {
    return place_of_fact_[variable.index];
  }
  if (variable.kind == Variable::Kind::kMatter) {
    return place_of_matter_[variable.index];
  }
  return std::nullopt;
}

void ChartVariables::DescribeCount(const law::Measure& measure,
                                   SearchVariable& made) const {
  made.unit = measure.unit;
  made.from = DateOf(measure.from);
  made.to = DateOf(measure.to);
}

void ChartVariables::DescribeComparison(const law::Expr& expr,
                                        SearchVariable& made) const {
  made.matter = *PlaceOf(expr.matter);
  made.kind = SearchVariable::Kind::kStandingOfNumber;
  std::visit(Overloaded{
                 [&](law::FactId fact) { made.date = *PlaceOf(fact); },
                 [&](law::MatterId matter) { made.date = *PlaceOf(matter); },
                 [&](law::MeasureId measure) {
                   made.kind = SearchVariable::Kind::kStandingOfCount;
                   DescribeCount(chart_.law().measure(measure), made);
                 },
                 [](law::Today) {},  // a date, and never compared so
             },
             expr.subject);
}

// Returns the costs of the classes of a variable that looks at no date.
std::vector<uint32_t> ChartVariables::CostsOf(
    const Variable& variable, const diagram::Domain& domain) const {
  const auto costs = [&](const IntervalSet& possible, Value ordinary,
                         uint32_t cost) {
    std::vector<uint32_t> of_class;
    uint32_t rank = 0;
    for (size_t c = 0; c < domain.class_count(); ++c) {
      const IntervalSet& values = domain.values(c);
      if (!possible.Intersects(values)) {
        of_class.push_back(kForbidden);
      } else if (values.Contains(ordinary)) {
        of_class.push_back(0);
      } else {
        of_class.push_back(cost + std::min(rank++, kMaxRank));
      }
    }
    return of_class;
  };
  const record::Timeline& timeline = chart_.timeline();
  switch (variable.kind) {
    case Variable::Kind::kWindow: {
      const auto& possible = timeline.windows()[variable.index].possible;
      return costs(possible, possible.min(), kMatterCost);
    }
    case Variable::Kind::kDispute: {
      const auto& possible = timeline.disputes()[variable.index].possible;
      return costs(possible, possible.min(), kMatterCost);
    }
    case Variable::Kind::kMatter:
      return costs(domain.universe(), ordinary_.matters[variable.index],
                   kMatterCost);
    default:
      return costs(domain.universe(), ordinary_.facts[variable.index],
                   kFactCost);
  }
}

Situation ChartVariables::SituationOf(const Witness& witness) const {
  Situation situation;
  situation.day = Date{witness.dates.front()};
  situation.facts = ordinary_.facts;
  situation.suppositions = chart_.timeline().scenario().suppositions;
  for (size_t i = 0; i < situation.facts.size(); ++i) {
    if (!place_of_fact_[i]) continue;
    situation.facts[i] = witness.dates[*place_of_fact_[i]];
  }
  for (const WitnessStep& step : witness.steps) {
    const Variable& variable = chart_.variable(step.var);
    if (variable.kind == Variable::Kind::kFact) {
      Value& value = situation.facts[variable.index];
      value = ValueIn(chart_.domain(step.var).values(step.class_index), value);
    } else {
      AddSuppositions(step, situation);
    }
  }
  for (size_t i = 0; i < place_of_matter_.size(); ++i) {
    const auto& place = place_of_matter_[i];
    if (!place || !witness.asked[*place]) continue;
    Suppose(law::MatterId(i), witness.dates[*place], situation);
  }
  for (size_t i = 0; i < situation.facts.size(); ++i) {
    if (situation.facts[i] == ordinary_.facts[i]) continue;
    situation.departures.emplace_back(i);
  }
  return situation;
}

void ChartVariables::AddSuppositions(const WitnessStep& step,
                                     Situation& situation) const {
  const Variable& variable = chart_.variable(step.var);
  const diagram::Domain& domain = chart_.domain(step.var);
  const record::Timeline& timeline = chart_.timeline();
  if (variable.kind == Variable::Kind::kMatter) {
    if (SurelyAsRecorded(step, situation.day)) return;
    const law::MatterId matter(variable.index);
    const Value value = ValueIn(domain.values(step.class_index),
                                ordinary_.matters[variable.index]);
    situation.suppositions.emplace_back(
        record::Becomes{matter, value, situation.day});
  } else if (variable.kind == Variable::Kind::kDispute) {
    const record::Dispute& dispute = timeline.disputes()[variable.index];
    if (step.will_do.Includes(domain.ClassesOf(dispute.possible))) return;
    const auto world =
        static_cast<size_t>(domain.values(step.class_index).min());
    for (size_t i = 0; i < dispute.events.size(); ++i) {
      Settle(dispute.events[i], dispute.worlds[world][i], situation);
    }
  } else {
    const record::Window& window = timeline.windows()[variable.index];
    if (step.will_do.Includes(domain.ClassesOf(window.possible))) return;
    const Value happened = domain.values(step.class_index).min();
    Settle(window.event, happened != 0, situation);
  }
}

void ChartVariables::Suppose(law::MatterId matter, Value value,
                             Situation& situation) const {
  const IntervalSet recorded =
      chart_.timeline().ValuesOn(matter, situation.day);
  if (recorded.OnlyValue() == value) return;
  situation.suppositions.emplace_back(
      record::Becomes{matter, value, situation.day});
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

// Returns whether a matter has a value on a day that will do, whatever is
// disputed.
bool ChartVariables::SurelyAsRecorded(const WitnessStep& step, Date day) const {
  const law::MatterId matter(chart_.variable(step.var).index);
  const diagram::Domain& domain = chart_.domain(step.var);
  const record::Timeline& timeline = chart_.timeline();
  return step.will_do.Includes(
      domain.ClassesOf(timeline.ValuesOn(matter, day)));
}

}  // namespace safeconduct::prove
