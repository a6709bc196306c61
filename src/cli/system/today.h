// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CLI_SYSTEM_TODAY_H_
#define SAFECONDUCT_CLI_SYSTEM_TODAY_H_

#include <chrono>
#include <string>

#include "safeconduct/date.h"

namespace safeconduct::cli {

// Returns the day that it is at a time where the user is, as the environment
// variable TZ or the machine says.
// The time comes in as a parameter, so that this can be tested.
Date LocalDay(std::chrono::system_clock::time_point time);

// Returns days as they are written on the command line with the word `today`
// made the date that it stands for: `today..2030-12-31`.
std::string WithToday(const std::string& days, Date today);

}  // namespace safeconduct::cli

#endif  // SAFECONDUCT_CLI_SYSTEM_TODAY_H_
