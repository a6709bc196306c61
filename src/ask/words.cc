// SPDX-License-Identifier: Apache-2.0
#include "ask/words.h"

namespace safeconduct::ask {

std::vector<std::string> TurnsOnNames(const chart::Chart& chart,
                                      const TurnsOn& turns_on) {
  std::vector<std::string> names;
  for (const law::FactId fact : turns_on.facts) {
    names.push_back(chart.law().fact(fact).name);
  }
  for (const record::EventId event : turns_on.events) {
    names.push_back(chart.record().event(event).name);
  }
  if (turns_on.today) names.emplace_back("today");
  return names;
}

}  // namespace safeconduct::ask
