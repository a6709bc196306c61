// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_ASK_DEPENDENCIES_H_
#define SAFECONDUCT_ASK_DEPENDENCIES_H_

#include <vector>

#include "ask/answer.h"
#include "chart/chart.h"

namespace safeconduct::ask {

// Returns, by clause, the matters that it tests.
std::vector<std::vector<law::MatterId>> MattersOfClauses(const law::Law& law);

// Returns, by route, for each fact whether the route's dated diagram looks at
// it, itself or through a measure.
std::vector<std::vector<bool>> FactsOfRoutes(const chart::Chart& chart);

// Returns, by route, for each dispute whether the dated diagram looks at it.
std::vector<std::vector<bool>> DisputesOfRoutes(const chart::Chart& chart);

// Returns those of the settings of a matter that may be what gives it its value
// in a scenario: whose conditions can hold where those of none before do.
std::vector<const record::Setting*> SettingsThatMayHold(
    const record::Timeline& timeline,
    const std::vector<record::Setting>& settings);

// Turns the variables that matter into facts, events and dates.
class DependencyCollector {
 public:
  DependencyCollector(const chart::Chart& chart, const chart::Case& person,
                      const chart::Days& days);

  void Add(diagram::VarId var);
  TurnsOn turns_on() const;
  // Returns the dates that are not known exactly and that two or more of the
  // variables look at.
  std::vector<law::DateRef> Wide() const;

 private:
  void AddDate(const law::DateRef& date);
  void AddDispute(const record::Dispute& dispute);

  const chart::Chart& chart_;
  const chart::Case& person_;
  const chart::Days& days_;
  std::vector<int> looks_;  // by fact
  int looks_at_today_ = 0;
  std::vector<record::EventId> events_;
};

}  // namespace safeconduct::ask

#endif  // SAFECONDUCT_ASK_DEPENDENCIES_H_
