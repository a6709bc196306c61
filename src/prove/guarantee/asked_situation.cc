// SPDX-License-Identifier: Apache-2.0
//
// A search finds a situation by walking diagrams that were made for it. Before
// it is told, it is asked as anybody would ask it: of the pack, compiled for
// what the situation supposes, with a case and a day. What is told is so what
// `ask` says, and can be cut down to the facts that it takes.
#include "prove/guarantee/asked_situation.h"

#include <algorithm>
#include <utility>

namespace safeconduct::prove {

using law::FactId;

AskedSituation::AskedSituation(std::shared_ptr<const chart::Chart> chart,
                               const Situation& situation)
    : chart_(std::move(chart)),
      situation_(situation),
      question_(*chart_),
      evaluator_(chart_->store()) {}

void AskedSituation::Give(std::span<const FactId> facts) {
  question_.Fill(CaseOf(chart_->law(), situation_, facts),
                 {situation_.day, situation_.day});
}

void AskedSituation::GiveAll() {
  question_.Fill(CaseOf(chart_->law(), situation_),
                 {situation_.day, situation_.day});
}

bool AskedSituation::Is(diagram::NodeId root, bool value) {
  // Both may be reached where what is not given decides; then it is neither.
  return evaluator_.Reachable(root, question_.possible()) ==
         (value ? diagram::kMayBeTrue : diagram::kMayBeFalse);
}

bool AskedSituation::IsOpen(law::RouteId route) {
  return Is(chart_->dated().routes[route.index()], true);
}

bool AskedSituation::Closes(law::ClauseId clause) {
  return Is(chart_->dated().clauses[clause.index()],
            chart_->law().clause(clause).closes_where_it_holds());
}

bool AskedSituation::Allows(law::ClauseId clause) {
  return Is(chart_->dated().clauses[clause.index()],
            !chart_->law().clause(clause).closes_where_it_holds());
}

SupposingCharts::SupposingCharts(std::shared_ptr<const chart::Chart> chart)
    : scenario_(chart->timeline().scenario()), charts_(std::move(chart)) {}

std::shared_ptr<const chart::Chart> SupposingCharts::For(
    const Situation& situation) {
  // What the scenario supposes comes first in any situation.
  record::Scenario supposing = scenario_;
  supposing.suppositions = situation.suppositions;
  // Why a chart could not be made is of no use to who only wants to show
  // something.
  return charts_.For(supposing).value_or(nullptr);
}

std::optional<std::vector<FactId>> FactsToGive(
    const law::Law& law, std::span<AskedSituation* const> asked,
    std::optional<FactId> keep, const std::function<bool()>& shows) {
  std::vector<FactId> facts;
  for (const FactId fact : law.FactIds()) facts.push_back(fact);
  const auto shows_with = [&](std::span<const FactId> given) {
    for (AskedSituation* each : asked) each->Give(given);
    return shows();
  };
  if (!shows_with(facts)) return std::nullopt;
  // One pass is enough: what shows with fewer facts shows with more, so a fact
  // that could not be left out cannot be left out later either.
  for (size_t i = facts.size(); i-- > 0;) {
    if (facts[i] == keep) continue;
    std::vector<FactId> fewer = facts;
    fewer.erase(fewer.begin() + static_cast<ptrdiff_t>(i));
    if (shows_with(fewer)) facts = std::move(fewer);
  }
  return facts;
}

chart::Case CaseOf(const law::Law& law, const Situation& situation,
                   std::span<const FactId> facts) {
  chart::Case person(law);
  for (const FactId fact : facts) {
    person.Set(fact, IntervalSet::Single(situation.facts[fact.index()]));
  }
  return person;
}

}  // namespace safeconduct::prove
