// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CLI_PERSON_H_
#define SAFECONDUCT_CLI_PERSON_H_

#include <string>

#include "chart/case.h"
#include "cli/commands.h"
#include "cli/invocation.h"

namespace safeconduct::cli {

// Reads the case file and the settings, or says every fault in them.
Stop ReadPerson(Invocation& invocation, const PersonOptions& options,
                chart::Case& person);

// Returns what is known of a person: "Known: age 30, claim pending." or
// "Nothing is known of the person."
std::string KnownInWords(const law::Law& law, const chart::Case& person);

}  // namespace safeconduct::cli

#endif  // SAFECONDUCT_CLI_PERSON_H_
