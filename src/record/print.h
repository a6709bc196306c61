// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_RECORD_PRINT_H_
#define SAFECONDUCT_RECORD_PRINT_H_

#include <string>

#include "law/law.h"
#include "record/record.h"
#include "record/timeline.h"

// Printouts, for tests and for reading what became of a page.
namespace safeconduct::record {

// Returns every declaration, a line each, the names resolved:
// `event refusal on 2023-08-13: treaty becomes refused according to memo`.
std::string ToString(const Record& record, const law::Law& law);

// Returns a line for each event left out, each dispute with its worlds (the
// events that happened in it, from world 0 on) and each window; then the
// epochs, each with what begins it and the settings of every matter, the first
// that holds being the matter's value:
//
//   dispute refusal: worlds {}, {refusal}; possible {0..1}
//   from 2023-08-13 by refusal
//     treaty: no by refusal since 2023-08-13 if dispute refusal in {1} | yes
std::string ToString(const Timeline& timeline, const Record& record,
                     const law::Law& law);

}  // namespace safeconduct::record

#endif  // SAFECONDUCT_RECORD_PRINT_H_
