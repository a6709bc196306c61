// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "json/json_writer.h"
#include "json/values_json.h"
#include "safeconduct/json.h"
#include "safeconduct/procedure.h"

namespace safeconduct {
namespace json {
namespace {

// Every finding has the same members, whatever its verdict.
void WriteFinding(const Finding& finding, JsonWriter& json) {
  json.BeginObject();
  json.Key("guarantee").String(finding.guarantee->name);
  json.Key("label").StringOrNull(finding.guarantee->label);
  json.Key("verdict").String(VerdictName(finding.verdict));
  json.Key("situations").StringOrNull(finding.situations);
  json.Key("violating").StringOrNull(finding.violating);
  const auto& shown = finding.refutation;
  // Of what is not refuted the case is null, and the lists about it are empty.
  json.Key("case");
  shown ? WriteCase(shown->person, json) : void(json.Null());
  json.Key("on");
  shown ? json.String(FormatDate(shown->day)) : json.Null();
  json.Key("suppose");
  WriteTexts(shown ? shown->suppositions : std::vector<std::string>(), json);
  json.Key("open");
  WriteNames(shown ? shown->open : std::vector<const Route*>(), json);
  json.Key("departs");
  WriteNames(shown ? shown->departs : std::vector<const Fact*>(), json);
  json.Key("why").StringOrNull(finding.why);
  json.EndObject();
}

void WriteGate(const GateFinding& gate, JsonWriter& json) {
  json.BeginObject();
  json.Key("procedure").String(gate.procedure->name);
  json.Key("step").String(gate.step->name);
  json.Key("takes_the_route").Bool(gate.step->takes_the_route);
  json.Key("against").BeginArray();
  for (const GateFinding::Against& against : gate.against) {
    json.BeginObject();
    json.Key("guarantee").String(against.guarantee->name);
    json.Key("verdict").String(VerdictName(against.verdict));
    json.Key("why").StringOrNull(against.why);
    json.EndObject();
  }
  json.EndArray();
  json.Key("left_for_later").BeginArray();
  for (const Clause* clause : gate.step->left_for_later) {
    json.String(clause->address);
  }
  json.EndArray().EndObject();
}

}  // namespace
}  // namespace json

std::string FormatJson(const ProofAnswer& answer) {
  json::JsonWriter json;
  json.BeginObject();
  json::WriteHead("prove", answer.pack, json);
  json.Key("as_recorded").Bool(answer.as_recorded);
  json::WriteScenario(answer.scenario, json);
  json.Key("guarantees").BeginArray();
  for (const Finding& finding : answer.findings) {
    json::WriteFinding(finding, json);
  }
  json.EndArray();
  json.Key("gates").BeginArray();
  for (const GateFinding& gate : answer.gates) json::WriteGate(gate, json);
  json.EndArray().EndObject();
  return json.Take();
}

}  // namespace safeconduct
