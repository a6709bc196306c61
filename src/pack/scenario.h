// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_PACK_SCENARIO_H_
#define SAFECONDUCT_PACK_SCENARIO_H_

#include <expected>
#include <string>

#include "pack/pack.h"
#include "record/timeline.h"
#include "safeconduct/chart.h"
#include "safeconduct/error.h"

namespace safeconduct::chart {

// Reads a scenario as written. Fails with every fault of the first of its parts
// that has one, each named as the option that takes it.
std::expected<record::Scenario, Error> ReadScenario(
    const Pack& pack, const safeconduct::Scenario& written);

// Returns a supposition as it would be written after --suppose.
std::string DescribeSupposition(const Pack& pack,
                                const record::Supposition& supposition);

// Returns what is taken for granted in a scenario, in the words of the law and
// the record: "the record as known on 14 August 2023". Two scenarios that
// differ may have the same words, where two labels are the same.
std::string ScenarioInWords(const Pack& pack, const record::Scenario& scenario);

}  // namespace safeconduct::chart

#endif  // SAFECONDUCT_PACK_SCENARIO_H_
