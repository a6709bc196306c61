// SPDX-License-Identifier: Apache-2.0
#include "survey/survey_json.h"

#include <nlohmann/json.hpp>

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

Json GroupsJson(const SurveyQuestion& question, const SurveyResult& result,
                law::RouteId route) {
  Json groups = Json::array();
  if (result.form.group_by.empty()) return groups;
  for (const auto& [values, tally] : result.groups) {
    Json by = Json::object();
    for (size_t i = 0; i < values.size(); ++i) {
      by[result.form.columns[result.form.group_by[i]].name] = values[i];
    }
    Json group{{"by", std::move(by)}, {"weight", tally.weight}};
    group.update(
        ResultJson(question, ResultOf(question, result.layout, tally, route)));
    groups.push_back(std::move(group));
  }
  return groups;
}

}  // namespace

std::string FormatSurveyJson(const SurveyQuestion& question,
                             const SurveyResult& result) {
  Json routes = Json::array();
  const law::Law& law = question.chart->law();
  for (size_t r = 0; r < law.routes.size(); ++r) {
    const law::RouteId id(r);
    const RouteResult of_all =
        ResultOf(question, result.layout, result.total, id);
    Json route{{"route", law.routes[r].name}};
    route.update(ResultJson(question, of_all));
    route["turns_on"] = nullptr;
    route["reasons"] = nullptr;
    route["together"] = nullptr;
    if (question.reasons) {
      route["turns_on"] = TurnsOnJson(law, of_all);
      route["reasons"] = ReasonsJson(law, of_all);
      route["together"] = of_all.together;
    }
    route["groups"] = GroupsJson(question, result, id);
    routes.push_back(std::move(route));
  }
  return Json{{"on", DaysJson(question.days)},
              {"cases", result.total.cases},
              {"weight", result.total.weight},
              {"routes", std::move(routes)},
              {"bad_rows", result.bad_row_count},
              {"blank_rows", result.blank_row_count}}
      .dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace safeconduct::survey
