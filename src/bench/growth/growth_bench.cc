// SPDX-License-Identifier: Apache-2.0
//
// How cost grows with a pack, and what the order of the variables does to it.
// Prints a table, tabs between its columns:
//   safeconduct_growth_bench           all sizes
//   safeconduct_growth_bench channel   law/channel; there also what sifting on
//                                      compiled charts, not estimates, finds
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "api/access.h"
#include "bench/growth/made_pack.h"
#include "bench/growth/orders.h"
#include "chart/chart.h"
#include "record/timeline.h"

namespace safeconduct::bench {
namespace {

using chart::Chart;
using chart::Order;
using diagram::NodeId;
using diagram::NodeStore;

// Packs of a size differ by their seed, and the time of one by what else the
// machine does: three of each show how far.
constexpr int kSeeds = 3;
constexpr int kTurns = 3;
constexpr std::array kClauses = {10, 20, 50, 100, 200, 500, 1000};
constexpr std::array kFacts = {10, 20, 50, 100, 200};
// Of a route, with 1,000 clauses and 200 facts in all.
constexpr std::array kLongRoutes = {20, 40, 80};

using PackPtr = std::shared_ptr<const chart::Pack>;

// Returns how many nodes stand under all of `roots` together.
// Each once, however many roots share it.
size_t CountUnder(const NodeStore& store, std::vector<NodeId> roots) {
  std::vector<bool> is_found(store.node_count());
  size_t count = 0;
  while (!roots.empty()) {
    const NodeId node = roots.back();
    roots.pop_back();
    if (NodeStore::IsTerminal(node) || is_found[node.index()]) continue;
    is_found[node.index()] = true;
    ++count;
    const auto children = store.children(node);
    roots.insert(roots.end(), children.begin(), children.end());
  }
  return count;
}

// What one pack costs in one order.
struct Cost {
  bool is_over_budget = false;
  size_t variables = 0;
  size_t free = 0;          // nodes under routes and clauses
  size_t dated = 0;         // the same of the dated chart
  size_t made = 0;          // nodes that the chart holds
  double milliseconds = 0;  // to find the order and to compile
};

// Compiles a pack; adds what took its time. A column more is a field more here,
// a line in Row and one in Heading.
Cost Measure(const PackPtr& pack, const Order& order) {
  Cost cost;
  // The chart is the same in each turn; only the time is not.
  std::array<double, kTurns> times{};
  for (double& time : times) {
    const auto start = std::chrono::steady_clock::now();
    const auto compiled = Chart::CompileInOrder(pack, {}, order);
    const std::chrono::duration<double, std::milli> taken =
        std::chrono::steady_clock::now() - start;
    time = cost.milliseconds = taken.count();
    cost.is_over_budget = !compiled;
    if (!compiled) return cost;
    const Chart& chart = **compiled;
    const auto count = [&](const chart::Roots& roots) {
      std::vector<NodeId> all = roots.routes;
      all.insert(all.end(), roots.clauses.begin(), roots.clauses.end());
      return CountUnder(chart.store(), std::move(all));
    };
    cost.variables = chart.var_count();
    cost.free = count(chart.free());
    cost.dated = count(chart.dated());
    cost.made = chart.store().node_count();
  }
  std::ranges::sort(times);
  cost.milliseconds = times[kTurns / 2];
  return cost;
}

constexpr std::string_view kHeading =
    "clauses\tfacts\town\tseed\torder\tvariables\tfree\tdated\tmade\tms\t"
    "over\n";

void PrintRow(const PackSize& size, int seed, std::string_view order,
              const Cost& cost) {
  fmt::print("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{:.2f}\t{}\n", size.clauses,
             size.facts, size.clauses_of_route, seed, order, cost.variables,
             cost.free, cost.dated, cost.made, cost.milliseconds,
             cost.is_over_budget ? "yes" : "no");
  // A large pack takes long, and what was measured until then is worth seeing.
  std::fflush(stdout);
}

void MeasureOrders(const PackSize& size, int seed, const PackPtr& pack) {
  for (const auto& [name, order, milliseconds] : OrdersOf(pack->law)) {
    Cost cost = Measure(pack, order);
    cost.milliseconds += milliseconds;
    PrintRow(size, seed, name, cost);
  }
}

// A pack that does not read would be a fault of the maker, and no measurement.
bool MeasureMade(const PackSize& size, int seed) {
  const auto reading =
      chart::ReadPack(MakePack(size, static_cast<uint64_t>(seed)));
  if (reading.diagnostics.has_errors()) {
    fmt::print(stderr, "{}", reading.diagnostics.Render());
    return false;
  }
  MeasureOrders(size, seed, reading.pack);
  return true;
}

// Moves each variable to every place and leaves it where the dated chart is
// smallest: two rounds, a compiled chart a place.
// Far too slow for the program: it says how much better an order could be
// found.
Order SiftedOnCharts(const PackPtr& pack, Order order) {
  const auto is_matter = [](const law::Subject& subject) {
    return std::holds_alternative<law::MatterId>(subject);
  };
  const auto matters = std::ranges::count_if(order, is_matter);
  const auto dated = [&](const Order& tried) {
    const auto chart = *Chart::CompileInOrder(pack, {}, tried);
    std::vector<NodeId> roots = chart->dated().routes;
    const auto& clauses = chart->dated().clauses;
    roots.insert(roots.end(), clauses.begin(), clauses.end());
    return CountUnder(chart->store(), std::move(roots));
  };
  size_t least = dated(order);
  for (int round = 0; round < 2; ++round) {
    for (const law::Subject& subject : Order(order)) {
      if (is_matter(subject)) continue;
      Order rest = order;
      std::erase(rest, subject);
      for (auto place = matters; place <= std::ssize(rest); ++place) {
        Order tried = rest;
        tried.insert(tried.begin() + place, subject);
        const size_t count = dated(tried);
        if (count >= least) continue;
        least = count;
        order = std::move(tried);
      }
    }
  }
  return order;
}

int MeasureChannel() {
  const Pack read = Pack::Channel().value();
  const PackPtr& pack = api::Access::ContentsOf(read).pack;
  const PackSize size{static_cast<int>(pack->law.clauses.size()),
                      static_cast<int>(pack->law.facts.size()), 10};
  MeasureOrders(size, 0, pack);
  PrintRow(size, 0, "sifted-on-charts",
           Measure(pack, SiftedOnCharts(pack, chart::FindOrder(pack->law))));
  return 0;
}

int MeasureFamily() {
  std::vector<PackSize> sizes;
  for (const int clauses : kClauses) {
    for (const int facts : kFacts) sizes.push_back({clauses, facts, 10});
  }
  for (const int own : kLongRoutes) sizes.push_back({1000, 200, own});
  for (const PackSize& size : sizes) {
    for (int seed = 1; seed <= kSeeds; ++seed) {
      if (!MeasureMade(size, seed)) return 1;
    }
  }
  return 0;
}

}  // namespace
}  // namespace safeconduct::bench

int main(int argc, char** argv) {
  fmt::print("{}", safeconduct::bench::kHeading);
  const bool is_channel = argc > 1 && std::string_view(argv[1]) == "channel";
  return is_channel ? safeconduct::bench::MeasureChannel()
                    : safeconduct::bench::MeasureFamily();
}
