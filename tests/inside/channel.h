// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TESTS_INSIDE_CHANNEL_H_
#define SAFECONDUCT_TESTS_INSIDE_CHANNEL_H_

#include <memory>

#include "case/case.h"
#include "chart/chart.h"
#include "pack/pack.h"
#include "tests/random/channel.h"
#include "tests/random/dice.h"

// Random questions to the Channel pack, as oracles look at them.
namespace safeconduct::inside {

// Returns the pack; nothing where it has faults.
std::shared_ptr<const chart::Pack> ReadChannelPack();
// Returns the readmission pack, or null where it has a fault.
std::shared_ptr<const chart::Pack> ReadReadmissionPack();

// Returns the chart of a random scenario that makes sense.
std::shared_ptr<const chart::Chart> RandomChannelChart(
    random::Dice& dice, const std::shared_ptr<const chart::Pack>& pack);

// Returns a case as the function of the same name in tests/random does.
chart::Case RandomChannelCase(random::Dice& dice, const law::Law& law,
                              int max_unknown, const chart::Days& days);

}  // namespace safeconduct::inside

#endif  // SAFECONDUCT_TESTS_INSIDE_CHANNEL_H_
