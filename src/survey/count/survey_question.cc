// SPDX-License-Identifier: Apache-2.0
#include "survey/count/survey_question.h"

namespace safeconduct::survey {

Error OfTable(const SurveyQuestion& question, const Error& error) {
  const std::string name = question.table + ": ";
  Error named = error;
  named.text = name;
  for (const char c : error.text) {
    named.text += c;
    if (c == '\n') named.text += name;
  }
  return named;
}

std::vector<law::RouteId> RoutesOf(const SurveyQuestion& question) {
  if (!question.routes.empty()) return question.routes;
  std::vector<law::RouteId> routes;
  for (const law::RouteId route : question.chart->law().RouteIds()) {
    routes.push_back(route);
  }
  return routes;
}

}  // namespace safeconduct::survey
