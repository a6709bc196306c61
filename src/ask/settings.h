// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_ASK_SETTINGS_H_
#define SAFECONDUCT_ASK_SETTINGS_H_

#include <vector>

#include "law/law.h"
#include "record/timeline.h"

namespace safeconduct::ask {

// Returns, by clause, the matters that it tests.
std::vector<std::vector<law::MatterId>> MattersOfClauses(const law::Law& law);

// Returns those of the settings of a matter that may be what gives it its value
// in a scenario: whose conditions can hold where those of none before do.
std::vector<const record::Setting*> SettingsThatMayHold(
    const record::Timeline& timeline,
    const std::vector<record::Setting>& settings);

}  // namespace safeconduct::ask

#endif  // SAFECONDUCT_ASK_SETTINGS_H_
