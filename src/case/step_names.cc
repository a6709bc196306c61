// SPDX-License-Identifier: Apache-2.0
#include "case/step_names.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <string>
#include <vector>

#include "base/nearest_name.h"
#include "text/diagnostic.h"
#include "text/quote.h"

namespace safeconduct::chart {
namespace {

using text::DiagnosticKind;
using text::Quote;

// Of every step that sets no fact.
const law::Type& DayType() {
  static const law::Type kType{.form = law::TypeForm::kDateOrNone,
                               .choices = {},
                               .low = 0,
                               .high = 0,
                               .unit = ""};
  return kType;
}

void ReportUnknownStep(const law::Law& law, std::string_view name,
                       text::Place place, bool for_its_day,
                       text::Diagnostics& diagnostics) {
  std::vector<std::string> known;
  for (const law::ProcedureStep& step : law.steps) {
    if (!for_its_day || !step.sets) known.push_back(step.name);
  }
  diagnostics.Add(
      DiagnosticKind::kUnknownName, place,
      fmt::format("unknown step {}{}", Quote(name),
                  known.empty()
                      ? std::string("; the pack has none whose day a case "
                                    "tells so")
                      : DidYouMean(name, known)));
}

}  // namespace

Slot SlotOf(const law::ProcedureStep& step) {
  return {DayType(), step.name, "step"};
}

std::optional<law::StepId> FindStep(const law::Law& law, std::string_view name,
                                    text::Place place, bool for_its_day,
                                    text::Diagnostics& diagnostics) {
  std::vector<law::StepId> found;
  // Of several by one name, those that set a fact are told by that.
  std::vector<law::StepId> told_by_facts;
  for (const law::StepId id : law.StepIds()) {
    const law::ProcedureStep& step = law.step(id);
    if (step.name != name && step.address != name) continue;
    (for_its_day && step.sets ? told_by_facts : found).push_back(id);
  }
  if (found.size() == 1) return found.front();
  if (found.size() > 1) {
    std::vector<std::string> addresses;
    for (const law::StepId id : found) {
      addresses.push_back(Quote(law.step(id).address));
    }
    diagnostics.Add(
        DiagnosticKind::kWrongForm, place,
        fmt::format("step {} may be {}; write the one that is meant",
                    Quote(name), fmt::join(addresses, " or ")));
  } else if (!told_by_facts.empty()) {
    const law::ProcedureStep& step = law.step(told_by_facts.front());
    diagnostics.Add(
        DiagnosticKind::kWrongForm, place,
        fmt::format("the day of step {} is fact {}; say it of the fact",
                    Quote(name), Quote(law.fact(*step.sets).name)));
  } else {
    ReportUnknownStep(law, name, place, for_its_day, diagnostics);
  }
  return std::nullopt;
}

std::optional<std::string_view> FindEvidence(const law::ProcedureStep& step,
                                             std::string_view text,
                                             text::Place place,
                                             text::Diagnostics& diagnostics) {
  std::vector<std::string> known = step.with.proof;
  for (const std::string& each : step.with.proof) {
    if (each == text) return each;
  }
  for (const std::string& each : step.with.prima_facie) {
    if (each == text) return each;
    known.push_back(each);
  }
  diagnostics.Add(DiagnosticKind::kUnknownValue, place,
                  fmt::format("step {} names no {} that supports it{}",
                              Quote(step.name), Quote(text),
                              known.empty() ? "; it names nothing"
                                            : DidYouMean(text, known)));
  return std::nullopt;
}

}  // namespace safeconduct::chart
