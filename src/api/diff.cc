// SPDX-License-Identifier: Apache-2.0
//
// The public face of comparing: the second half of
// include/safeconduct/prover.h. What the rooms below tell by ids of one pack or
// the other becomes values that point into that pack, so that no id of one is
// ever read in the other.
#include <algorithm>
#include <string>
#include <utility>

#include "api/access.h"
#include "api/example_side.h"
#include "pack/scenario.h"
#include "prove/diff/pack_diff.h"
#include "safeconduct/prover.h"

namespace safeconduct {

using api::Access;
using api::SideOf;

namespace {

DifferenceGroup GroupOf(const Pack& a, const Pack& b,
                        prove::DifferenceGroup group) {
  DifferenceGroup value;
  value.clause = std::move(group.clause);
  value.label = std::move(group.label);
  value.opens = group.opens;
  value.change = group.change;
  value.situations = std::move(group.situations);
  value.alone = std::move(group.alone);
  value.share = group.share;
  value.days = group.days;
  value.why = std::move(group.why);
  if (!group.example) return value;
  value.example =
      DifferenceExample{group.example->a.day, SideOf(a, group.example->a),
                        SideOf(b, group.example->b), group.example_alone,
                        std::move(group.matters)};
  return value;
}

// A route of both packs is told as A's.
RouteDifference RouteOf(const Pack& a, const Pack& b,
                        prove::RouteDifference route) {
  RouteDifference value;
  // It is there: only routes of both packs are compared.
  const auto found = std::ranges::find(a.routes(), route.route, &Route::name);
  value.route = &*found;
  value.verdict = route.verdict;
  value.situations = std::move(route.situations);
  value.open_a = std::move(route.open_a);
  value.open_b = std::move(route.open_b);
  value.differing = std::move(route.differing);
  value.share = route.share;
  value.days = route.days;
  value.why = std::move(route.why);
  for (prove::DifferenceGroup& group : route.groups) {
    value.groups.push_back(GroupOf(a, b, std::move(group)));
  }
  return value;
}

// Reads the scenario as one of the packs says it.
std::expected<record::Scenario, Error> ReadSide(const char* side,
                                                const Pack& pack,
                                                const Scenario& scenario) {
  auto read = chart::ReadScenario(*Access::ContentsOf(pack).pack, scenario);
  if (read) return read;
  Error error = std::move(read).error();
  error.text =
      std::string(side) + ": the scenario does not go with it:\n" + error.text;
  return std::unexpected(std::move(error));
}

}  // namespace

bool PackDifference::none() const {
  return words.empty() &&
         Count(RouteDifference::Verdict::kEqual) == routes.size();
}

size_t PackDifference::Count(RouteDifference::Verdict verdict) const {
  return static_cast<size_t>(
      std::ranges::count(routes, verdict, &RouteDifference::verdict));
}

std::expected<PackDifference, Error> Compare(const Pack& a, const Pack& b,
                                             const DiffOptions& options) {
  if (options.free) {
    auto good =
        api::CheckNoScenario("diff", options.scenario, "leave `free` out");
    if (!good) return std::unexpected(std::move(good).error());
  }
  prove::DiffQuestion question{
      .a = Access::ContentsOf(a).pack,
      .b = Access::ContentsOf(b).pack,
      .extent = options.free ? prove::Extent::kFree : prove::Extent::kRecorded,
      .node_budget = options.node_budget,
      .step_budget = options.step_budget,
      .watch = options.watch};
  auto of_a = ReadSide("pack A", a, options.scenario);
  if (!of_a) return std::unexpected(std::move(of_a).error());
  auto of_b = ReadSide("pack B", b, options.scenario);
  if (!of_b) return std::unexpected(std::move(of_b).error());
  // One scenario in words is two: what an event or a matter is called, each
  // record looks up for itself.
  question.scenario_a = *std::move(of_a);
  question.scenario_b = *std::move(of_b);
  auto found = prove::ComparePacks(question);
  if (!found) return std::unexpected(std::move(found).error());
  PackDifference difference{
      a, b, options.scenario, options.free, std::move(found->words), {}};
  for (prove::RouteDifference& route : found->routes) {
    difference.routes.push_back(RouteOf(a, b, std::move(route)));
  }
  return difference;
}

}  // namespace safeconduct
