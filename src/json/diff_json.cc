// SPDX-License-Identifier: Apache-2.0
//
// How two packs differ, as JSON by schema/diff.schema.json. Counts of
// situations are texts of digits: they outgrow the whole numbers that readers
// of JSON keep exactly.
#include <string>

#include "json/json_writer.h"
#include "json/values_json.h"
#include "safeconduct/json.h"

namespace safeconduct {
namespace json {
namespace {

using What = WordDifference::What;

std::string_view WhatName(What what) {
  switch (what) {
    case What::kOnlyInA:
      return "only_in_a";
    case What::kOnlyInB:
      return "only_in_b";
    case What::kValues:
      return "values";
    case What::kType:
      return "type";
    case What::kCondition:
      return "condition";
    case What::kDestination:
      return "destination";
    case What::kRewritten:
      break;
  }
  return "rewritten";
}

void WriteWord(const WordDifference& word, JsonWriter& json) {
  json.BeginObject();
  json.Key("kind").String(word.kind);
  json.Key("name").String(word.name);
  json.Key("difference").String(WhatName(word.what));
  json.Key("a").StringOrNull(word.a);
  json.Key("b").StringOrNull(word.b);
  json.EndObject();
}

// Writes what one pack is asked in an example.
void WriteSide(const ExampleSide& side, bool open, JsonWriter& json) {
  json.BeginObject();
  // Every fact of an example is known, so its outcome is settled.
  json.Key("outcome").String(open ? "open" : "closed");
  json.Key("case");
  WriteCase(side.person, json);
  json.Key("suppose");
  WriteTexts(side.suppositions, json);
  json.EndObject();
}

// Null where a search gave up; `why` says so then.
void WriteExample(const DifferenceGroup& group, JsonWriter& json) {
  if (!group.example) return void(json.Null());
  const DifferenceExample& example = *group.example;
  json.BeginObject();
  json.Key("on").String(FormatDate(example.day));
  json.Key("alone").Bool(example.alone);
  json.Key("a");
  // A group that opens is closed in A and open in B.
  WriteSide(example.a, !group.opens, json);
  json.Key("b");
  WriteSide(example.b, group.opens, json);
  json.Key("matters").BeginArray();
  for (const MatterDifference& each : example.matters) {
    json.BeginObject();
    json.Key("matter").String(each.matter);
    json.Key("a").String(each.a);
    json.Key("b").String(each.b);
    json.EndObject();
  }
  json.EndArray().EndObject();
}

// Writes the first and the last day, null where they are the first and the last
// that are reasoned about.
void WriteDays(const std::optional<Days>& days, JsonWriter& json) {
  if (!days) return void(json.Null());
  const auto unless = [](Date day, Date end) {
    return day == end ? std::nullopt : std::optional(day);
  };
  json.BeginObject();
  WriteReach(unless(days->first, kFirstDay), unless(days->last, kLastDay),
             json);
  json.EndObject();
}

void WriteGroup(const DifferenceGroup& group, JsonWriter& json) {
  json.BeginObject();
  json.Key("clause").String(group.clause);
  // Labels and reasons that are not there are null, and never empty texts.
  json.Key("label").StringOrNull(group.label);
  // The clause stands in the pack in which the route is closed.
  json.Key("closes_in").String(group.opens ? "a" : "b");
  json.Key("change").String(ClauseChangeName(group.change));
  json.Key("situations").String(group.situations);
  json.Key("alone").String(group.alone);
  json.Key("share").Real(group.share);
  json.Key("days");
  WriteDays(group.days, json);
  json.Key("example");
  WriteExample(group, json);
  json.Key("why").StringOrNull(group.why);
  json.EndObject();
}

void WriteRoute(const RouteDifference& route, JsonWriter& json) {
  json.BeginObject();
  json.Key("route").String(route.route->name);
  json.Key("verdict").String(VerdictName(route.verdict));
  json.Key("situations").StringOrNull(route.situations);
  json.Key("open_a").StringOrNull(route.open_a);
  json.Key("open_b").StringOrNull(route.open_b);
  json.Key("differing").StringOrNull(route.differing);
  json.Key("share").Real(route.share);
  json.Key("days");
  WriteDays(route.days, json);
  json.Key("groups").BeginArray();
  for (const DifferenceGroup& group : route.groups) WriteGroup(group, json);
  json.EndArray();
  json.Key("why").StringOrNull(route.why);
  json.EndObject();
}

}  // namespace
}  // namespace json

std::string FormatJson(const PackDifference& difference) {
  json::JsonWriter json;
  json.BeginObject();
  json::WriteProgram("diff", json);
  json.Key("packs").BeginObject();
  json.Key("a");
  json::WriteIdentity(difference.a, json);
  json.Key("b");
  json::WriteIdentity(difference.b, json);
  json.EndObject();
  json.Key("free").Bool(difference.free);
  json::WriteScenario(difference.scenario, json);
  json.Key("words").BeginArray();
  for (const WordDifference& word : difference.words) {
    json::WriteWord(word, json);
  }
  json.EndArray().Key("routes").BeginArray();
  for (const RouteDifference& route : difference.routes) {
    json::WriteRoute(route, json);
  }
  json.EndArray().EndObject();
  return json.Take();
}

}  // namespace safeconduct
