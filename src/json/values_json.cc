// SPDX-License-Identifier: Apache-2.0
//
// What several answers have in common, so that it looks the same in each:
// values, cases, days, and the head that says what an answer rests on. A case
// is written as Case::ReadJson reads it, so that what is printed can be asked
// about again.
#include "json/values_json.h"

#include <algorithm>

#include "safeconduct/procedure.h"
#include "safeconduct/version.h"

namespace safeconduct::json {
namespace {

void WriteValue(Type::Form form, const std::string& value, JsonWriter& json) {
  if (form == Type::Form::kNumber) {
    // Its text is the digits of a whole number, which are JSON as they stand.
    json.Raw(value);
  } else if (form == Type::Form::kYesNo) {
    json.Bool(value == "yes");
  } else {
    json.String(value);
  }
}

// Writes the members that say where a run begins and ends; `write` writes one.
template <typename End, typename Write>
void WriteEnds(const End& from, const End& to, const Write& write,
               JsonWriter& json) {
  json.Key("from");
  write(from);
  json.Key("to");
  write(to);
}

void WriteRun(Type::Form form, const Values::Run& run, JsonWriter& json) {
  const auto write = [&](const std::string& value) {
    WriteValue(form, value, json);
  };
  if (run.first == run.last) return write(run.first);
  json.BeginObject();
  WriteEnds(run.first, run.last, write, json);
  json.EndObject();
}

// Writes what is known of steps, by the addresses that tell those of several
// procedures apart.
void WriteSteps(const std::vector<KnownStep>& steps, JsonWriter& json) {
  if (std::ranges::any_of(
          steps, [](const KnownStep& each) { return each.day.has_value(); })) {
    json.Key("steps").BeginObject();
    for (const KnownStep& each : steps) {
      if (!each.day) continue;
      json.Key(each.step->address);
      // That it is not known is said: left out, it would not be on record.
      each.day->all ? void(json.Null()) : WriteValues(*each.day, json);
    }
    json.EndObject();
  }
  const auto supported = [](const KnownStep& each) {
    return !each.evidence.empty();
  };
  if (std::ranges::none_of(steps, supported)) return;
  json.Key("evidence").BeginObject();
  for (const KnownStep& each : steps) {
    if (!supported(each)) continue;
    json.Key(each.step->address);
    WriteTexts(each.evidence, json);
  }
  json.EndObject();
}

}  // namespace

void WriteValues(const Values& values, JsonWriter& json) {
  // A single value stands by itself, which most are.
  if (values.runs.size() == 1) {
    return WriteRun(values.form, values.runs.front(), json);
  }
  json.BeginArray();
  for (const Values::Run& run : values.runs) WriteRun(values.form, run, json);
  json.EndArray();
}

// A fact that is unknown is left out, which is how a case says so.
void WriteCase(const Case& person, JsonWriter& json) {
  json.BeginObject();
  for (const auto& [fact, values] : person.Known()) {
    json.Key(fact->name);
    WriteValues(values, json);
  }
  WriteSteps(person.KnownSteps(), json);
  json.EndObject();
}

void WriteClause(const ClauseAnswer& answer, JsonWriter& json) {
  const Clause& clause = *answer.clause;
  json.BeginObject();
  json.Key("clause").String(clause.address);
  json.Key("kind").String(clause.kind == Clause::Kind::kNeeds ? "needs"
                                                              : "barred by");
  json.Key("holds").String(HoldsName(answer.holds));
  json.Key("label").String(clause.label);
  json.Key("cite");
  WriteCitations(clause.citations, json);
  json.Key("events");
  WriteNames(answer.events, json);
  json.Key("wide");
  WriteNames(answer.wide, json);
  json.EndObject();
}

void WriteCitations(const std::vector<Citation>& citations, JsonWriter& json) {
  json.BeginArray();
  for (const Citation& citation : citations) {
    json.BeginObject().Key("source").String(citation.source->name);
    json.Key("at");
    citation.at ? json.String(*citation.at) : json.Null();
    json.EndObject();
  }
  json.EndArray();
}

// One list of names, of facts, events and `today`, as a reader asks of them all
// the same: which is to be found out.
void WriteTurnsOn(const TurnsOn& turns_on, JsonWriter& json) {
  json.BeginArray();
  for (const Fact* fact : turns_on.facts) json.String(fact->name);
  for (const Event* event : turns_on.events) json.String(event->name);
  if (turns_on.today) json.String("today");
  json.EndArray();
}

void WriteDate(const std::optional<Date>& date, JsonWriter& json) {
  date ? json.String(FormatDate(*date)) : json.Null();
}

void WriteReach(const std::optional<Date>& from, const std::optional<Date>& to,
                JsonWriter& json) {
  const auto write = [&](const std::optional<Date>& day) {
    WriteDate(day, json);
  };
  WriteEnds(from, to, write, json);
}

void WriteTexts(const std::vector<std::string>& texts, JsonWriter& json) {
  json.BeginArray();
  for (const std::string& text : texts) json.String(text);
  json.EndArray();
}

void WriteProgram(std::string_view command, JsonWriter& json) {
  json.Key("schema").String("urn:safeconduct:" + std::string(command) + ":1");
  json.Key("program").String(kProgramName);
}

void WriteIdentity(const Pack& pack, JsonWriter& json) {
  json.BeginObject();
  json.Key("name").String(pack.identity().name);
  json.Key("digest").String(pack.identity().digest);
  json.Key("title").StringOrNull(pack.identity().title);
  json.Key("version").StringOrNull(pack.identity().version);
  json.Key("law_as_of");
  WriteDate(pack.identity().law_as_of, json);
  json.EndObject();
}

void WriteHead(std::string_view command, const Pack& pack, JsonWriter& json) {
  WriteProgram(command, json);
  json.Key("pack");
  WriteIdentity(pack, json);
}

void WriteScenario(const Scenario& scenario, JsonWriter& json) {
  // Null where nothing was chosen: the record as it stands.
  json.Key("known_on").StringOrNull(scenario.known_on);
  json.Key("viewpoint").StringOrNull(scenario.viewpoint);
  json.Key("suppose");
  WriteTexts(scenario.suppositions, json);
}

}  // namespace safeconduct::json
