// SPDX-License-Identifier: Apache-2.0
#include "survey/count/row_case.h"

namespace safeconduct::survey {

chart::Case CaseOf(const law::Law& law, const Block& block, size_t row) {
  chart::Case person(law);
  for (const law::FactId fact : law.FactIds()) {
    if (!block.facts[fact.index()].present()) continue;
    person.Set(fact,
               ValuesOf(block.facts[fact.index()], law.fact(fact).type, row));
  }
  return person;
}

Days DaysOf(const Block& block, const Days& otherwise, size_t row) {
  if (!block.days.present()) return otherwise;
  return {Date{static_cast<const Value*>(block.days.low)[row]},
          Date{static_cast<const Value*>(block.days.high)[row]}};
}

}  // namespace safeconduct::survey
