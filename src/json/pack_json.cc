// SPDX-License-Identifier: Apache-2.0
//
// What a pack asks, and what became of its matters, as JSON, by
// schema/facts.schema.json and schema/record.schema.json; and a case, as every
// command reads it back.
#include <string>

#include "json/json_writer.h"
#include "json/values_json.h"
#include "safeconduct/json.h"

namespace safeconduct {
namespace json {
namespace {

std::string_view FormName(Type::Form form) {
  switch (form) {
    case Type::Form::kYesNo:
      return "yes_no";
    case Type::Form::kChoice:
      return "choice";
    case Type::Form::kCountry:
      return "country";
    case Type::Form::kNumber:
      return "number";
    case Type::Form::kDate:
      return "date";
    case Type::Form::kDateOrNone:
      break;
  }
  return "date_or_none";
}

void WriteChoices(const std::vector<Type::Choice>& choices, JsonWriter& json) {
  json.Key("choices").BeginArray();
  for (const Type::Choice& choice : choices) {
    json.BeginObject();
    json.Key("choice").String(choice.name);
    json.Key("label").String(choice.label);
    json.Key("said");
    WriteTexts(choice.said, json);
    json.EndObject();
  }
  json.EndArray();
}

void WriteSetting(const Setting& setting, JsonWriter& json) {
  json.BeginObject();
  json.Key("value").String(setting.value);
  json.Key("since");
  WriteDate(setting.since, json);
  json.Key("supposed").Bool(setting.supposed);
  const Event* event = setting.event;
  json.Key("event");
  // What holds at first, or is supposed, was moved by no event, and nobody has
  // told or denied it.
  event == nullptr ? json.Null() : json.String(event->name);
  json.Key("according_to");
  event == nullptr ? void(json.BeginArray().EndArray())
                   : WriteNames(event->according_to, json);
  json.Key("denied_by");
  event == nullptr ? void(json.BeginArray().EndArray())
                   : WriteNames(event->denied_by, json);
  json.Key("disputed").Bool(setting.disputed);
  json.EndObject();
}

}  // namespace
}  // namespace json

std::string FormatFactsJson(const Pack& pack) {
  json::JsonWriter json;
  json.BeginObject();
  json::WriteHead("facts", pack, json);
  json.Key("facts").BeginArray();
  for (const Fact& fact : pack.facts()) {
    json.BeginObject();
    json.Key("fact").String(fact.name);
    json.Key("question").String(fact.question);
    // In words, for a reader; `form` and what follows it are for programs.
    json.Key("type").String(fact.type.text);
    json.Key("fixed").Bool(fact.fixed);
    json.Key("form").String(json::FormName(fact.type.form));
    // Members that only one form of type has stand only there.
    if (fact.type.form == Type::Form::kChoice) {
      json::WriteChoices(fact.type.choices, json);
    }
    if (fact.type.form == Type::Form::kNumber) {
      json.Key("from").Number(fact.type.low);
      json.Key("to").Number(fact.type.high);
      json.Key("unit").String(fact.type.unit);
    }
    json.Key("said");
    json::WriteTexts(fact.said, json);
    json.EndObject();
  }
  json.EndArray().EndObject();
  return json.Take();
}

std::string FormatMattersJson(const Chart& chart, Date day,
                              const std::vector<MatterState>& states) {
  json::JsonWriter json;
  json.BeginObject();
  json::WriteHead("record", chart.pack(), json);
  json.Key("on");
  day == kNoDay ? json.Null() : json.String(FormatDate(day));
  json::WriteScenario(chart.scenario(), json);
  json.Key("matters").BeginArray();
  for (const MatterState& state : states) {
    json.BeginObject();
    json.Key("matter").String(state.matter->name);
    json.Key("label").String(state.matter->label);
    json.Key("settings").BeginArray();
    for (const Setting& setting : state.settings) {
      json::WriteSetting(setting, json);
    }
    json.EndArray().EndObject();
  }
  json.EndArray().EndObject();
  return json.Take();
}

std::string FormatJson(const Case& person) {
  json::JsonWriter json;
  json::WriteCase(person, json);
  return json.Take();
}

std::string FormatJsonLine(const Case& person) {
  json::JsonWriter json(json::JsonWriter::Layout::kOneLine);
  json::WriteCase(person, json);
  return json.Take();
}

}  // namespace safeconduct
