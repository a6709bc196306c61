// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CHART_DEPENDENCIES_H_
#define SAFECONDUCT_CHART_DEPENDENCIES_H_

#include <vector>

#include "case/case.h"
#include "chart/chart.h"
#include "record/timeline.h"

namespace safeconduct::chart {

// Returns the dates of a measure, each once.
std::vector<law::DateRef> DatesOf(const law::Measure& measure);

// Returns what a variable looks at: its fact, the dates of its measure, or the
// day asked about (as an empty date); nothing for what concerns no person.
std::vector<law::DateRef> LookedAt(const law::Law& law,
                                   const Variable& variable);

// Returns, by route, for each fact whether the route's dated diagram looks at
// it, itself or through a measure.
std::vector<std::vector<bool>> FactsOfRoutes(const Chart& chart);

// What still matters. Empty exactly when the outcome is settled.
struct TurnsOn {
  std::vector<law::FactId> facts;  // in order of declaration
  std::vector<record::EventId> events;
  bool today = false;  // of the days asked about, which one
  bool empty() const { return facts.empty() && events.empty() && !today; }
  friend bool operator==(const TurnsOn&, const TurnsOn&) = default;
};

// Turns the variables that matter into facts, events and dates. Keeps
// references to all that it is given. Add() takes variables that matter, and
// AddThing() facts, events and the day that do, in any order.
class DependencyCollector {
 public:
  DependencyCollector(const Chart& chart, const Case& person, const Days& days);

  void Add(diagram::VarId var);
  void AddThing(const Variable& variable);
  TurnsOn turns_on() const;

 private:
  void AddDate(const law::DateRef& date);
  void AddDispute(const record::Dispute& dispute);

  const Chart& chart_;
  const Case& person_;
  const Days& days_;
  std::vector<law::FactId> facts_;
  bool today_ = false;
  std::vector<record::EventId> events_;
};

}  // namespace safeconduct::chart

#endif  // SAFECONDUCT_CHART_DEPENDENCIES_H_
