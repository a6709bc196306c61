// SPDX-License-Identifier: Apache-2.0
//
// The answer about one person as JSON, by schema/ask.schema.json. Every member
// is always there but those that were not asked for: whoever reads it by name
// need not know which may be absent. What has no value is null, and what has
// none of several an empty list.
#include <string>

#include "json/json_writer.h"
#include "json/values_json.h"
#include "safeconduct/json.h"

namespace safeconduct {
namespace json {
namespace {

void WriteReason(const Reason& reason, JsonWriter& json) {
  json.BeginObject();
  for (const auto& [fact, values] : reason.facts) {
    json.Key(fact->name);
    WriteValues(values, json);
  }
  for (const auto& [event, happened] : reason.disputes) {
    json.Key(event->name).String(happened ? "happened" : "did not happen");
  }
  if (reason.today) json.Key("today").String(FormatDays(*reason.today));
  json.EndObject();
}

void WriteChange(const Change& change, JsonWriter& json) {
  json.BeginObject();
  json.Key("facts").BeginObject();
  for (const auto& [fact, values] : change.facts) {
    json.Key(fact->name);
    WriteValues(values, json);
  }
  json.EndObject();
  json.Key("matters").BeginObject();
  for (const auto& [matter, values] : change.matters) {
    json.Key(matter->name);
    WriteValues(values, json);
  }
  json.EndObject();
  json.Key("disputes").BeginObject();
  for (const auto& [event, happened] : change.disputes) {
    json.Key(event->name).Bool(happened);
  }
  json.EndObject();
  json.Key("one_of_several").Bool(change.one_of_several);
  json.Key("gives").String(OutcomeName(change.gives));
  json.Key("then_turns_on");
  WriteTurnsOn(change.then_turns_on, json);
  json.EndObject();
}

void WriteNote(const NoteAnswer& answer, JsonWriter& json) {
  json.BeginObject();
  json.Key("note").String(answer.note->address);
  json.Key("text").String(answer.note->text);
  json.Key("holds").String(HoldsName(answer.holds));
  json.Key("cite");
  WriteCitations(answer.note->citations, json);
  json.Key("events");
  WriteNames(answer.events, json);
  json.Key("turns_on");
  WriteTurnsOn(answer.turns_on, json);
  json.EndObject();
}

void WriteRoute(const RouteAnswer& answer, JsonWriter& json) {
  json.BeginObject();
  json.Key("route").String(answer.route->name);
  json.Key("label").String(answer.route->label);
  // A route may lead to the country of a fact that is not known.
  json.Key("to").StringOrNull(answer.country);
  json.Key("outcome").String(OutcomeName(answer.outcome));
  json.Key("clauses").BeginArray();
  for (const ClauseAnswer& clause : answer.clauses) WriteClause(clause, json);
  json.EndArray();
  json.Key("because").BeginArray();
  for (const Clause* clause : answer.because) json.String(clause->address);
  json.EndArray();
  json.Key("reason");
  answer.reason ? WriteReason(*answer.reason, json) : void(json.Null());
  json.Key("turns_on");
  WriteTurnsOn(answer.turns_on, json);
  json.Key("wide");
  WriteNames(answer.wide, json);
  json.Key("undecided").Bool(answer.undecided);
  if (answer.changes) {
    json.Key("would_change").BeginArray();
    for (const Change& change : answer.changes->listed) {
      WriteChange(change, json);
    }
    json.EndArray();
    json.Key("would_change_left_out")
        .Number(static_cast<int64_t>(answer.changes->left_out));
  }
  json.Key("left_out");
  WriteTexts(answer.route->left_out, json);
  json.Key("notes").BeginArray();
  for (const NoteAnswer& note : answer.notes) WriteNote(note, json);
  json.EndArray();
  json.EndObject();
}

void WriteStretch(const std::vector<RouteAnswer>& routes,
                  const Stretch& stretch, JsonWriter& json) {
  json.BeginObject();
  WriteReach(stretch.first, stretch.last, json);
  json.Key("events");
  WriteNames(stretch.events, json);
  json.Key("supposed");
  WriteTexts(stretch.supposed, json);
  json.Key("limits");
  WriteTexts(stretch.limits, json);
  json.Key("routes").BeginObject();
  // Outcomes stand in the order of the routes asked about.
  for (size_t i = 0; i < stretch.outcomes.size(); ++i) {
    json.Key(routes[i].route->name).String(OutcomeName(stretch.outcomes[i]));
  }
  json.EndObject();
  json.Key("changes_outcome").Bool(stretch.changes_outcome);
  json.EndObject();
}

// Writes the declared days, and the calendars that end before one of them.
void WriteDays(const Answer& answer, JsonWriter& json) {
  json.Key("days").BeginObject();
  for (const DayAnswer& day : answer.declared_days) {
    json.Key(day.name);
    if (day.values.all) {
      json.Raw("null");
    } else {
      WriteValues(day.values, json);
    }
  }
  json.EndObject();
  json.Key("calendars_ended").BeginArray();
  for (const CalendarYears& calendar : answer.calendars_ended) {
    json.BeginObject();
    json.Key("calendar").String(calendar.name);
    json.Key("label").String(calendar.label);
    WriteReach(calendar.first, calendar.last, json);
    json.EndObject();
  }
  json.EndArray();
}

void WriteRange(const std::optional<CountRange>& range, JsonWriter& json) {
  if (!range) return void(json.Null());
  json.BeginObject();
  json.Key("from").Number(range->least);
  json.Key("to");
  range->most ? void(json.Number(*range->most)) : void(json.Null());
  json.EndObject();
}

// Where the limit is a wait, the day behind its last is what is asked for.
void WriteDayBehind(const TimeLimit& limit, JsonWriter& json) {
  const auto next = [](std::optional<Date> day) {
    if (day) ++day->days;
    return day;
  };
  if (!limit.has_last_day || limit.after != AfterLimit::kOpens) {
    return void(json.Null());
  }
  json.BeginObject();
  WriteReach(next(limit.first_last_day), next(limit.last_last_day), json);
  json.EndObject();
}

void WriteLimit(const TimeLimit& limit, JsonWriter& json) {
  json.BeginObject();
  json.Key("day").StringOrNull(limit.is_day ? limit.name : "");
  json.Key("measure").StringOrNull(limit.is_day ? "" : limit.name);
  json.Key("label").String(limit.label);
  json.Key("at_most");
  WriteRange(limit.at_most, json);
  json.Key("at_least");
  WriteRange(limit.at_least, json);
  json.Key("unit").StringOrNull(limit.unit);
  json.Key("clause").String(limit.clause->address);
  json.Key("kind").String(
      limit.clause->kind == Clause::Kind::kNeeds ? "needs" : "barred by");
  json.Key("date").String(limit.date.name);
  json.Key("counts_from").BeginArray();
  for (const NamedDate& date : limit.counts_from) json.String(date.name);
  json.EndArray();
  json.Key("after").String(AfterLimitName(limit.after));
  json.Key("state").String(LimitStateName(limit.state));
  json.Key("last_day");
  if (limit.has_last_day) {
    json.BeginObject();
    WriteReach(limit.first_last_day, limit.last_last_day, json);
    json.EndObject();
  } else {
    json.Null();
  }
  json.Key("first_day");
  WriteDayBehind(limit, json);
  json.Key("days_left");
  WriteRange(limit.days_left, json);
  json.Key("missed_by");
  WriteRange(limit.missed_by, json);
  json.Key("idle").Bool(limit.idle);
  json.Key("cite");
  WriteCitations(limit.citations, json);
  json.Key("clause_cite");
  WriteCitations(limit.clause->citations, json);
  json.EndObject();
}

}  // namespace
}  // namespace json

std::string FormatJson(const Answer& answer) {
  json::JsonWriter json;
  json.BeginObject();
  // What the answer rests on comes first, then what was asked, then what came
  // of it.
  json::WriteHead("ask", answer.pack, json);
  json.Key("on").String(FormatDays(answer.days));
  json::WriteScenario(answer.scenario, json);
  json.Key("case");
  json::WriteCase(answer.person, json);
  json.Key("routes").BeginArray();
  for (const RouteAnswer& route : answer.routes) json::WriteRoute(route, json);
  json.EndArray();
  json.Key("open_facts");
  json::WriteNames(answer.open_facts, json);
  json::WriteDays(answer, json);
  json.Key("limits").BeginArray();
  for (const TimeLimit& limit : answer.limits) json::WriteLimit(limit, json);
  json.EndArray();
  if (answer.timeline) {
    json.Key("timeline").BeginArray();
    for (const Stretch& stretch : answer.timeline->stretches) {
      json::WriteStretch(answer.routes, stretch, json);
    }
    json.EndArray();
    // The first day that the case knows of; null where it knows of none.
    json.Key("timeline_begins");
    json::WriteDate(answer.timeline->begins, json);
    json.Key("timeline_holds");
    json::WriteNames(answer.timeline->held, json);
  }
  if (answer.ask_first) {
    json.Key("ask_first");
    json::WriteNames(*answer.ask_first, json);
  }
  json.EndObject();
  return json.Take();
}

}  // namespace safeconduct
