// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CALENDAR_FILE_DESCRIPTIONS_H_
#define SAFECONDUCT_CALENDAR_FILE_DESCRIPTIONS_H_

#include <string>
#include <vector>

#include "safeconduct/date.h"
#include "safeconduct/pack.h"

// What the descriptions of several calendars say.
namespace safeconduct::calendar_file {

// Returns the sources in full, as whoever reads a calendar has no pack at hand;
// nothing of none.
std::string SourcesInFull(const std::vector<Citation>& citations);

// Returns the sentence that a last day is not known exactly, with a blank
// before it; nothing where it is.
std::string NotExactly(Date first, Date last);

}  // namespace safeconduct::calendar_file

#endif  // SAFECONDUCT_CALENDAR_FILE_DESCRIPTIONS_H_
