// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_ASK_CHANGE_ROUTE_QUESTION_H_
#define SAFECONDUCT_ASK_CHANGE_ROUTE_QUESTION_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "ask/change/date_settings.h"
#include "ask/change/route_diagram.h"
#include "base/interval_set.h"
#include "chart/chart.h"
#include "diagram/evaluation.h"

namespace safeconduct::ask {

// Something that can have other values: a fact, a dispute or a matter.
struct Item {
  enum class Kind : uint8_t { kFact, kDispute, kMatter };
  Kind kind = Kind::kFact;
  uint32_t index = 0;
  std::vector<size_t> vars;  // that look at it, by position in the diagram
  // A date that is looked at through a measure, whose variables hang together.
  bool joint = false;
  // The values of a fact to choose from.
  IntervalSet allowed;
};

// An item with what it is set to: values of a fact, a kind of its variable of
// anything else.
struct Step {
  size_t item;  // position among the items
  size_t kind = 0;
  IntervalSet values;
  bool one_of_several = false;  // see DateSetting
};
using Way = std::vector<Step>;  // by item, ascending
using WayTaker = std::function<void(const Way&)>;

// What is asked about one route: its diagram, the items, and what each kind of
// each variable costs as things stand. Keeps references to what it is made of.
struct RouteQuestion {
  RouteDiagram& diagram;
  DateSettings& dates;
  const chart::Chart& chart;
  const chart::Case& person;
  std::vector<Item> items;
  std::vector<Cost> costs;  // 0 where possible, else kNever

  size_t FirstCost(size_t var) const { return diagram.vars()[var].first; }
  size_t KindCount(size_t var) const { return diagram.vars()[var].kind_count; }
  // Returns the values that an item, not joint, has in a kind.
  IntervalSet ValuesOf(const Item& item, size_t kind) const;
  // Returns the steps that set joint items, by position, as a setting has them.
  static Way WayOf(const std::vector<size_t>& items,
                   const DateSetting& setting);
  // Makes the variables of joint items what a setting makes of them.
  static void Put(const RouteDiagram& diagram, const DateSetting& setting,
                  std::vector<Cost>& costs);
};

// Calls `take` with each set of at most `max_size` of `from`, the smaller sets
// first, until it returns false.
void ForEachSubset(const std::vector<size_t>& from, size_t max_size,
                   const std::function<bool(const std::vector<size_t>&)>& take);

}  // namespace safeconduct::ask

#endif  // SAFECONDUCT_ASK_CHANGE_ROUTE_QUESTION_H_
