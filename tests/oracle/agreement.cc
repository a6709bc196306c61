// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/agreement.h"

#include <fmt/format.h>

#include "tests/oracle/describe.h"
#include "tests/oracle/evaluate_slowly.h"

namespace safeconduct::oracle {

std::vector<law::RouteId> AllRoutes(const law::Law& law) {
  std::vector<law::RouteId> routes;
  for (size_t i = 0; i < law.routes.size(); ++i) routes.emplace_back(i);
  return routes;
}

Agreement AskBoth(const chart::Chart& chart, ask::Asker& asker,
                  const chart::Case& person, const chart::Days& days,
                  std::string& difference) {
  const law::Law& law = chart.law();
  const record::Record& record = chart.record();
  const auto slow =
      EvaluateSlowly(law, record, chart.timeline().scenario(), person, days);
  if (!slow && slow.error() == SlowFault::kTooMany) return Agreement::kTooMany;
  if (!slow) {
    difference = "only the program makes sense of the scenario\n";
    return Agreement::kDiffer;
  }
  const ask::Answer answer = asker.Explain(person, days, AllRoutes(law));
  for (size_t i = 0; i < slow->size(); ++i) {
    const std::string expected = Describe(law, record, (*slow)[i]);
    const std::string found = Describe(law, record, answer.routes[i]);
    if (expected == found) continue;
    difference = fmt::format("{}\n-- oracle:\n{}-- program:\n{}",
                             law.routes[i].name, expected, found);
    return Agreement::kDiffer;
  }
  return Agreement::kAgree;
}

}  // namespace safeconduct::oracle
