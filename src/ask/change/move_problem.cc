// SPDX-License-Identifier: Apache-2.0
//
// What move_search.cc and fix_search.cc share: the items of a route, how those
// whose variables hang together can be set, and the subsets of them to try.
#include "ask/change/move_problem.h"

#include <algorithm>

namespace safeconduct::ask {

IntervalSet MoveProblem::ValuesOf(const Item& item, size_t kind) const {
  const size_t var = item.vars.front();
  const IntervalSet all = chart.domain(diagram.vars()[var].id)
                              .ValuesOf(diagram.ClassesOf(var, kind));
  return item.fact() != nullptr ? all.Intersect(item.allowed) : all;
}

std::vector<DateChoice> MoveProblem::ChoicesOf(
    const std::vector<size_t>& joint) const {
  std::vector<law::FactId> facts;
  std::vector<IntervalSet> allowed;
  std::vector<law::MatterId> moved;
  for (const size_t i : joint) {
    if (const auto* matter = std::get_if<law::MatterId>(&items[i].about)) {
      moved.push_back(*matter);
    } else {
      facts.push_back(*items[i].fact());
      allowed.push_back(items[i].allowed);
    }
  }
  // Facts stand before matters among the items.
  std::vector<DateChoice> choices = dates.Of(facts, allowed);
  if (moved.empty()) return choices;
  std::vector<DateChoice> with_matters;
  for (const DateChoice& choice : choices) {
    chart::Case there = person;
    for (size_t i = 0; i < facts.size(); ++i) {
      there.Set(facts[i], choice.values[i]);
    }
    matters.AddTo(facts, choice, moved, there, with_matters);
  }
  return with_matters;
}

Way MoveProblem::WayOf(const std::vector<size_t>& items,
                       const DateChoice& choice) {
  Way way;
  for (size_t i = 0; i < items.size(); ++i) {
    way.push_back({items[i], 0, choice.values[i], choice.one_of_several});
  }
  return way;
}

void MoveProblem::Put(const RouteDiagram& diagram, const DateChoice& choice,
                      std::vector<Cost>& costs) {
  for (const DateChoice::VarKinds& kinds : choice.kinds) {
    const size_t first = diagram.vars()[kinds.var].first;
    for (size_t k = 0; k < kinds.possible.size(); ++k) {
      costs[first + k] = kinds.possible[k] != 0 ? 0 : kNever;
    }
  }
}

void ForEachSubset(
    const std::vector<size_t>& from, size_t max_size,
    const std::function<bool(const std::vector<size_t>&)>& take) {
  std::vector<size_t> positions;
  std::vector<size_t> chosen;
  for (size_t size = 0; size <= std::min(max_size, from.size()); ++size) {
    positions.resize(size);
    for (size_t i = 0; i < size; ++i) positions[i] = i;
    while (true) {
      chosen.clear();
      for (const size_t i : positions) chosen.push_back(from[i]);
      if (!take(chosen)) return;
      // The last position that can still rise does, those behind it follow.
      size_t at = size;
      while (at > 0 && positions[at - 1] == from.size() - (size - at) - 1) {
        --at;
      }
      if (at == 0) break;
      ++positions[at - 1];
      for (size_t i = at; i < size; ++i) positions[i] = positions[i - 1] + 1;
    }
  }
}

}  // namespace safeconduct::ask
