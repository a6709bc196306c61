// SPDX-License-Identifier: Apache-2.0
#include "cli/page/scenario_text.h"

#include <fmt/format.h>

#include <variant>

#include "law/values.h"

namespace safeconduct::cli {
namespace {

std::string ValueInWords(const law::Type& type, Value value) {
  if (type.form == law::TypeForm::kChoice) {
    const std::string& label = type.choices[static_cast<size_t>(value)].label;
    if (!label.empty()) return label;
  }
  return law::FormatValue(type, value);
}

// Returns a supposition in the words of the law and the record.
std::string Described(const chart::Chart& chart,
                      const record::Supposition& supposition) {
  if (const auto* becomes = std::get_if<record::Becomes>(&supposition)) {
    const law::Matter& matter = chart.law().matter(becomes->matter);
    return fmt::format("\u201c{}\u201d to be \u201c{}\u201d from {}",
                       matter.label, ValueInWords(matter.type, becomes->value),
                       FormatDateInWords(becomes->day));
  }
  const auto& settles = std::get<record::Settles>(supposition);
  const record::Event& event = chart.record().event(settles.event);
  return fmt::format(
      "\u201c{}\u201d {}", event.label,
      settles.happened ? "to have happened" : "not to have happened");
}

}  // namespace

std::string ScenarioInWords(const chart::Chart& chart) {
  const record::Scenario& scenario = chart.timeline().scenario();
  std::string text = "the record";
  if (scenario.known_on) {
    text += " as known on " + FormatDateInWords(*scenario.known_on);
  }
  if (scenario.viewpoint) {
    const size_t viewpoint = scenario.viewpoint->index();
    text += fmt::format(" ({})", chart.record().viewpoints[viewpoint].label);
  }
  for (const record::Supposition& supposition : scenario.suppositions) {
    text += ", supposing " + Described(chart, supposition);
  }
  return text == "the record" ? "the record as it stands" : text;
}

std::string ExtentInWords(prove::Extent extent, const Scenario& scenario) {
  if (extent == prove::Extent::kFree) {
    return "Over every case and every state of the matters";
  }
  std::string text = "Over every case and every day, as recorded";
  if (!scenario.known_on.empty()) text += ", as known on " + scenario.known_on;
  if (!scenario.viewpoint.empty()) {
    text += ", as told by " + scenario.viewpoint;
  }
  for (const std::string& each : scenario.suppositions) {
    text += ", supposing that " + each;
  }
  return text;
}

}  // namespace safeconduct::cli
