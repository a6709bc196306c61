// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CHART_CLASS_WORDS_H_
#define SAFECONDUCT_CHART_CLASS_WORDS_H_

#include <string>

#include "base/interval_set.h"
#include "chart/chart.h"
#include "diagram/domain.h"

// The variables of a chart and their classes in the words of the pack.
namespace safeconduct::chart {

// Returns what the law or the record calls a variable: `today`, `claim`, the
// name of an event; the events of a dispute after one another; two dates that
// are only compared as `accepted and today`.
std::string VariableName(const Chart& chart, const Variable& variable);

// Returns what the variable says, as the pack puts it: the question of a fact,
// the label of a measure, a matter or an event.
std::string VariableQuestion(const Chart& chart, const Variable& variable);

// Returns the values of some classes of a variable, at least one, as a reader
// would say them: "yes", "17 years or less", "before 6 August 2025", "none or
// withdrawn", "not in eu_states", "did not happen"; "any" for all of them.
std::string ClassWords(const Chart& chart, diagram::VarId var,
                       const diagram::ClassSet& classes);

// Returns the same of a variable that has only the values of `left` left, at
// least one of them in `classes`: "16 to 17 years" where it is 16 to 19.
std::string ClassWords(const Chart& chart, diagram::VarId var,
                       const diagram::ClassSet& classes,
                       const IntervalSet& left);

}  // namespace safeconduct::chart

#endif  // SAFECONDUCT_CHART_CLASS_WORDS_H_
