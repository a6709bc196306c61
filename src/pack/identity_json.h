// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_PACK_IDENTITY_JSON_H_
#define SAFECONDUCT_PACK_IDENTITY_JSON_H_

#include <nlohmann/json_fwd.hpp>
#include <string_view>

#include "pack/pack.h"
#include "record/timeline.h"

namespace safeconduct::chart {

// Returns how every answer in JSON begins: `schema`, the form of what
// `command` prints; and `program`.
nlohmann::ordered_json AnswerHead(std::string_view command);
// The same, and `pack`, its name and digest.
nlohmann::ordered_json AnswerHead(std::string_view command, const Pack& pack);

// Returns a pack's name and digest as JSON.
nlohmann::ordered_json PackJson(const Pack& pack);

// Adds the scenario: `known_on`, `viewpoint` and `suppose`.
void AddScenario(const Pack& pack, const record::Scenario& scenario,
                 nlohmann::ordered_json& json);

}  // namespace safeconduct::chart

#endif  // SAFECONDUCT_PACK_IDENTITY_JSON_H_
