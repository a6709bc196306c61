// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_PROVE_GUARANTEE_ASKED_SITUATION_H_
#define SAFECONDUCT_PROVE_GUARANTEE_ASKED_SITUATION_H_

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "case/case.h"
#include "chart/chart.h"
#include "chart/question.h"
#include "diagram/evaluation.h"
#include "prove/witness/situation.h"
#include "query/scenario_charts.h"
#include "record/timeline.h"

namespace safeconduct::prove {

// A situation asked about as anyone may ask: a case, a day, and what is
// supposed beyond the record. What is not given is unknown.
class AskedSituation {
 public:
  // `chart` is compiled for what the situation supposes. Keeps a reference to
  // the situation.
  AskedSituation(std::shared_ptr<const chart::Chart> chart,
                 const Situation& situation);

  // Gives these facts, ascending, alone.
  void Give(std::span<const law::FactId> facts);
  // Gives all facts, so that whatever the record settles is settled.
  void GiveAll();
  // Return whether it is so whatever is not given.
  // Of the facts given last; before any, nothing is known.
  bool IsOpen(law::RouteId route);
  bool Closes(law::ClauseId clause);
  bool Allows(law::ClauseId clause);

 private:
  // Returns whether a diagram is surely `value`.
  bool Is(diagram::NodeId root, bool value);

  std::shared_ptr<const chart::Chart> chart_;
  const Situation& situation_;
  chart::Question question_;
  diagram::Evaluator evaluator_;
};

// The charts of a pack for what situations suppose, each compiled once.
class SupposingCharts {
 public:
  // `chart` is that of the scenario from which situations depart.
  explicit SupposingCharts(std::shared_ptr<const chart::Chart> chart);

  // Returns nothing where the chart cannot be made within the node budget.
  std::shared_ptr<const chart::Chart> For(const Situation& situation);

 private:
  record::Scenario scenario_;
  query::ScenarioCharts charts_;
};

// Returns the fewest facts to give, ascending, with which `shows` stays true of
// asked situations: of all facts the last is left out first, and stays so if it
// may. `keep` is given in any case. Returns nothing where all facts do not do.
std::optional<std::vector<law::FactId>> FactsToGive(
    const law::Law& law, std::span<AskedSituation* const> asked,
    std::optional<law::FactId> keep, const std::function<bool()>& shows);

// Returns the situation as a case in which these facts alone are known.
chart::Case CaseOf(const law::Law& law, const Situation& situation,
                   std::span<const law::FactId> facts);

}  // namespace safeconduct::prove

#endif  // SAFECONDUCT_PROVE_GUARANTEE_ASKED_SITUATION_H_
