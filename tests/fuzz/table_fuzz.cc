// SPDX-License-Identifier: Apache-2.0
//
// Bytes as a table of cases: surveyed whole, and row by row with its answers.

#include <algorithm>

#include "safeconduct/survey.h"
#include "tests/fuzz/drive.h"

namespace safeconduct::fuzz {
namespace {

void Run(std::string_view table) {
  static const Chart kChart = SmallChart();
  const Date day{19583};  // 2023-08-14
  std::string answers;
  SurveyOptions options;
  options.days = {day, day};
  options.versus = &kChart;
  options.by = {"age"};
  options.keep = {"ward"};
  options.reasons = true;
  options.write = [&answers](std::string_view text) {
    answers += text;
    return true;
  };
  const auto result =
      SurveyTable(kChart, options, [&table](char* to, size_t size) {
        const size_t count = table.copy(to, size);
        table.remove_prefix(count);
        return count;
      });
  if (!result) return PrintText(result.error());
  Promise((result->bad_row_count == 0) == result->faults.empty());
  Promise(static_cast<size_t>(std::ranges::count(answers, '\n')) >
          result->total.cases);
  Promise(result->total.routes.size() == kChart.pack().routes().size());
  for (const SurveyRoute& route : result->total.routes) {
    Promise(route.open.certain <= route.open.possible);
    // Beside itself, nothing opens and nothing closes.
    Promise(route.versus->opens.possible == 0 &&
            route.versus->closes.possible == 0);
    Promise(route.versus->open.certain == route.open.certain);
  }
}

}  // namespace
}  // namespace safeconduct::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, size_t size) {
  safeconduct::fuzz::Run(safeconduct::fuzz::TextOf(data, size));
  return 0;
}
