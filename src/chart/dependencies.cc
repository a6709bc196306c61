// SPDX-License-Identifier: Apache-2.0
#include "chart/dependencies.h"

#include <algorithm>

#include "diagram/analysis.h"

namespace safeconduct::chart {

std::vector<law::DateRef> LookedAt(const law::Law& law,
                                   const Variable& variable) {
  switch (variable.kind) {
    case Variable::Kind::kToday:
      return {std::nullopt};
    case Variable::Kind::kFact:
      return {law::FactId(variable.index)};
    case Variable::Kind::kMeasure: {
      const law::Measure& measure = law.measures[variable.index];
      return {measure.from, measure.to};
    }
    default:
      return {};
  }
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

std::vector<std::vector<bool>> DisputesOfRoutes(const Chart& chart) {
  std::vector<std::vector<bool>> disputes;
  for (const diagram::NodeId root : chart.dated().routes) {
    std::vector<bool>& looked =
        disputes.emplace_back(chart.timeline().disputes().size(), false);
    for (const diagram::VarId var : diagram::Support(chart.store(), root)) {
      const Variable& variable = chart.variable(var);
      if (variable.kind == Variable::Kind::kDispute) {
        looked[variable.index] = true;
      }
    }
  }
  return disputes;
}

DependencyCollector::DependencyCollector(const Chart& chart, const Case& person,
                                         const Days& days)
    : chart_(chart),
      person_(person),
      days_(days),
      looks_(chart.law().facts.size()) {}

void DependencyCollector::Add(diagram::VarId var) {
  const Variable& variable = chart_.variable(var);
  const record::Timeline& timeline = chart_.timeline();
  switch (variable.kind) {
    case Variable::Kind::kToday:
      ++looks_at_today_;
      break;
    case Variable::Kind::kWindow:
      events_.push_back(timeline.windows()[variable.index].event);
      break;
    case Variable::Kind::kDispute:
      AddDispute(timeline.disputes()[variable.index]);
      break;
    case Variable::Kind::kMatter:
      break;
    case Variable::Kind::kFact:
      ++looks_[variable.index];
      break;
    case Variable::Kind::kMeasure: {
      const law::Measure& measure = chart_.law().measures[variable.index];
      AddDate(measure.from);
      AddDate(measure.to);
      break;
    }
  }
}

void DependencyCollector::AddDate(const law::DateRef& date) {
  if (!date) {
    if (days_.first < days_.last) ++looks_at_today_;
  } else if (!person_.values(*date).OnlyValue()) {
    ++looks_[date->index()];
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
  for (size_t i = 0; i < looks_.size(); ++i) {
    if (looks_[i] > 0) turns_on.facts.emplace_back(i);
  }
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
  for (size_t i = 0; i < looks_.size(); ++i) {
    if (looks_[i] > 1) wide.emplace_back(law::FactId(i));
  }
  if (looks_at_today_ > 1) wide.emplace_back(std::nullopt);
  return wide;
}

}  // namespace safeconduct::chart
