// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_ASK_EXAMPLES_PACK_CHECK_H_
#define SAFECONDUCT_ASK_EXAMPLES_PACK_CHECK_H_

#include <cstddef>
#include <expected>
#include <memory>

#include "chart/chart.h"
#include "pack/pack.h"
#include "safeconduct/error.h"

namespace safeconduct::text {
class Diagnostics;
}

namespace safeconduct::ask {

// Runs every example of a pack. One that does not come out as expected is
// reported at its `expect`. Fails where a chart could not be made. Charts are
// shared by the examples of one scenario.
std::expected<void, Error> CheckExamples(
    const std::shared_ptr<const chart::Pack>& pack,
    text::Diagnostics& diagnostics);

// Warns of facts that nothing tests, clauses that lack a citation, matters that
// the record never moves, and matters that no rule tests though they are not
// for the record. What of a pack decides nothing, prove/coverage.h finds.
void WarnOfPack(const chart::Chart& chart, text::Diagnostics& diagnostics);

}  // namespace safeconduct::ask

#endif  // SAFECONDUCT_ASK_EXAMPLES_PACK_CHECK_H_
