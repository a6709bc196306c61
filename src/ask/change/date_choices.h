// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_ASK_CHANGE_DATE_CHOICES_H_
#define SAFECONDUCT_ASK_CHANGE_DATE_CHOICES_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <tuple>
#include <vector>

#include "ask/change/route_diagram.h"
#include "base/interval_set.h"
#include "case/case.h"
#include "chart/chart.h"

namespace safeconduct::ask {

// Values of some facts, and what they make of the variables that look at them.
struct DateChoice {
  std::vector<IntervalSet> values;  // a set for each fact
  // Of linked facts or matters one value each is given, and others make the
  // same of all variables.
  bool one_of_several = false;
  struct VarKinds {
    size_t var;                     // position in the route's diagram
    std::vector<uint8_t> possible;  // by kind
    friend bool operator==(const VarKinds&, const VarKinds&) = default;
  };
  using Kinds = std::vector<VarKinds>;
  Kinds kinds;
};

// Finds, for facts that are looked at through measures, every way that they can
// have values together: see date_choices.cc. Keeps references.
class DateChoices {
 public:
  DateChoices(const chart::Chart& chart, const RouteDiagram& diagram,
              const chart::Case& person, const chart::Days& days);

  // Returns the ways, of `facts` having values of `allowed`, a set for each,
  // that differ in what they make of the route's variables; of those that do
  // not differ one that is near to the case, or all where they are of a fact by
  // itself.
  std::vector<DateChoice> Of(const std::vector<law::FactId>& facts,
                             const std::vector<IntervalSet>& allowed);

 private:
  using Kinds = DateChoice::Kinds;
  using Positions = std::vector<size_t>;  // in the facts asked about
  struct Asked {
    std::vector<law::FactId> facts;
    std::vector<IntervalSet> allowed;
    bool operator==(const Asked&) const = default;
  };
  struct Group {
    Asked asked;
    std::vector<DateChoice> choices;
  };
  // The nearest values found so far, by what they make of the variables.
  struct Nearest {
    int64_t distance = 0;
    std::vector<Value> values;
    bool one_of_several = false;
  };
  using Found = std::map<std::vector<uint8_t>, Nearest>;

  std::vector<Positions> GroupsOf(const std::vector<law::FactId>& facts) const;
  const std::vector<DateChoice>& OfGroup(const Asked& asked);
  std::vector<DateChoice> OfOne(const Asked& asked);
  std::vector<DateChoice> OfLinked(const Asked& asked);
  void TryInOrder(const Asked& asked, const std::vector<size_t>& vars,
                  const Positions& order, size_t next, chart::Case& person,
                  Found& found);
  void MoveNearer(const Asked& asked, chart::Case& person);
  std::vector<Interval> BestOf(law::FactId fact,
                               const IntervalSet& allowed) const;
  int64_t Distance(const Asked& asked, const chart::Case& person) const;
  std::vector<Interval> RunsOf(law::FactId fact, const IntervalSet& allowed,
                               const chart::Case& person);
  std::vector<size_t> LookingAtAny(const std::vector<law::FactId>& facts) const;
  Kinds KindsOf(const std::vector<size_t>& vars, const chart::Case& person);
  std::vector<uint8_t> KeyOf(const std::vector<size_t>& vars,
                             const chart::Case& person);
  const std::vector<uint8_t>& KindsOfVar(size_t i, const chart::Case& person);

  const chart::Chart& chart_;
  const RouteDiagram& diagram_;
  const chart::Case& person_;
  const chart::Days& days_;
  // By FactId: the positions of the variables that look at it, ascending.
  std::vector<std::vector<size_t>> vars_of_;
  std::vector<Group> groups_;  // that were asked about
  // By the position of a variable and the days that it counts between.
  std::map<std::tuple<size_t, Value, Value>, std::vector<uint8_t>> counted_;
  std::vector<uint8_t> any_kinds_;  // of a variable that was not counted so
};

}  // namespace safeconduct::ask

#endif  // SAFECONDUCT_ASK_CHANGE_DATE_CHOICES_H_
