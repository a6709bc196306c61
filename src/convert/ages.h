// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CONVERT_AGES_H_
#define SAFECONDUCT_CONVERT_AGES_H_

#include <string>
#include <vector>

#include "convert/labels.h"
#include "safeconduct/date.h"

namespace safeconduct::convert {

// Returns the ages that people may have on some of the days `on` who were of
// an age within `ages` on some of the days `then`. Cut to the ages that a fact
// can have.
AgeRange AgesOn(const Days& on, const Days& then, const AgeRange& ages);

// Returns ages as a cell: `18..24`, `40..`, `..17`, or empty where all are
// possible. Ranges come by their lower ends; those that meet become one.
std::string FormatAges(const std::vector<AgeRange>& ages);

}  // namespace safeconduct::convert

#endif  // SAFECONDUCT_CONVERT_AGES_H_
