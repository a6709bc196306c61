// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_PROVER_H_
#define SAFECONDUCT_PROVER_H_

#include <cstddef>
#include <cstdint>
#include <expected>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "safeconduct/case.h"
#include "safeconduct/chart.h"
#include "safeconduct/date.h"
#include "safeconduct/error.h"
#include "safeconduct/pack.h"

#pragma GCC visibility push(default)

// What is so of every case there could be: guarantees of a pack, and how two
// packs differ. What a verdict means is defined in docs/prove.md; a search that
// meets its limit says so, and proves nothing.

namespace safeconduct {

// The most steps of a search for dates that realise a case: trails that it
// follows before it gives up.
inline constexpr size_t kDefaultStepBudget = 1'000'000;

enum class Verdict : uint8_t { kProved, kRefuted, kUndecided };
std::string_view VerdictName(Verdict verdict);  // "proved", ...

// The plainest case that refutes a guarantee: asked on the day and under the
// suppositions, it has these routes open.
struct Refutation {
  Case person;
  Date day;
  std::vector<std::string> suppositions;  // those of the scenario first
  std::vector<const Route*> open;  // among those that the guarantee names
  // The facts that are not what they ordinarily are.
  std::vector<const Fact*> departs;
};

// What became of one guarantee.
struct Finding {
  const Guarantee* guarantee = nullptr;
  Verdict verdict = Verdict::kUndecided;
  // How many assignments of classes there are to all that it and the clauses of
  // its routes test, and how many of them violate it before it is asked whether
  // any dates realise them; in decimal, empty where that could not be counted.
  std::string situations;
  std::string violating;
  std::optional<Refutation> refutation;  // where one can be told
  std::string why;                       // undecided, or no case can be told
};

struct Procedure;
struct Step;

// What became of the gate of a step. One that takes its route lets nobody
// through against a guarantee that is proved of it; any other leaves clauses of
// the route for later (Step::left_for_later).
struct GateFinding {
  struct Against {
    const Guarantee* guarantee = nullptr;
    Verdict verdict = Verdict::kUndecided;
    std::string why;  // undecided
  };
  const Procedure* procedure = nullptr;
  const Step* step = nullptr;
  // Of a step that takes its route: the guarantees asked about that name it.
  std::vector<Against> against;
};

// What is to be proved of a pack.
struct ProofOptions {
  std::vector<std::string> guarantees = {};  // by name; empty: all of the pack
  // Over every day with the matters as the chart's scenario has them; else over
  // every state of the matters.
  bool as_recorded = false;
  // The most steps of the search for dates that realise a case.
  size_t step_budget = kDefaultStepBudget;
  // Told before each guarantee how many of all are done; returns whether to go
  // on. May be null.
  std::function<bool(size_t done, size_t all)> watch = {};
};

// What became of the guarantees. A value that keeps its pack alive, and so what
// it points to.
struct ProofAnswer {
  Pack pack;
  Scenario scenario;
  bool as_recorded = false;
  std::vector<Finding> findings;  // by the pack's order, or that of the names
  std::vector<GateFinding> gates = {};  // of all steps of all procedures

  // Returns how many of the findings have this verdict.
  size_t Count(Verdict verdict) const;
};

// Decides guarantees over every case there could be. Fails where a name is that
// of no guarantee, and where it is told to stop.
std::expected<ProofAnswer, Error> Prove(const Chart& chart,
                                        const ProofOptions& options = {});

// Compiles the pack for the scenario and does the same; where its diagrams
// outgrow the budget, every guarantee is undecided. Fails also where the
// scenario has a fault.
std::expected<ProofAnswer, Error> Prove(
    const Pack& pack, const Scenario& scenario, const ProofOptions& options,
    size_t node_budget = Chart::kDefaultNodeBudget);

// -- Two packs compared -------------------------------------------------------
// What is compared is defined in docs/diff.md.

// Something that two packs, A and B, do not say in the same words.
struct WordDifference {
  enum class What : uint8_t {
    kOnlyInA,
    kOnlyInB,
    kValues,       // compared over the values that both have
    kType,         // two things of one name, each compared as if it were alone
    kDestination,  // of a route
    kCondition,    // of an assumption
    kRewritten,    // of a note: its text or its condition
  };
  std::string kind;  // "fact", "matter", "route", "assumption", "note"
  std::string name;
  What what = What::kOnlyInA;
  // Of kValues, the values that only this pack has; of kType, the type; of
  // kDestination, the country or the fact that names it, empty where there is
  // none; of kCondition, what is assumed; of kRewritten, the text and the
  // condition. Else empty.
  std::string a;
  std::string b;
};

// What became of a clause from A to B.
enum class ClauseChange : uint8_t { kSame, kRewritten, kOnlyInA, kOnlyInB };
std::string_view ClauseChangeName(ClauseChange change);  // "same", ...

// A matter of which the two records tell differently; values as a reader would
// write them.
struct MatterDifference {
  std::string matter;
  std::string a;
  std::string b;
};

// What one of the packs is asked in an example.
struct ExampleSide {
  Case person;
  std::vector<std::string> suppositions;  // those of the scenario first
  std::vector<const Fact*> departs;       // not what they ordinarily are
};

// The plainest situation in which a route differs.
struct DifferenceExample {
  Date day;
  ExampleSide a;
  ExampleSide b;
  bool alone = false;  // no other clause closes the route
  // Of the matters that the clause tests, those told differently of.
  std::vector<MatterDifference> matters;
};

// The situations in which a route is open in one pack, and a clause of the
// other closes it there.
struct DifferenceGroup {
  std::string clause;
  std::string label;
  bool opens = false;  // closed in A and open in B; else the other way round
  ClauseChange change = ClauseChange::kSame;
  // How many situations they are, in how many no other clause closes the route,
  // in decimal, and which part of all situations.
  std::string situations;
  std::string alone;
  double share = 0;
  std::optional<Days> days;  // the first and the last of them, as recorded
  // One that the clause alone closes, if there is any.
  std::optional<DifferenceExample> example;
  std::string why;  // there is no example
};

// How the two packs answer about one route.
struct RouteDifference {
  enum class Verdict : uint8_t { kEqual, kDiffers, kUndecided };
  const Route* route = nullptr;  // of A
  Verdict verdict = Verdict::kUndecided;
  // How many situations there are, in how many the route is open in A and in B,
  // and in how many the outcomes differ; in decimal, empty where that could not
  // be counted.
  std::string situations;
  std::string open_a;
  std::string open_b;
  std::string differing;
  double share = 0;
  std::optional<Days> days;  // the first and the last of them, as recorded
  // Those in which B closes the route, then those in which A does.
  std::vector<DifferenceGroup> groups;
  std::string why;  // of kUndecided
};
std::string_view VerdictName(RouteDifference::Verdict verdict);  // "equal", ...

struct DiffOptions {
  Scenario scenario;  // under which both are asked, as recorded
  bool free = false;  // over every state of the matters, whatever is recorded
  size_t node_budget = Chart::kDefaultNodeBudget;
  size_t step_budget = kDefaultStepBudget;
  // Told before each route that both have how many of all are done; returns
  // whether to go on. May be null.
  std::function<bool(size_t done, size_t all)> watch = {};
};

// How two packs differ. Keeps both alive.
struct PackDifference {
  Pack a;
  Pack b;
  Scenario scenario;
  bool free = false;
  std::vector<WordDifference> words;
  std::vector<RouteDifference> routes;  // of both packs, in the order of A

  // Returns whether both packs speak of the same and answer alike.
  bool none() const;
  // Returns how many of the routes have this verdict.
  size_t Count(RouteDifference::Verdict verdict) const;
};

// Compares two packs. Fails where the scenario does not go with one of them;
// where a budget is reached, what it was for is undecided.
std::expected<PackDifference, Error> Compare(const Pack& a, const Pack& b,
                                             const DiffOptions& options = {});

}  // namespace safeconduct

#pragma GCC visibility pop

#endif  // SAFECONDUCT_PROVER_H_
