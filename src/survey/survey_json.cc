// SPDX-License-Identifier: Apache-2.0
#include "survey/survey_json.h"

#include <nlohmann/json.hpp>

#include "safeconduct/date.h"

namespace safeconduct::survey {
namespace {

using Json = nlohmann::ordered_json;

Json DaysJson(const Days& days) {
  if (days.first == days.last) return FormatDate(days.first);
  return FormatDate(days.first) + ".." + FormatDate(days.last);
}

Json TallyJson(const RouteTally& tally) {
  return {{"certain", tally.certain},
          {"possible", tally.possible},
          {"closed", tally.closed}};
}

Json GroupsJson(const SurveyResult& result, size_t route) {
  Json groups = Json::array();
  if (result.form.group_by.empty()) return groups;
  for (const auto& [values, tally] : result.groups) {
    Json by = Json::object();
    for (size_t i = 0; i < values.size(); ++i) {
      by[result.form.columns[result.form.group_by[i]].name] = values[i];
    }
    Json group{{"by", std::move(by)}, {"weight", tally.weight}};
    group.update(TallyJson(tally.routes[route]));
    groups.push_back(std::move(group));
  }
  return groups;
}

}  // namespace

std::string FormatSurveyJson(const SurveyQuestion& question,
                             const SurveyResult& result) {
  Json routes = Json::array();
  for (size_t r = 0; r < result.total.routes.size(); ++r) {
    Json route{{"route", question.chart->law().routes[r].name}};
    route.update(TallyJson(result.total.routes[r]));
    route["groups"] = GroupsJson(result, r);
    routes.push_back(std::move(route));
  }
  return Json{{"on", DaysJson(question.days)},
              {"cases", result.total.cases},
              {"weight", result.total.weight},
              {"routes", std::move(routes)},
              {"bad_rows", result.bad_row_count}}
      .dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace safeconduct::survey
