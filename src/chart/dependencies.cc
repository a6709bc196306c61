// SPDX-License-Identifier: Apache-2.0
//
// Variables are what diagrams look at, and are not what a person can find out:
// a measure is of two dates, a dispute of several events, and one date may
// stand behind several variables. Here they are led back to facts, events and
// the day.
#include "chart/dependencies.h"

#include <algorithm>
#include <iterator>
#include <variant>

#include "base/overloaded.h"
#include "diagram/analysis.h"

namespace safeconduct::chart {

std::vector<law::DateRef> DatesOf(const law::Measure& measure) {
  if (measure.is_of_one_date()) return {measure.from};
  return {measure.from, measure.to};
}

std::vector<law::DateRef> LookedAt(const law::Law& law,
                                   const Variable& variable) {
  using Dates = std::vector<law::DateRef>;
  return std::visit(
      Overloaded{
          [](law::Today) { return Dates{std::nullopt}; },
          [](law::FactId fact) { return Dates{fact}; },
          [&](law::MeasureId id) { return DatesOf(law.measure(id)); },
          [&](law::ExprId comparison) {
            return std::visit(
                [&](auto number) { return LookedAt(law, Variable(number)); },
                law.expr(comparison).subject);
          },
          [](law::MatterId) { return Dates(); },
          [](record::WindowId) { return Dates(); },
          [](record::DisputeId) { return Dates(); },
      },
      variable);
}

std::vector<std::vector<bool>> FactsOfRoutes(const Chart& chart) {
  std::vector<std::vector<bool>> facts;
  for (const diagram::NodeId root : chart.dated().routes) {
    std::vector<bool>& looked =
        facts.emplace_back(chart.law().facts.size(), false);
    for (const diagram::VarId var : diagram::Support(chart.store(), root)) {
      for (const law::DateRef& fact :
           LookedAt(chart.law(), chart.variable(var))) {
        if (fact) looked[fact->index()] = true;
      }
    }
  }
  return facts;
}

DependencyCollector::DependencyCollector(const Chart& chart, const Case& person,
                                         const Days& days)
    : chart_(chart), person_(person), days_(days) {}

void DependencyCollector::Add(diagram::VarId var) {
  AddThing(chart_.variable(var));
}

void DependencyCollector::AddThing(const Variable& variable) {
  const record::Timeline& timeline = chart_.timeline();
  const auto add_dates = [&] {
    for (const auto& date : LookedAt(chart_.law(), variable)) AddDate(date);
  };
  std::visit(Overloaded{
                 [this](law::Today) { today_ = true; },
                 [&](record::WindowId window) {
                   events_.push_back(timeline.window(window).event);
                 },
                 [&](record::DisputeId dispute) {
                   AddDispute(timeline.dispute(dispute));
                 },
                 [](law::MatterId) {},  // composed away where anybody asks
                 [this](law::FactId fact) { facts_.push_back(fact); },
                 [&](law::MeasureId) { add_dates(); },
                 [&](law::ExprId) { add_dates(); },
             },
             variable);
}

void DependencyCollector::AddDate(const law::DateRef& date) {
  if (!date) {
    // What is known exactly is not what the measure leaves open.
    if (days_.first < days_.last) today_ = true;
  } else if (!person_.values(*date).OnlyValue()) {
    facts_.push_back(*date);
  }
}

// Adds the events that differ between the worlds still possible.
void DependencyCollector::AddDispute(const record::Dispute& dispute) {
  for (size_t i = 0; i < dispute.events.size(); ++i) {
    bool may = false;
    bool may_not = false;
    for (size_t world = 0; world < dispute.worlds.size(); ++world) {
      if (!dispute.possible.Contains(static_cast<Value>(world))) continue;
      (dispute.worlds[world][i] ? may : may_not) = true;
    }
    if (may && may_not) events_.push_back(dispute.events[i]);
  }
}

TurnsOn DependencyCollector::turns_on() const {
  const auto each_once = [](auto things) {
    std::ranges::sort(things);
    const auto twice = std::ranges::unique(things);
    things.erase(twice.begin(), twice.end());
    return things;
  };
  return {each_once(facts_), each_once(events_), today_};
}

}  // namespace safeconduct::chart
