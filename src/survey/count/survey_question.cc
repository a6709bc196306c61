// SPDX-License-Identifier: Apache-2.0
#include "survey/count/survey_question.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "text/lines.h"

namespace safeconduct::survey {

Error OfTable(const SurveyQuestion& question, const Error& error) {
  std::vector<std::string> lines;
  for (const std::string_view line : text::SplitAt(error.text, '\n')) {
    lines.push_back(fmt::format("{}: {}", question.table, line));
  }
  Error named = error;
  named.text = fmt::format("{}", fmt::join(lines, "\n"));
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

std::vector<std::string> OutcomeNames(const SurveyQuestion& question) {
  std::vector<std::string> names;
  for (const law::RouteId id : RoutesOf(question)) {
    const std::string& route = question.chart->law().route(id).name;
    names.push_back(route);
    if (question.versus) names.push_back(route + "_versus");
  }
  return names;
}

}  // namespace safeconduct::survey
