// SPDX-License-Identifier: Apache-2.0
#include "cli/page/scenario_text.h"

#include <fmt/format.h>

namespace safeconduct::cli {

std::string ListenedTo(const Pack& pack, const Scenario& scenario) {
  std::string text;
  if (const auto day = ParseDate(scenario.known_on)) {
    text += fmt::format(", as known on {}", FormatDateInWords(*day));
  }
  // By its label: the name is what is typed, and says little to a reader.
  for (const Viewpoint& viewpoint : pack.viewpoints()) {
    if (viewpoint.name != scenario.viewpoint) continue;
    text += fmt::format(" ({})", viewpoint.label);
  }
  return text;
}

std::string Supposing(std::string_view supposition, std::string_view where) {
  return fmt::format("supposing{} that {}", where, supposition);
}

std::string ExtentInWords(bool as_recorded, const Scenario& scenario) {
  // Whatever the record says: no scenario has a part in it.
  if (!as_recorded) {
    return "Over every case and every state of the matters";
  }
  std::string text = "Over every case and every day, as recorded";
  if (!scenario.known_on.empty()) text += ", as known on " + scenario.known_on;
  if (!scenario.viewpoint.empty()) {
    text += ", as told by " + scenario.viewpoint;
  }
  for (const std::string& each : scenario.suppositions) {
    text += ", " + Supposing(each);
  }
  return text;
}

}  // namespace safeconduct::cli
