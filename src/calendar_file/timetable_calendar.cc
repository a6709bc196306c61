// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <string>
#include <vector>

#include "calendar_file/calendar_file.h"
#include "calendar_file/descriptions.h"
#include "safeconduct/procedure.h"
#include "safeconduct/version.h"

namespace safeconduct {
namespace {

std::string DescriptionOf(const Procedure& procedure,
                          const StepAnswer& answer) {
  const Step& step = *answer.step;
  std::string text = fmt::format("{} ({}).", step.due_label, procedure.label);
  const auto& [first, last] = *answer.due->last_day;
  text += calendar_file::NotExactly(first, last);
  if (step.silence == Silence::kAccepts) text += " Silence accepts.";
  if (step.silence == Silence::kRefuses) text += " Silence refuses.";
  const std::string cited = calendar_file::SourcesInFull(answer.due->citations);
  if (!cited.empty()) text += "\n" + cited;
  return text;
}

}  // namespace

std::string FormatCalendar(const Timetable& timetable) {
  std::vector<calendar_file::AllDay> days;
  for (const ProcedureAnswer& procedure : timetable.procedures) {
    for (const StepAnswer& answer : procedure.steps) {
      if (answer.state == StepState::kDone ||
          answer.state == StepState::kOver || !answer.due ||
          answer.due->state != LimitState::kRunning) {
        continue;
      }
      days.push_back({answer.step->address, answer.due->last_day->first,
                      fmt::format("Last day: {}", answer.step->label),
                      DescriptionOf(*procedure.procedure, answer)});
    }
  }
  return calendar_file::WriteCalendar(days, timetable.day, kProgramName);
}

}  // namespace safeconduct
