// SPDX-License-Identifier: Apache-2.0
#include "survey/count/row_counts.h"

#include <fmt/format.h>

#include <utility>

namespace safeconduct::survey {
namespace {

void AddLeftOut(const RowsLeftOut& next, RowsLeftOut& sum) {
  sum.rows += next.rows;
  sum.weight.Add(next.weight);
}

}  // namespace

Error TooManyGroups() {
  return {Error::Kind::kFaults,
          fmt::format("--by: more than {} groups (group by a column that takes "
                      "fewer values)",
                      kMaxGroups)};
}

std::expected<void, Error> AddRows(
    RowCounts next, const std::function<void(const SurveyFault&)>& tell,
    RowCounts& sum) {
  for (SurveyFault& fault : next.faults) {
    // Before the counts of the sum grow: what stands before these rows is what
    // was counted up to now.
    fault.row += sum.row_count;
    fault.line += sum.line_count;
    if (tell) tell(fault);
    if (sum.faults.size() < kMaxFaults) sum.faults.push_back(std::move(fault));
  }
  sum.row_count += next.row_count;
  sum.line_count += next.line_count;
  sum.blank_row_count += next.blank_row_count;
  sum.bad_row_count += next.bad_row_count;
  sum.fault_count += next.fault_count;
  AddLeftOut(next.not_chosen, sum.not_chosen);
  AddLeftOut(next.perhaps_chosen, sum.perhaps_chosen);
  AddTallies(next.groups, sum.groups);
  if (sum.groups.size() > kMaxGroups) return std::unexpected(TooManyGroups());
  return {};
}

}  // namespace safeconduct::survey
