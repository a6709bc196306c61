// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_ASK_CHANGE_CHANGES_H_
#define SAFECONDUCT_ASK_CHANGE_CHANGES_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/interval_set.h"
#include "chart/dependencies.h"
#include "diagram/evaluation.h"
#include "law/law.h"
#include "record/timeline.h"
#include "safeconduct/asker.h"

namespace safeconduct::ask {

using chart::TurnsOn;
using safeconduct::Outcome;

// Returns the outcome of a route from which these terminals can be reached.
Outcome OutcomeOfReach(diagram::Reach reach);

// What would change an outcome, or settle one that is undetermined: facts,
// matters and disputes with other values, any of those named. Facts and matters
// in order of declaration.
struct Change {
  struct OfFact {
    law::FactId fact;
    IntervalSet values;
  };
  struct OfMatter {
    law::MatterId matter;
    IntervalSet values;
  };
  struct OfDispute {
    record::DisputeId dispute;
    size_t world = 0;  // which of its events happened
  };
  std::vector<OfFact> facts;
  std::vector<OfMatter> matters;
  std::vector<OfDispute> disputes;
  // Dates are counted from or to one another, or numbers compared with one
  // another, and other values of them do exactly what these do. Of dates some
  // near to the case are named.
  bool one_of_several = false;
  Outcome gives = Outcome::kUndetermined;
  TurnsOn then_turns_on;
};

// The most changes that are listed, unless all are asked for, of those that
// move facts alone, and as many of the others.
inline constexpr size_t kMaxChangesListed = 24;
inline constexpr size_t kAllChanges = SIZE_MAX;

// The changes of a route, those of the fewest moves first.
struct Changes {
  std::vector<Change> listed;
  size_t left_out = 0;  // how many more there are
};

}  // namespace safeconduct::ask

#endif  // SAFECONDUCT_ASK_CHANGE_CHANGES_H_
