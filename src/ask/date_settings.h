// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_ASK_DATE_SETTINGS_H_
#define SAFECONDUCT_ASK_DATE_SETTINGS_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

#include "ask/route_diagram.h"
#include "base/interval_set.h"
#include "chart/chart.h"

namespace safeconduct::ask {

// Values of some facts, and what they make of the variables that look at them.
struct DateSetting {
  std::vector<IntervalSet> values;  // a set for each fact
  struct Looking {
    size_t var;                  // position in the route's diagram
    std::vector<uint8_t> kinds;  // by kind: whether it is possible
  };
  std::vector<Looking> looking;
};

// Finds, for facts that are looked at through measures, every way that they can
// have values together: see date_settings.cc. Keeps references.
class DateSettings {
 public:
  DateSettings(const chart::Chart& chart, const RouteDiagram& diagram,
               const chart::Case& person, const chart::Days& days)
      : chart_(chart), diagram_(diagram), person_(person), days_(days) {}

  // Returns the ways, of `facts` having values of `allowed`, a set for each,
  // that differ in what they make of the route's variables; of those that do
  // not differ the one nearest to the case, or all where they are of a fact by
  // itself.
  std::vector<DateSetting> Of(const std::vector<law::FactId>& facts,
                              const std::vector<IntervalSet>& allowed) const;

  // Returns the positions of the variables that look at a fact.
  std::vector<size_t> Looking(law::FactId fact) const;

 private:
  using Kinds = std::vector<DateSetting::Looking>;
  using Group = std::vector<size_t>;  // positions in the facts asked about
  struct Asked {
    const std::vector<law::FactId>& facts;
    const std::vector<IntervalSet>& allowed;
  };
  // The nearest values found so far, by what they make of the variables.
  struct Nearest {
    int64_t distance = 0;
    std::vector<Value> values;  // in the order of the group
  };
  using Found = std::map<std::vector<uint8_t>, Nearest>;

  std::vector<Group> GroupsOf(const Asked& asked) const;
  std::vector<DateSetting> OfOne(const Asked& asked, size_t fact) const;
  std::vector<DateSetting> OfLinked(const Asked& asked,
                                    const Group& group) const;
  void TryInOrder(const Asked& asked, const Group& order, size_t next,
                  chart::Case& person, Found& found) const;
  int64_t Distance(const Asked& asked, const Group& group,
                   const chart::Case& person) const;
  std::vector<Interval> RunsOf(law::FactId fact, const IntervalSet& allowed,
                               const chart::Case& person) const;
  std::vector<size_t> LookingAtAny(const Asked& asked,
                                   const Group& group) const;
  Kinds KindsOf(const std::vector<size_t>& vars,
                const chart::Case& person) const;

  const chart::Chart& chart_;
  const RouteDiagram& diagram_;
  const chart::Case& person_;
  const chart::Days& days_;
};

}  // namespace safeconduct::ask

#endif  // SAFECONDUCT_ASK_DATE_SETTINGS_H_
