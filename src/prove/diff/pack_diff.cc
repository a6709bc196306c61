// SPDX-License-Identifier: Apache-2.0
//
// Two packs from their pages to what differs. Words are compared by name, then
// both packs are compiled, each for its own record, and their charts joined:
// only so are two laws functions of the same variables. Routes are compared one
// by one after that, each in a store of its own, so that one that outgrows its
// budget leaves the others decided.
#include "prove/diff/pack_diff.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/stopped.h"
#include "chart/chart.h"
#include "law/walk.h"
#include "prove/diff/route_diff.h"

namespace safeconduct {

std::string_view ClauseChangeName(ClauseChange change) {
  switch (change) {
    case ClauseChange::kSame:
      return "same";
    case ClauseChange::kRewritten:
      return "rewritten";
    case ClauseChange::kOnlyInA:
      return "only_in_a";
    case ClauseChange::kOnlyInB:
      break;
  }
  return "only_in_b";
}

std::string_view VerdictName(RouteDifference::Verdict verdict) {
  switch (verdict) {
    case RouteDifference::Verdict::kEqual:
      return "equal";
    case RouteDifference::Verdict::kDiffers:
      return "differs";
    case RouteDifference::Verdict::kUndecided:
      break;
  }
  return "undecided";
}

}  // namespace safeconduct

namespace safeconduct::prove {

using chart::Chart;

namespace {

using SharedChart = std::shared_ptr<const Chart>;

// Compiles a pack; where its diagrams outgrow the budget, says whose they are.
std::expected<SharedChart, Error> CompileSide(
    const char* side, const std::shared_ptr<const chart::Pack>& pack,
    record::Scenario scenario, size_t budget) {
  auto chart = Chart::Compile(pack, std::move(scenario), budget);
  if (chart) return *std::move(chart);
  Error error = chart.error();
  if (error.kind == Error::Kind::kLimit) {
    error.text = fmt::format("pack {}: {}", side, error.text);
  }
  return std::unexpected(std::move(error));
}

// Compiles both packs.
std::expected<std::pair<SharedChart, SharedChart>, Error> CompileBoth(
    const DiffQuestion& question) {
  const size_t budget = question.node_budget;
  auto a = CompileSide("A", question.a, question.scenario_a, budget);
  if (!a) return std::unexpected(a.error());
  auto b = CompileSide("B", question.b, question.scenario_b, budget);
  if (!b) return std::unexpected(b.error());
  return std::pair(*std::move(a), *std::move(b));
}

// The ids that a route of both packs has in A and in B.
struct SharedRoute {
  law::RouteId a;
  law::RouteId b;
};

std::vector<SharedRoute> RoutesOfBoth(const law::Law& a, const law::Law& b) {
  std::vector<SharedRoute> routes;
  // A route of one pack alone is told among the words: there is nothing to
  // compare it with.
  for (const law::RouteId route : a.RouteIds()) {
    if (const auto of_b = b.FindRoute(a.route(route).name)) {
      routes.push_back({route, *of_b});
    }
  }
  return routes;
}

// Returns a route with nothing said about it but why not.
RouteDifference Undecided(const law::Route& route, const std::string& why) {
  RouteDifference made;
  made.route = route.name;
  made.label = route.label;
  made.why = why;
  return made;
}

}  // namespace

bool PackDifference::none() const {
  return words.empty() &&
         std::all_of(routes.begin(), routes.end(),
                     [](const RouteDifference& route) {
                       return route.verdict == RouteVerdict::kEqual;
                     });
}

std::expected<PackDifference, Error> ComparePacks(
    const DiffQuestion& question) {
  const law::Law& law_a = question.a->law;
  const law::Law& law_b = question.b->law;
  PackDifference difference{FindWordDifferences(law_a, law_b), {}};
  const std::vector<SharedRoute> routes = RoutesOfBoth(law_a, law_b);
  const auto charts = CompileBoth(question);
  if (!charts) {
    // A limit leaves all routes undecided; anything else is a fault of the
    // question.
    if (charts.error().kind != Error::Kind::kLimit) {
      return std::unexpected(charts.error());
    }
    for (const SharedRoute& route : routes) {
      difference.routes.push_back(
          Undecided(law_a.route(route.a), charts.error().text));
    }
    return difference;
  }
  const auto& [a, b] = *charts;
  const query::Vocabulary vocabulary(law_a, law_b);
  const query::JoinedCharts joined(*a, *b, vocabulary, question.extent);
  const EventConsistency events(joined);
  const JointVariables variables(joined);
  const Comparison comparison{joined,
                              events,
                              variables,
                              question.step_budget,
                              law::MattersOfClauses(law_a),
                              law::MattersOfClauses(law_b)};
  for (const SharedRoute& route : routes) {
    if (question.watch &&
        !question.watch(difference.routes.size(), routes.size())) {
      return Stopped("diff");
    }
    difference.routes.push_back(CompareRoute(comparison, route.a, route.b));
  }
  return difference;
}

}  // namespace safeconduct::prove
