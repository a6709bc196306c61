// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_PROVE_GUARANTEE_PROVER_H_
#define SAFECONDUCT_PROVE_GUARANTEE_PROVER_H_

#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "chart/chart.h"
#include "prove/guarantee/asked_situation.h"
#include "prove/witness/search_context.h"
#include "prove/witness/situation.h"
#include "query/extent.h"
#include "safeconduct/error.h"
#include "safeconduct/prover.h"

// Guarantees over every case there could be. What a verdict means is defined
// in docs/prove.md.
namespace safeconduct::prove {

using query::Extent;

using safeconduct::Verdict;

// What became of one guarantee.
struct Finding {
  std::string guarantee;  // its name
  std::string label;      // empty where it was typed in
  Verdict verdict = Verdict::kUndecided;
  // How many assignments of classes there are to all variables that the
  // guarantee and the clauses of its routes test, and how many of them violate
  // it before it is asked whether any dates realise them; in decimal, empty
  // where that could not be counted.
  std::string situations;
  std::string violating;
  // Of kRefuted: the plainest that shows it, and the routes open in it among
  // those that the guarantee names.
  std::optional<Situation> situation;
  std::vector<law::RouteId> open;
  // Of kUndecided; and of kRefuted where no case can be told.
  std::string why;
};

// Returns what is found of a guarantee before it is looked at: nothing yet.
Finding NothingYet(const law::Guarantee& guarantee);

// Returns the guarantees of these names; all where there is no name. Fails
// where a name is that of none.
std::expected<std::vector<law::GuaranteeId>, Error> FindGuarantees(
    const law::Law& law, const std::vector<std::string>& names);

// Decides guarantees of one chart. Holds working memory, so each thread has its
// own; the chart is shared.
class Prover {
 public:
  // With kFree over every state of the matters, with kRecorded over what the
  // chart's scenario makes of them.
  Prover(std::shared_ptr<const chart::Chart> chart, Extent extent,
         size_t step_budget = kDefaultStepBudget);

  // Never fails: where a budget of nodes or steps is reached, the finding is
  // undecided and says which to raise.
  Finding Prove(law::GuaranteeId id);

  // Decides whether the gate of a step that takes its route lets nobody through
  // against a guarantee: whether nobody violates it by whom the route is open
  // on the day asked about, with the day of the step that day. Has a verdict
  // and, where undecided, why.
  Finding ProveGate(law::StepId step, law::GuaranteeId id);

 private:
  diagram::NodeId Violation(const law::Guarantee& guarantee,
                            const law::ProcedureStep* gate = nullptr);
  void Count(const law::Guarantee& guarantee, diagram::NodeId violation,
             Finding& finding);
  std::vector<law::RouteId> OpenAmong(const std::vector<law::RouteId>& routes,
                                      const Situation& situation);
  diagram::NodeId LeftPossible(const std::vector<diagram::VarId>& vars);

  std::shared_ptr<const chart::Chart> chart_;
  // For the routes that are open in a refutation.
  SupposingCharts charts_;
  Extent extent_;
  SearchContext context_;
};

}  // namespace safeconduct::prove

#endif  // SAFECONDUCT_PROVE_GUARANTEE_PROVER_H_
