// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CLI_PAGE_KNOWN_TEXT_H_
#define SAFECONDUCT_CLI_PAGE_KNOWN_TEXT_H_

#include <string>

#include "case/case.h"
#include "law/law.h"

namespace safeconduct::cli {

// Returns what is known of a person: "Known: age 30, claim pending." or
// "Nothing is known of the person."
std::string KnownInWords(const law::Law& law, const chart::Case& person);

}  // namespace safeconduct::cli

#endif  // SAFECONDUCT_CLI_PAGE_KNOWN_TEXT_H_
