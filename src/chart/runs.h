// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CHART_RUNS_H_
#define SAFECONDUCT_CHART_RUNS_H_

#include <cstddef>
#include <vector>

#include "base/interval_set.h"
#include "case/case.h"
#include "chart/chart.h"
#include "law/law.h"

namespace safeconduct::record {
class Timeline;
}

// The days in runs on which the record says one thing of a matter.
namespace safeconduct::chart {

// Returns whether an epoch, not the first, begins with another way in which a
// matter comes by its value, whatever event or supposition gives it that.
bool ChangesWith(const record::Timeline& timeline, law::MatterId matter,
                 size_t epoch);

// Returns, by epoch, the values of what says when the day of `as_of` is
// (AsOf::by) for which the day lies in the epoch. What is before the first
// epoch is of the first, what is behind the last of the last, and none is of
// the first: each value is of exactly one.
std::vector<IntervalSet> EpochsBy(const record::Timeline& timeline,
                                  const law::AsOf& as_of);

// Returns the same with epochs that tell the same of the matter put together.
std::vector<IntervalSet> RunsOf(const record::Timeline& timeline,
                                const law::AsOf& as_of);

// Returns the epochs, ascending, in which a matter is looked at for a person:
// those of the days asked about, or of a matter as of a day those in which the
// day may lie; none where that is none.
std::vector<size_t> EpochsLookedAt(const Chart& chart, law::MatterId matter,
                                   const Case& person, const Days& days);
// Returns the values that it may have there; nothing where there are none.
IntervalSet ValuesLookedAt(const Chart& chart, law::MatterId matter,
                           const Case& person, const Days& days);

}  // namespace safeconduct::chart

#endif  // SAFECONDUCT_CHART_RUNS_H_
