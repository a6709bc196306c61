// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_ASK_CHANGE_MOVE_PROBLEM_H_
#define SAFECONDUCT_ASK_CHANGE_MOVE_PROBLEM_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <ranges>
#include <variant>
#include <vector>

#include "ask/change/date_choices.h"
#include "ask/change/matter_choices.h"
#include "ask/change/route_diagram.h"
#include "base/interval_set.h"
#include "case/case.h"
#include "chart/chart.h"
#include "diagram/evaluation.h"

namespace safeconduct::ask {

// Something that can have other values: a fact, a dispute or a matter.
struct Item {
  using About = std::variant<law::FactId, record::DisputeId, law::MatterId>;
  About about;
  std::vector<size_t> vars;  // that look at it, by position in the diagram
  // A date that is looked at through a measure, or what is compared with a
  // matter, or such a matter: its variables hang together.
  bool joint = false;
  // The values of a fact to choose from.
  IntervalSet allowed;

  // Returns the fact that it is, or null.
  const law::FactId* fact() const { return std::get_if<law::FactId>(&about); }
};

// An item with what it is set to: values of a fact, a kind of its variable of
// anything else.
struct Step {
  size_t item;  // position among the items
  size_t kind = 0;
  IntervalSet values;
  bool one_of_several = false;  // see DateChoice
  friend bool operator==(const Step&, const Step&) = default;
};
using Way = std::vector<Step>;  // by item, ascending
using WayTaker = std::function<void(const Way&)>;

// What is asked about one route: its diagram, the items, and what each kind of
// each variable costs as things stand. Keeps references to what it is made of.
struct MoveProblem {
  RouteDiagram& diagram;
  DateChoices& dates;
  const MatterChoices& matters;
  const chart::Chart& chart;
  const chart::Case& person;
  // By what they are about: facts, disputes, matters, each as declared.
  std::vector<Item> items;
  std::vector<Cost> costs;  // 0 where possible, else kNever

  size_t FirstCost(size_t var) const { return diagram.vars()[var].first; }
  size_t KindCount(size_t var) const { return diagram.vars()[var].kind_count; }
  // Returns the values that an item, not joint, has in a kind.
  IntervalSet ValuesOf(const Item& item, size_t kind) const;
  // Returns whether any of these items, by position, is no fact but a matter or
  // a dispute.
  template <typename Positions>
  bool MovesLaw(const Positions& positions) const {
    return std::ranges::any_of(
        positions, [&](size_t item) { return items[item].fact() == nullptr; });
  }
  bool MovesLaw(const Way& way) const {
    return MovesLaw(way | std::views::transform(&Step::item));
  }
  // Returns the ways that joint items, by position, can have values together.
  std::vector<DateChoice> ChoicesOf(const std::vector<size_t>& joint) const;
  // Returns the steps that set joint items, by position, as a choice has them.
  static Way WayOf(const std::vector<size_t>& items, const DateChoice& choice);
  // Makes the variables of joint items what a choice makes of them.
  static void Put(const RouteDiagram& diagram, const DateChoice& choice,
                  std::vector<Cost>& costs);
};

// Calls `take` with each set of at most `max_size` of `from`, the smaller sets
// first, until it returns false.
void ForEachSubset(const std::vector<size_t>& from, size_t max_size,
                   const std::function<bool(const std::vector<size_t>&)>& take);

}  // namespace safeconduct::ask

#endif  // SAFECONDUCT_ASK_CHANGE_MOVE_PROBLEM_H_
