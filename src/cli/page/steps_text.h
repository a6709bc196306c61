// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CLI_PAGE_STEPS_TEXT_H_
#define SAFECONDUCT_CLI_PAGE_STEPS_TEXT_H_

#include <string>

#include "safeconduct/procedure.h"

namespace safeconduct::cli {

// Returns a timetable as a page for a reader.
std::string FormatTimetableText(const Timetable& timetable, bool colour);

}  // namespace safeconduct::cli

#endif  // SAFECONDUCT_CLI_PAGE_STEPS_TEXT_H_
