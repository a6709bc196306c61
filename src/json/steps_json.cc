// SPDX-License-Identifier: Apache-2.0
//
// A timetable as JSON, by schema/steps.schema.json. Every member is always
// there; what has no value is null.
#include <string>

#include "json/json_writer.h"
#include "json/values_json.h"
#include "safeconduct/procedure.h"

namespace safeconduct {
namespace json {
namespace {

// Days that are not known at all are null, as in a case.
void WriteDays(const Values& days, JsonWriter& json) {
  days.all ? void(json.Null()) : WriteValues(days, json);
}

void WriteReachOrNull(const std::optional<Days>& days, JsonWriter& json) {
  if (!days) return void(json.Null());
  json.BeginObject();
  WriteReach(days->first, days->last, json);
  json.EndObject();
}

void WriteNumbers(const DueAnswer& due, LimitState state, JsonWriter& json) {
  if (due.state != state) return void(json.Null());
  json.BeginObject();
  json.Key("from").Number(due.least);
  json.Key("to").Number(due.most);
  json.EndObject();
}

void WriteDue(const Step& step, const DueAnswer& due, JsonWriter& json) {
  json.BeginObject();
  json.Key("day").String(step.due);
  json.Key("label").String(step.due_label);
  json.Key("cite");
  WriteCitations(due.citations, json);
  json.Key("state").String(LimitStateName(due.state));
  json.Key("days");
  WriteDays(due.days, json);
  json.Key("last_day");
  WriteReachOrNull(due.last_day, json);
  json.Key("days_left");
  WriteNumbers(due, LimitState::kRunning, json);
  json.Key("days_late");
  WriteNumbers(due, LimitState::kMissed, json);
  json.EndObject();
}

void WriteSilence(const Step& step, const SilenceAnswer& silence,
                  JsonWriter& json) {
  json.BeginObject();
  json.Key("does").String(SilenceName(step.silence));
  json.Key("cite");
  WriteCitations(step.silence_citations, json);
  json.Key("spoken").String(HoldsName(silence.spoken));
  json.Key("on");
  WriteReachOrNull(silence.on, json);
  json.EndObject();
}

void WriteAddresses(const std::vector<const Clause*>& clauses,
                    JsonWriter& json) {
  json.BeginArray();
  for (const Clause* clause : clauses) json.String(clause->address);
  json.EndArray();
}

void WriteGate(const Step& step, const Gate& gate, JsonWriter& json) {
  json.BeginObject();
  json.Key("state").String(GateStateName(gate.state));
  json.Key("outcome");
  gate.outcome ? json.String(OutcomeName(*gate.outcome)) : json.Null();
  json.Key("clauses").BeginArray();
  for (const ClauseAnswer& clause : gate.clauses) WriteClause(clause, json);
  json.EndArray();
  json.Key("barred_by");
  WriteAddresses(gate.barred_by, json);
  json.Key("missing_clauses");
  WriteTexts(step.missing_clauses, json);
  json.Key("contradiction").Bool(gate.contradiction);
  json.Key("not_settled");
  WriteAddresses(gate.not_settled, json);
  json.Key("turns_on");
  WriteTurnsOn(gate.turns_on, json);
  json.EndObject();
}

void WriteStep(const StepAnswer& answer, JsonWriter& json) {
  const Step& step = *answer.step;
  json.BeginObject();
  json.Key("step").String(step.name);
  json.Key("label").String(step.label);
  json.Key("by").String(PartyName(step.party));
  json.Key("cite");
  WriteCitations(step.citations, json);
  json.Key("after");
  WriteNames(step.after, json);
  json.Key("sets");
  step.sets == nullptr ? json.Null() : json.String(step.sets->name);
  json.Key("takes_the_route").Bool(step.takes_the_route);
  json.Key("state").String(StepStateName(answer.state));
  json.Key("day");
  WriteDays(answer.day, json);
  json.Key("recorded");
  WriteDays(answer.recorded, json);
  json.Key("by_silence").String(HoldsName(answer.by_silence));
  json.Key("done").String(HoldsName(answer.done));
  json.Key("next").String(HoldsName(answer.next));
  json.Key("waits_for");
  WriteNames(answer.waits_for, json);
  json.Key("due");
  answer.due ? WriteDue(step, *answer.due, json) : void(json.Null());
  json.Key("silence");
  answer.silence ? WriteSilence(step, *answer.silence, json)
                 : void(json.Null());
  json.Key("gate");
  answer.gate ? WriteGate(step, *answer.gate, json) : void(json.Null());
  json.Key("left_for_later");
  WriteAddresses(step.left_for_later, json);
  json.Key("proof");
  WriteTexts(step.proof, json);
  json.Key("prima_facie");
  WriteTexts(step.prima_facie, json);
  json.Key("evidence");
  WriteTexts(answer.evidence, json);
  json.Key("lacking");
  WriteTexts(answer.lacking, json);
  json.EndObject();
}

}  // namespace
}  // namespace json

std::string FormatJson(const Timetable& timetable) {
  json::JsonWriter json;
  json.BeginObject();
  json::WriteHead("steps", timetable.pack, json);
  json.Key("on").String(FormatDate(timetable.day));
  json::WriteScenario(timetable.scenario, json);
  json.Key("case");
  json::WriteCase(timetable.person, json);
  json.Key("procedures").BeginArray();
  for (const ProcedureAnswer& answer : timetable.procedures) {
    json.BeginObject();
    json.Key("procedure").String(answer.procedure->name);
    json.Key("label").String(answer.procedure->label);
    json.Key("route").String(answer.procedure->route->name);
    json.Key("ended").String(HoldsName(answer.ended));
    json.Key("ended_by");
    answer.ended_by == nullptr ? json.Null()
                               : json.String(answer.ended_by->name);
    json.Key("steps").BeginArray();
    for (const StepAnswer& step : answer.steps) json::WriteStep(step, json);
    json.EndArray().EndObject();
  }
  json.EndArray().EndObject();
  return json.Take();
}

}  // namespace safeconduct
