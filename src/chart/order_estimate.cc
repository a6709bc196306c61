// SPDX-License-Identifier: Apache-2.0
//
// An order of variables that keeps diagrams small, found without a diagram.
//
// Idea. A route's diagram is wide where much has to be kept in mind: each bond
// of which some variables have been tested and some have not doubles what the
// nodes there have to tell apart. So where k bonds of a route are open, a
// variable that the route tests is taken to cost 2^k nodes, and the estimate of
// an order is the sum over all routes and their variables. Each variable in
// turn is moved through all places, by changing places with its neighbour, and
// stays at the best. That is Rudell's sifting, but on the estimate: a change of
// places changes it only between the two, which takes a look at their bonds and
// no diagram.
//
// Example. Bonds {0, 2} and {1, 3} of one route. In the order 0 1 2 3 both are
// open before 2: 1 + 2 + 4 + 2 = 9. Moved down by one place, 1 comes to stand
// beside 3: in the order 0 2 1 3 only one is open at a time, 1 + 2 + 1 + 2 = 6.
//
// Invariants. open_ holds, for each place and each route, the bonds that are
// open before the variable at that place is tested. The reach of a move shrinks
// as a pack grows, so that the time is bounded, and beyond a size nothing
// moves.
//
// Source. Rudell, "Dynamic variable ordering for ordered binary decision
// diagrams", ICCAD 1993. What it is compared with: docs/benchmarks.md.
#include "chart/order_estimate.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <utility>

namespace safeconduct::chart {
namespace {

// By what share the estimate may grow on the way to a better place.
constexpr double kMaxGrowth = 0.3;
// The most places times routes, four bytes each: 16 MiB.
constexpr size_t kMaxCells = size_t{1} << 22;
constexpr size_t kMaxSteps = size_t{1} << 24;
// A shift by 64 or more has no meaning, and an order as bad is out of the
// question.
constexpr int32_t kMaxExponent = 60;

// An order of variables, its estimate and its changes.
class Sifter {
 public:
  Sifter(std::vector<size_t> order, const std::vector<Bond>& bonds,
         size_t route_count)
      : bonds_(bonds),
        route_count_(route_count),
        order_(std::move(order)),
        place_of_(order_.size()),
        bonds_of_(order_.size()),
        routes_of_(order_.size()),
        open_((order_.size() + 1) * route_count) {
    for (size_t i = 0; i < order_.size(); ++i) place_of_[order_[i]] = i;
    for (size_t i = 0; i < bonds.size(); ++i) AddBond(i);
    for (auto& routes : routes_of_) {
      std::ranges::sort(routes);
      const auto rest = std::ranges::unique(routes);
      routes.erase(rest.begin(), rest.end());
    }
    for (size_t i = 0; i < order_.size(); ++i) {
      const auto here = static_cast<std::ptrdiff_t>(i * route_count);
      const auto count = static_cast<std::ptrdiff_t>(route_count);
      // What is open behind a variable is what was open before it, changed by
      // its test.
      std::copy_n(open_.begin() + here, count, open_.begin() + here + count);
      Test(i, 1);
    }
  }

  std::vector<size_t> Run() {
    std::vector<size_t> most_bound(order_.size());
    std::iota(most_bound.begin(), most_bound.end(), size_t{0});
    std::ranges::sort(most_bound, {}, [&](size_t var) {
      const size_t bound = routes_of_[var].size() * bonds_of_[var].size();
      // The most bound first: they have the most to gain, and others settle
      // around them. Of equals the first, so that the order is the same on each
      // machine.
      return std::pair(~bound, var);
    });
    const size_t reach = Reach();
    estimate_ = Estimate();
    for (const size_t var : most_bound) Move(var, reach);
    return order_;
  }

 private:
  double Estimate() const {
    double sum = 0;
    for (size_t i = 0; i < order_.size(); ++i) sum += CostAt(i);
    return sum;
  }

  void AddBond(size_t index) {
    const Bond& bond = bonds_[index];
    for (const size_t var : bond.vars) {
      bonds_of_[var].push_back(index);
      routes_of_[var].insert(routes_of_[var].end(), bond.routes.begin(),
                             bond.routes.end());
    }
    if (!bond.from_start) return;
    for (const size_t route : bond.routes) ++open_[route];
  }

  // Returns how many places a variable is moved each way.
  size_t Reach() const {
    size_t steps = 1;
    for (size_t var = 0; var < order_.size(); ++var) {
      steps += routes_of_[var].size();
      for (const size_t bond : bonds_of_[var]) {
        steps += bonds_[bond].vars.size() + bonds_[bond].routes.size();
      }
    }
    // All variables moved by one place cost about `steps`, and each goes both
    // ways.
    return std::min(order_.size(), kMaxSteps / (2 * steps));
  }

  // Puts what testing the variable at `place` opens and closes into what is
  // open behind it, or takes it out where `sign` is -1.
  void Test(size_t place, int sign) {
    for (const size_t index : bonds_of_[order_[place]]) {
      const Bond& bond = bonds_[index];
      bool is_first = !bond.from_start;
      bool is_last = true;
      for (const size_t var : bond.vars) {
        if (place_of_[var] < place) is_first = false;
        if (place_of_[var] > place) is_last = false;
      }
      // A bond of one variable opens and closes at once; in the middle of one
      // nothing changes.
      if (is_first == is_last) continue;
      int32_t* open = open_.data() + (place + 1) * route_count_;
      for (const size_t route : bond.routes) {
        open[route] += is_first ? sign : -sign;
      }
    }
  }

  double CostAt(size_t place) const {
    double sum = 0;
    for (const size_t route : routes_of_[order_[place]]) {
      const int32_t open = open_[place * route_count_ + route];
      sum += static_cast<double>(uint64_t{1} << std::min(open, kMaxExponent));
    }
    return sum;
  }

  // Lets the variables at `place` and behind it change places, and returns what
  // that adds to the estimate.
  double Swap(size_t place) {
    const double before = CostAt(place) + CostAt(place + 1);
    Test(place, -1);
    std::swap(order_[place], order_[place + 1]);
    place_of_[order_[place]] = place;
    place_of_[order_[place + 1]] = place + 1;
    Test(place, 1);
    return CostAt(place) + CostAt(place + 1) - before;
  }

  // Moves a variable to the best place within reach, the first found among
  // equals.
  void Move(size_t var, size_t reach) {
    const size_t start = place_of_[var];
    const size_t last = std::min(order_.size() - 1, start + reach);
    const size_t first = start - std::min(start, reach);
    size_t best = start;
    double added = 0;
    double least = 0;
    const auto swap = [&](size_t place) {
      added += Swap(place);
      if (added >= least) return;
      least = added;
      best = place_of_[var];
    };
    while (place_of_[var] < last && added <= kMaxGrowth * estimate_) {
      swap(place_of_[var]);
    }
    // Back through places that are known already, which sets `added` to nought
    // again but for rounding.
    while (place_of_[var] > start) swap(place_of_[var] - 1);
    while (place_of_[var] > first && added <= kMaxGrowth * estimate_) {
      swap(place_of_[var] - 1);
    }
    while (place_of_[var] < best) Swap(place_of_[var]);
    estimate_ += least;
  }

  const std::vector<Bond>& bonds_;
  size_t route_count_;
  std::vector<size_t> order_;     // by place
  std::vector<size_t> place_of_;  // by variable
  std::vector<std::vector<size_t>> bonds_of_;
  std::vector<std::vector<size_t>> routes_of_;
  std::vector<int32_t> open_;  // by place, then by route
  double estimate_ = 0;        // of order_ between two moves
};

}  // namespace

std::vector<size_t> Sift(size_t var_count, const std::vector<Bond>& bonds,
                         size_t route_count) {
  std::vector<size_t> order(var_count);
  std::iota(order.begin(), order.end(), size_t{0});
  if (var_count == 0 || (var_count + 1) * route_count > kMaxCells) return order;
  return Sifter(std::move(order), bonds, route_count).Run();
}

}  // namespace safeconduct::chart
