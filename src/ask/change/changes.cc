// SPDX-License-Identifier: Apache-2.0
#include "ask/change/changes.h"

namespace safeconduct::ask {

Outcome OutcomeOfReach(diagram::Reach reach) {
  if (reach == diagram::kMayBeTrue) return Outcome::kOpen;
  if (reach == diagram::kMayBeFalse) return Outcome::kClosed;
  return Outcome::kUndetermined;
}

}  // namespace safeconduct::ask
