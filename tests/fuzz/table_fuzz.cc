// SPDX-License-Identifier: Apache-2.0
//
// Bytes as a table of cases: surveyed whole, and row by row with its answers.

#include <algorithm>

#include "survey/count/route_result.h"
#include "survey/survey.h"
#include "tests/fuzz/drive.h"

namespace safeconduct::fuzz {
namespace {

void Run(std::string_view table) {
  static const auto kChart = api::Access::ChartOf(SmallChart());
  const Date day{19583};  // 2023-08-14
  const survey::SurveyQuestion question{.chart = kChart,
                                        .versus = kChart,
                                        .days = {day, day},
                                        .by = {"age"},
                                        .keep = {"ward"},
                                        .reasons = true};
  std::string answers;
  survey::SurveyStreams streams;
  streams.read = [&table](char* to, size_t size) {
    const size_t count = table.copy(to, size);
    table.remove_prefix(count);
    return count;
  };
  streams.write = [&answers](std::string_view text) { answers += text; };
  const auto result = survey::RunSurvey(question, streams);
  if (!result) return Promise(!result.error().text.empty());
  Promise((result->bad_row_count == 0) == result->faults.empty());
  Promise(static_cast<size_t>(std::ranges::count(answers, '\n')) >
          result->total.cases);
  for (size_t r = 0; r < kChart->law().routes.size(); ++r) {
    const auto route = survey::ResultOf(question, result->layout, result->total,
                                        law::RouteId(r));
    Promise(route.bounds.certain <= route.bounds.possible);
    // Beside itself, nothing opens and nothing closes.
    Promise(route.opens.possible == 0 && route.closes.possible == 0);
    Promise(route.versus.certain == route.bounds.certain);
  }
}

}  // namespace
}  // namespace safeconduct::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, size_t size) {
  safeconduct::fuzz::Run(safeconduct::fuzz::TextOf(data, size));
  return 0;
}
