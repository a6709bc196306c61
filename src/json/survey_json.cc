// SPDX-License-Identifier: Apache-2.0
//
// Bounds as JSON, by schema/survey.schema.json, on one line: a survey by
// several columns has thousands of groups, which nobody reads line by line.
// Weights keep a point even where they are whole, so that a reader that tells
// numbers apart finds one kind.
#include <string>

#include "json/json_writer.h"
#include "json/values_json.h"
#include "safeconduct/json.h"

namespace safeconduct {
namespace json {
namespace {

void WriteCount(std::string_view key, size_t count, JsonWriter& json) {
  json.Key(key).Number(static_cast<int64_t>(count));
}

// Writes the members that every pair of bounds has.
void WriteBounds(const Bounds& bounds, JsonWriter& json) {
  json.Key("certain").Real(bounds.certain);
  json.Key("possible").Real(bounds.possible);
}

void WriteVersus(const VersusBounds& versus, JsonWriter& json) {
  json.BeginObject();
  WriteBounds(versus.open, json);
  json.Key("closed").Real(versus.closed);
  json.Key("opens").BeginObject();
  WriteBounds(versus.opens, json);
  json.EndObject().Key("closes").BeginObject();
  WriteBounds(versus.closes, json);
  json.EndObject().EndObject();
}

// Writes the members that say how many cases a route is open for.
void WriteOutcomes(const SurveyRoute& route, JsonWriter& json) {
  WriteBounds(route.open, json);
  json.Key("closed").Real(route.closed);
  json.Key("wide").Real(route.wide);
  if (!route.versus) return;
  json.Key("versus");
  WriteVersus(*route.versus, json);
}

// Writes the members that say why.
void WriteReasons(const SurveyRoute& route, JsonWriter& json) {
  json.Key("turns_on").BeginArray();
  for (const SettlingFact& each : route.turns_on) {
    json.BeginObject().Key("fact").String(each.fact->name);
    json.Key("settles").Real(each.settles);
    json.Key("may_settle").Real(each.may_settle).EndObject();
  }
  json.EndArray().Key("reasons").BeginArray();
  for (const ClosingClause& each : route.reasons) {
    json.BeginObject().Key("clause").String(each.clause->address);
    json.Key("alone").Real(each.alone);
    json.Key("among").Real(each.among).EndObject();
  }
  json.EndArray().Key("together").Real(route.together);
}

// Writes what the groups say of the route at a position.
// Groups stand within a route and not routes within a group: who asks about one
// route finds all of its groups together.
void WriteGroups(const SurveyAnswer& answer, size_t position,
                 JsonWriter& json) {
  json.Key("groups").BeginArray();
  for (const SurveyGroup& group : answer.groups) {
    json.BeginObject().Key("by").BeginObject();
    for (size_t i = 0; i < answer.by.size(); ++i) {
      json.Key(answer.by[i]).String(group.values[i]);
    }
    // Without it bounds of a group are numbers without a whole.
    json.EndObject().Key("weight").Real(group.weight);
    const SurveyRoute& route = group.routes[position];
    WriteOutcomes(route, json);
    if (answer.has_reasons) WriteReasons(route, json);
    json.EndObject();
  }
  json.EndArray();
}

// Routes stand in each group as they stand in the total, so a position names
// one.
void WriteRoute(const SurveyAnswer& answer, size_t position, JsonWriter& json) {
  const SurveyRoute& route = answer.total.routes[position];
  json.BeginObject().Key("route").String(route.route->name);
  WriteOutcomes(route, json);
  if (answer.has_reasons) {
    WriteReasons(route, json);
  } else {
    // Null and not empty: nobody asked.
    json.Key("turns_on").Null();
    json.Key("reasons").Null();
    json.Key("together").Null();
  }
  WriteGroups(answer, position, json);
  json.EndObject();
}

void WriteLeftOut(const RowsLeftOut& rows, JsonWriter& json) {
  json.BeginObject();
  WriteCount("rows", rows.rows, json);
  json.Key("weight").Real(rows.weight).EndObject();
}

}  // namespace
}  // namespace json

std::string FormatJson(const SurveyAnswer& answer) {
  json::JsonWriter json(json::JsonWriter::Layout::kOneLine);
  json.BeginObject();
  json::WriteHead("survey", answer.pack, json);
  json.Key("on").String(FormatDays(answer.days));
  json::WriteScenario(answer.scenario, json);
  json.Key("versus");
  if (answer.versus) {
    json.BeginObject();
    json::WriteScenario(*answer.versus, json);
    json.EndObject();
  } else {
    json.Null();
  }
  json.Key("where");
  json::WriteTexts(answer.where, json);
  json::WriteCount("cases", answer.total.cases, json);
  json.Key("weight").Real(answer.total.weight);
  json.Key("routes").BeginArray();
  for (size_t i = 0; i < answer.total.routes.size(); ++i) {
    json::WriteRoute(answer, i, json);
  }
  json.EndArray();
  json::WriteCount("bad_rows", answer.bad_row_count, json);
  json::WriteCount("blank_rows", answer.blank_row_count, json);
  json.Key("not_chosen");
  json::WriteLeftOut(answer.not_chosen, json);
  json.Key("perhaps_chosen");
  json::WriteLeftOut(answer.perhaps_chosen, json);
  json.EndObject();
  return json.Take();
}

}  // namespace safeconduct
