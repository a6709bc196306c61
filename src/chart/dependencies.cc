// SPDX-License-Identifier: Apache-2.0
//
// Variables are what diagrams look at, and are not what a person can find out:
// a measure is of two dates, a dispute of several events, and one date may
// stand behind several variables. Here they are led back to facts, events and
// the day.
//
// A date behind two variables is more than they know: they are put as if each
// could be anything by itself, while one date makes both what they are. So such
// dates are named apart, as wide.
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
  const Variable& variable = chart_.variable(var);
  const record::Timeline& timeline = chart_.timeline();
  const auto add_dates = [&] {
    for (const auto& date : LookedAt(chart_.law(), variable)) AddDate(date);
  };
  std::visit(Overloaded{
                 [this](law::Today) { ++looks_at_today_; },
                 [&](record::WindowId window) {
                   events_.push_back(timeline.window(window).event);
                 },
                 [&](record::DisputeId dispute) {
                   AddDispute(timeline.dispute(dispute));
                 },
                 [](law::MatterId) {},  // composed away where anybody asks
                 [this](law::FactId fact) { AddLook(fact); },
                 [&](law::MeasureId) { add_dates(); },
                 [&](law::ExprId) { add_dates(); },
             },
             variable);
}

void DependencyCollector::AddLook(law::FactId fact) {
  // Kept sorted, and each look kept, as Wide() counts them.
  looks_.insert(std::upper_bound(looks_.begin(), looks_.end(), fact), fact);
}

void DependencyCollector::AddDate(const law::DateRef& date) {
  if (!date) {
    // What is known exactly is not what the measure leaves open.
    if (days_.first < days_.last) ++looks_at_today_;
  } else if (!person_.values(*date).OnlyValue()) {
    AddLook(*date);
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
  TurnsOn turns_on;
  std::unique_copy(looks_.begin(), looks_.end(),
                   std::back_inserter(turns_on.facts));
  turns_on.events = events_;
  std::sort(turns_on.events.begin(), turns_on.events.end());
  turns_on.events.erase(
      std::unique(turns_on.events.begin(), turns_on.events.end()),
      turns_on.events.end());
  turns_on.today = looks_at_today_ > 0;
  return turns_on;
}

std::vector<law::DateRef> DependencyCollector::Wide() const {
  std::vector<law::DateRef> wide;
  for (size_t i = 1; i < looks_.size(); ++i) {
    const bool is_second =
        // The second look at a fact, so that each is named once, however many
        // there are.
        looks_[i] == looks_[i - 1] && (i < 2 || looks_[i] != looks_[i - 2]);
    if (is_second) wide.emplace_back(looks_[i]);
  }
  if (looks_at_today_ > 1) wide.emplace_back(std::nullopt);
  return wide;
}

}  // namespace safeconduct::chart
