// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_JSON_VALUES_JSON_H_
#define SAFECONDUCT_JSON_VALUES_JSON_H_

#include <optional>
#include <string>
#include <vector>

#include "json/json_writer.h"
#include "safeconduct/asker.h"
#include "safeconduct/case.h"
#include "safeconduct/chart.h"
#include "safeconduct/date.h"
#include "safeconduct/pack.h"

// The parts that several answers share.
namespace safeconduct::json {

// Writes values as a case states them: one, a range, or a list.
void WriteValues(const Values& values, JsonWriter& json);

// Writes a case: every fact that is known, and what it tells of steps.
void WriteCase(const Case& person, JsonWriter& json);

// Writes a day, or null where there is none.
void WriteDate(const std::optional<Date>& date, JsonWriter& json);
// Writes the members that say from which day to which something is so.
void WriteReach(const std::optional<Date>& from, const std::optional<Date>& to,
                JsonWriter& json);

// Writes the members that say the form of what `command` prints, and the
// program.
void WriteProgram(std::string_view command, JsonWriter& json);
// Writes a pack's name and digest.
void WriteIdentity(const Pack& pack, JsonWriter& json);
// Writes the members with which every answer begins: `schema`, the form of what
// `command` prints; `program`; and `pack`, its name and digest.
void WriteHead(std::string_view command, const Pack& pack, JsonWriter& json);

// Writes a clause by its address, with what is known of it.
void WriteClause(const ClauseAnswer& answer, JsonWriter& json);
// Writes what something is cited from.
void WriteCitations(const std::vector<Citation>& citations, JsonWriter& json);
// Writes the names of what something turns on.
void WriteTurnsOn(const TurnsOn& turns_on, JsonWriter& json);

// Writes the members that say the scenario.
void WriteScenario(const Scenario& scenario, JsonWriter& json);

// Writes a list of texts.
void WriteTexts(const std::vector<std::string>& texts, JsonWriter& json);

// Writes a list of the names of declarations; a fact that is null is the day.
template <typename Declaration>
void WriteNames(const std::vector<const Declaration*>& declarations,
                JsonWriter& json) {
  // A clause seldom has any, and an answer has a hundred such lists.
  if (declarations.empty()) return void(json.Raw("[]"));
  json.BeginArray();
  for (const Declaration* each : declarations) {
    json.String(each == nullptr ? "today" : each->name);
  }
  json.EndArray();
}

}  // namespace safeconduct::json

#endif  // SAFECONDUCT_JSON_VALUES_JSON_H_
