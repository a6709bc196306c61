// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CASE_CELL_H_
#define SAFECONDUCT_CASE_CELL_H_

#include <optional>

#include "base/interval_set.h"
#include "case/fact_values.h"
#include "text/diagnostic.h"

namespace safeconduct::chart {

// Returns what was written without the blanks around it.
Written Trim(const Written& written);

// Returns whether what was written, trimmed, leaves a value unknown: it is
// empty or `unknown`.
bool IsUnknown(const law::Type& type, const Written& written);

// Reads what was written, trimmed and not unknown, as a cell writes it: values
// and ranges between `|`. Each fault is placed at the value or the range.
std::optional<IntervalSet> ReadPieces(const Slot& slot, const Written& written,
                                      text::Diagnostics& diagnostics);

}  // namespace safeconduct::chart

#endif  // SAFECONDUCT_CASE_CELL_H_
