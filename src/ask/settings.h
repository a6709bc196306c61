// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_ASK_SETTINGS_H_
#define SAFECONDUCT_ASK_SETTINGS_H_

#include <vector>

#include "law/law.h"

namespace safeconduct::ask {

// Returns, by clause, the matters that it tests.
std::vector<std::vector<law::MatterId>> MattersOfClauses(const law::Law& law);

}  // namespace safeconduct::ask

#endif  // SAFECONDUCT_ASK_SETTINGS_H_
