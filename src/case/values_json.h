// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CASE_VALUES_JSON_H_
#define SAFECONDUCT_CASE_VALUES_JSON_H_

#include <nlohmann/json_fwd.hpp>

#include "base/interval_set.h"
#include "case/case.h"
#include "law/law.h"

namespace safeconduct::chart {

// Returns values of a type as a case states them: one, a range, or a list.
nlohmann::ordered_json ValuesJson(const law::Type& type,
                                  const IntervalSet& values);

// Returns a case as JSON that ReadCaseJson reads: every fact that is known.
nlohmann::ordered_json CaseJson(const law::Law& law, const Case& person);

}  // namespace safeconduct::chart

#endif  // SAFECONDUCT_CASE_VALUES_JSON_H_
