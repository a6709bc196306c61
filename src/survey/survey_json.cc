// SPDX-License-Identifier: Apache-2.0
#include "survey/survey_json.h"

#include <nlohmann/json.hpp>

#include "pack/identity_json.h"
#include "safeconduct/date.h"
#include "survey/count/route_result.h"

namespace safeconduct::survey {
namespace {

using Json = nlohmann::ordered_json;

Json DaysJson(const Days& days) {
  if (days.first == days.last) return FormatDate(days.first);
  return FormatDate(days.first) + ".." + FormatDate(days.last);
}

Json BoundsJson(const Bounds& bounds) {
  return {{"certain", bounds.certain}, {"possible", bounds.possible}};
}

Json VersusJson(const RouteResult& result) {
  Json versus = BoundsJson(result.versus);
  versus["closed"] = result.versus_closed;
  versus["opens"] = BoundsJson(result.opens);
  versus["closes"] = BoundsJson(result.closes);
  return versus;
}

void AddScenario(const chart::Chart& chart, Json& json) {
  chart::AddScenario(chart.pack(), chart.timeline().scenario(), json);
}

// What is told of the whole table and of each group.
Json ResultJson(const SurveyQuestion& question, const RouteResult& result) {
  Json json = BoundsJson(result.bounds);
  json["closed"] = result.closed;
  json["wide"] = result.wide;
  if (question.versus) json["versus"] = VersusJson(result);
  return json;
}

Json TurnsOnJson(const law::Law& law, const RouteResult& result) {
  Json turns_on = Json::array();
  for (const SettlingFact& each : result.turns_on) {
    turns_on.push_back({{"fact", law.fact(each.fact).name},
                        {"settles", each.settles},
                        {"may_settle", each.may_settle}});
  }
  return turns_on;
}

Json ReasonsJson(const law::Law& law, const RouteResult& result) {
  Json reasons = Json::array();
  for (const ClosingClause& each : result.reasons) {
    reasons.push_back({{"clause", law.clause(each.clause).address},
                       {"alone", each.alone},
                       {"among", each.among}});
  }
  return reasons;
}

void PutReasons(const law::Law& law, const RouteResult& result, Json& json) {
  json["turns_on"] = TurnsOnJson(law, result);
  json["reasons"] = ReasonsJson(law, result);
  json["together"] = result.together;
}

Json LeftOutJson(const RowsLeftOut& rows) {
  return {{"rows", rows.rows}, {"weight", rows.weight.value()}};
}

Json GroupsJson(const SurveyQuestion& question, const SurveyResult& result,
                law::RouteId route) {
  Json groups = Json::array();
  if (result.form.group_by.empty()) return groups;
  for (const auto& [values, tally] : result.groups) {
    Json by = Json::object();
    for (size_t i = 0; i < values.size(); ++i) {
      by[result.form.columns[result.form.group_by[i]].name] = values[i];
    }
    Json group{{"by", std::move(by)}, {"weight", tally.weight.value()}};
    const RouteResult of_group =
        ResultOf(question, result.layout, tally, route);
    group.update(ResultJson(question, of_group));
    if (question.reasons) {
      PutReasons(question.chart->law(), of_group, group);
    }
    groups.push_back(std::move(group));
  }
  return groups;
}

}  // namespace

std::string FormatSurveyJson(const SurveyQuestion& question,
                             const SurveyResult& result) {
  Json routes = Json::array();
  const law::Law& law = question.chart->law();
  for (const law::RouteId id : RoutesOf(question)) {
    const RouteResult of_all =
        ResultOf(question, result.layout, result.total, id);
    Json route{{"route", law.route(id).name}};
    route.update(ResultJson(question, of_all));
    route["turns_on"] = nullptr;
    route["reasons"] = nullptr;
    route["together"] = nullptr;
    if (question.reasons) PutReasons(law, of_all, route);
    route["groups"] = GroupsJson(question, result, id);
    routes.push_back(std::move(route));
  }
  Json json = chart::AnswerHead("survey", question.chart->pack());
  json["on"] = DaysJson(question.days);
  AddScenario(*question.chart, json);
  json["versus"] = nullptr;
  if (question.versus) {
    json["versus"] = Json::object();
    AddScenario(*question.versus, json["versus"]);
  }
  json["where"] = question.where;
  json["cases"] = result.total.cases;
  json["weight"] = result.total.weight.value();
  json["routes"] = std::move(routes);
  json["bad_rows"] = result.bad_row_count;
  json["blank_rows"] = result.blank_row_count;
  json["not_chosen"] = LeftOutJson(result.not_chosen);
  json["perhaps_chosen"] = LeftOutJson(result.perhaps_chosen);
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace safeconduct::survey
