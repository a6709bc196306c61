// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/agreement.h"

#include <fmt/format.h>

#include "api/access.h"
#include "tests/oracle/describe.h"
#include "tests/oracle/evaluate_slowly.h"

namespace safeconduct::oracle {

using api::Access;

Agreement AskBoth(const Chart& chart, Asker& asker, const Case& person,
                  const Days& days, std::string& difference) {
  const chart::Chart& compiled = *Access::ChartOf(chart);
  const law::Law& law = compiled.law();
  const record::Record& record = compiled.record();
  const auto slow = EvaluateSlowly(law, record, compiled.timeline().scenario(),
                                   Access::CaseOf(person), days);
  if (!slow && slow.error() == SlowFault::kTooMany) return Agreement::kTooMany;
  if (!slow) {
    difference = "only the program makes sense of the scenario\n";
    return Agreement::kDiffer;
  }
  const auto answer = asker.Explain(person, days);
  if (!answer || answer->routes.size() != slow->size()) {
    difference = answer ? "not all routes are told of\n" : answer.error().text;
    return Agreement::kDiffer;
  }
  for (size_t i = 0; i < slow->size(); ++i) {
    const std::string expected = Describe(law, record, (*slow)[i]);
    const std::string found = Describe(answer->routes[i]);
    if (expected == found) continue;
    difference = fmt::format("{}\n-- oracle:\n{}-- program:\n{}",
                             law.routes[i].name, expected, found);
    return Agreement::kDiffer;
  }
  return Agreement::kAgree;
}

}  // namespace safeconduct::oracle
