// SPDX-License-Identifier: Apache-2.0
#include "cli/page/scenario_text.h"

namespace safeconduct::cli {

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
    text += ", supposing that " + each;
  }
  return text;
}

}  // namespace safeconduct::cli
