// SPDX-License-Identifier: Apache-2.0
#include "tests/random/case_table.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <utility>

#include "safeconduct/asker.h"
#include "tests/random/random_case.h"
#include "tests/random/values.h"

namespace safeconduct::random {

std::string CaseTable::Text(const Pack& pack, bool has_days) const {
  std::string text = has_days ? "id,on" : "id";
  for (const Fact& fact : pack.facts()) text += "," + fact.name;
  text += "\r\n";
  for (size_t i = 0; i < cases.size(); ++i) {
    text += std::to_string(i);
    if (has_days) {
      text += "," + FormatDate(days[i].first) + ".." + FormatDate(days[i].last);
    }
    for (const Values& values : ValuesOf(cases[i])) {
      text += ",\"" + CellText(values) + "\"";
    }
    text += "\r\n";
  }
  return text;
}

std::string CaseTable::Asked(const Chart& chart, size_t first_id) const {
  std::string answers = "id";
  for (const Route& route : chart.pack().routes()) answers += "," + route.name;
  answers += "\n";
  Asker asker(chart);
  for (size_t i = 0; i < cases.size(); ++i) {
    const auto outcomes = asker.Outcomes(cases[i], days[i]);
    if (!outcomes && TellsContradiction(outcomes.error())) continue;
    answers += std::to_string(first_id + i);
    for (const Outcome outcome : outcomes.value()) {
      answers += ",";
      answers += OutcomeName(outcome);
    }
    answers += "\n";
  }
  return answers;
}

std::function<size_t(char* to, size_t size)> ReaderOf(std::string text) {
  return
      [text = std::move(text), at = size_t{0}](char* to, size_t size) mutable {
        const size_t given = text.copy(to, size, at);
        at += given;
        return given;
      };
}

std::function<bool(std::string_view text)> WriterTo(std::string& answers) {
  return [&answers](std::string_view text) {
    answers += text;
    return true;
  };
}

std::string FaultOf(const SurveyAnswer& answer) {
  for (const SurveyFault& fault : answer.faults) {
    if (!fault.text.contains("contradicts itself") || !fault.column.empty()) {
      return fault.column + ": " + fault.text;
    }
  }
  return answer.fault_count == answer.bad_row_count ? "" : "rows at fault";
}

void ExpectSameLines(const std::string& surveyed, const std::string& asked) {
  if (surveyed == asked) return;
  const auto [a, b] = std::ranges::mismatch(surveyed, asked);
  const auto at = static_cast<size_t>(a - surveyed.begin());
  const size_t line = asked.rfind('\n', at) + 1;
  ADD_FAILURE() << "surveyed: " << surveyed.substr(line, 200)
                << "\nasked:    " << asked.substr(line, 200);
}

}  // namespace safeconduct::random
