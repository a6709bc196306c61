// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TESTS_RANDOM_CHANNEL_H_
#define SAFECONDUCT_TESTS_RANDOM_CHANNEL_H_

#include <memory>

#include "case/case.h"
#include "chart/chart.h"
#include "pack/pack.h"
#include "record/record.h"
#include "tests/random/dice.h"

// Random questions to the pack in law/channel.
namespace safeconduct::random {

// Returns the pack; nothing where it has faults.
std::shared_ptr<const chart::Pack> ReadChannelPack();

// Returns the chart of a random scenario that makes sense.
std::shared_ptr<const chart::Chart> RandomChannelChart(
    Dice& dice, const std::shared_ptr<const chart::Pack>& pack);

// Returns a case of which, in a hundred facts, up to so many are unknown and
// nearly all others known exactly.
chart::Case RandomChannelCase(Dice& dice, const law::Law& law, int max_unknown);

// Returns a day or, more seldom, several, mostly when the record moved.
chart::Days RandomChannelDays(Dice& dice, const record::Record& record);

}  // namespace safeconduct::random

#endif  // SAFECONDUCT_TESTS_RANDOM_CHANNEL_H_
