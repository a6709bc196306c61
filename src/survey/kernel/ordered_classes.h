// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_SURVEY_KERNEL_ORDERED_CLASSES_H_
#define SAFECONDUCT_SURVEY_KERNEL_ORDERED_CLASSES_H_

#include "diagram/domain.h"
#include "law/law.h"
#include "safeconduct/date.h"
#include "survey/kernel/marks.h"

namespace safeconduct::survey {

// Returns the classes of a domain of ordered values.
OrderedClasses OrderedClassesOf(const diagram::Domain& domain);

// Returns the classes of a measure to or from the day asked about as pieces of
// its date: where on `today` the count enters another class.
OrderedClasses CutDates(const law::Law& law, const law::Measure& measure,
                        const diagram::Domain& counts, Date today);

}  // namespace safeconduct::survey

#endif  // SAFECONDUCT_SURVEY_KERNEL_ORDERED_CLASSES_H_
