// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_PROVE_DIFF_PACK_DIFF_H_
#define SAFECONDUCT_PROVE_DIFF_PACK_DIFF_H_

#include <cstddef>
#include <expected>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "pack/pack.h"
#include "prove/diff/joint_variables.h"
#include "prove/diff/word_differences.h"
#include "prove/witness/witness_search.h"
#include "query/extent.h"
#include "record/timeline.h"
#include "safeconduct/error.h"
#include "safeconduct/prover.h"

// How two packs, A and B, answer differently. What is compared is said in
// docs/diff.md.
namespace safeconduct::prove {

using query::Extent;

using safeconduct::ClauseChange;
using safeconduct::MatterDifference;
using RouteVerdict = safeconduct::RouteDifference::Verdict;

// The situations in which a route is open in one pack, and a clause of the
// other closes it there.
struct DifferenceGroup {
  // Its address in the pack that closes the route, and its label there.
  std::string clause;
  std::string label;
  bool opens = false;  // closed in A and open in B; else the other way round
  ClauseChange change = ClauseChange::kSame;
  // How many situations they are, in how many no other clause closes the route,
  // in decimal, and which part of all situations.
  std::string situations;
  std::string alone;
  double share = 0;
  // The first and the last day on which dates realise one of them, as recorded.
  std::optional<Days> days;
  // The plainest of them, one that the clause alone closes where there is such;
  // nothing where the search gave up, and `why`.
  std::optional<JointSituation> example;
  bool example_alone = false;
  // Of the matters that the clause tests, those told differently of on the day
  // of the example.
  std::vector<MatterDifference> matters;
  std::string why;
};

// How the two packs answer about one route.
struct RouteDifference {
  std::string route;
  std::string label;
  RouteVerdict verdict = RouteVerdict::kUndecided;
  // How many assignments of classes there are to all variables that the clauses
  // of the route test in either pack, in how many of them it is open in A and
  // in B, and in how many the outcomes differ, before it is asked whether any
  // dates realise them; in decimal, empty where that could not be counted.
  std::string situations;
  std::string open_a;
  std::string open_b;
  std::string differing;
  double share = 0;
  // The first and the last day on which outcomes differ, as recorded.
  std::optional<Days> days;
  // Those in which B closes the route in its order of clauses, then those in
  // which A does.
  std::vector<DifferenceGroup> groups;
  std::string why;  // of kUndecided
};

struct PackDifference {
  std::vector<WordDifference> words;
  // The routes of both packs, in the order of A.
  std::vector<RouteDifference> routes;

  // Returns whether both packs speak of the same and answer alike.
  bool none() const;
};

struct DiffQuestion {
  std::shared_ptr<const chart::Pack> a;
  std::shared_ptr<const chart::Pack> b;
  // What both are asked under, of kRecorded.
  record::Scenario scenario_a = {};
  record::Scenario scenario_b = {};
  Extent extent = Extent::kRecorded;
  size_t node_budget = diagram::kDefaultNodeBudget;
  size_t step_budget = kDefaultStepBudget;
  // Told before each route how many of all are done; whether to go on.
  std::function<bool(size_t, size_t)> watch = {};
};

// Compares two packs. Fails where a scenario does, and where it is told to
// stop; where a budget is reached, what it was for is undecided.
std::expected<PackDifference, Error> ComparePacks(const DiffQuestion& question);

}  // namespace safeconduct::prove

#endif  // SAFECONDUCT_PROVE_DIFF_PACK_DIFF_H_
