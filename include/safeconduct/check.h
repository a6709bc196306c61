// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CHECK_H_
#define SAFECONDUCT_CHECK_H_

#include <cstddef>
#include <cstdint>
#include <expected>
#include <functional>
#include <string>
#include <vector>

#include "safeconduct/chart.h"
#include "safeconduct/error.h"
#include "safeconduct/pack.h"
#include "safeconduct/prover.h"

#pragma GCC visibility push(default)

// What is found of a pack that reads without a fault: whether its examples come
// out as they say, and what of it no outcome depends on. Plain values, which
// point to the declarations of the pack.

namespace safeconduct {

// A clause that nowhere closes a route while no other clause does.
struct IdleClause {
  enum class Why : uint8_t {
    kNowhere,  // no route stands under its group
    kNever,    // it closes nothing: a need always holds, a bar never does
    kImplied,  // wherever it closes a route, others do
  };
  // Clauses of which at least one closes the route wherever the idle one does.
  struct Implied {
    const Route* route = nullptr;
    std::vector<const Clause*> by;
  };
  const Clause* clause = nullptr;
  Why why = Why::kNowhere;
  std::vector<Implied> implied;  // by route
};

// A fact that clauses test and that no outcome depends on.
struct IdleFact {
  const Fact* fact = nullptr;
  const Clause* tested_by = nullptr;  // the first that does
};

// Values of a fact that a clause tells apart, though nothing comes of it.
struct IdleValues {
  const Fact* fact = nullptr;
  std::vector<std::string> values;
  const Clause* told_by = nullptr;  // the first that does
};

// What of a pack decides nothing. Exact over real dates: nothing is found idle
// that any person's outcome on any day could depend on.
struct Coverage {
  std::vector<IdleClause> clauses;
  std::vector<IdleFact> facts;
  std::vector<IdleValues> values;
  std::vector<const Route*> closed_routes;  // open on no day of the record
  std::vector<const Note*> idle_notes;      // that never concern anyone
  bool complete = true;  // else a search gave up, which a warning tells
};

struct CheckOptions {
  size_t node_budget = Chart::kDefaultNodeBudget;
  size_t step_budget = kDefaultStepBudget;
  bool situations = false;
  // Told before each piece of the work how many of all are done; returns
  // whether to go on. May be null.
  std::function<bool(size_t done, size_t all)> watch = {};
};

// Keeps its pack alive, and so what it points to.
struct CheckAnswer {
  Pack pack;
  // Examples that fail, and warnings, those of reading among them, by path and
  // place: the first 200 of either. Then how many there are of all.
  std::vector<Diagnostic> diagnostics;
  size_t fault_count = 0;
  size_t warning_count = 0;
  std::string shown;  // all of them as the program shows them
  size_t example_count = 0;
  Coverage coverage;
  // A page of law with an example for each clause in which it alone decides;
  // empty where it was not asked for.
  std::string situations;
};

// Checks a pack. Fails where its diagrams outgrow the budget, and where it is
// told to stop.
std::expected<CheckAnswer, Error> Check(const Pack& pack,
                                        const CheckOptions& options = {});

}  // namespace safeconduct

#pragma GCC visibility pop

#endif  // SAFECONDUCT_CHECK_H_
