// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_ASK_CHANGE_MATTER_CHOICES_H_
#define SAFECONDUCT_ASK_CHANGE_MATTER_CHOICES_H_

#include <map>
#include <set>
#include <utility>
#include <vector>

#include "ask/change/date_choices.h"
#include "ask/change/route_diagram.h"
#include "base/interval_set.h"
#include "case/case.h"
#include "chart/chart.h"

namespace safeconduct::ask {

// Finds, for matters that numbers are compared with, the values to move them
// to that differ in what comes of them: see matter_choices.cc. Keeps
// references.
class MatterChoices {
 public:
  MatterChoices(const chart::Chart& chart, const RouteDiagram& diagram,
                const chart::Days& days)
      : chart_(chart), diagram_(diagram), days_(days) {}

  // Appends, for a choice of values of `facts`, one with each way of moving
  // `matters`, whose values follow those of the facts. `person` has the facts
  // so set. Where what is compared is not known, a way of moving appears once
  // for each of the things that may come of it, with those of the facts' values
  // of which that comes.
  void AddTo(const std::vector<law::FactId>& facts, const DateChoice& of_facts,
             const std::vector<law::MatterId>& matters,
             const chart::Case& person, std::vector<DateChoice>& made) const;

  // Matters with the values that they are moved to.
  using Moved = std::vector<std::pair<law::MatterId, IntervalSet>>;
  using Kinds = DateChoice::Kinds;
  // Returns what may come of moving matters, of each the first of its values:
  // each member says what all variables that look at them are together. One
  // alone, in which each comparison comes out one way, says it exactly.
  std::vector<Kinds> OutcomesOf(const Moved& moved,
                                const chart::Case& person) const;
  // Returns whether each comparison of it comes out one way.
  bool IsExact(const Kinds& kinds) const;

 private:
  bool Narrow(const std::vector<law::FactId>& facts,
              const std::vector<law::MatterId>& matters, const Kinds& kinds,
              const chart::Case& person, DateChoice& choice) const;

  using Group = std::vector<law::MatterId>;
  // A way of moving the matters of a group.
  struct Way {
    std::vector<IntervalSet> values;  // by matter
    bool one_of_several = false;
    // What may come of it, one or another.
    std::vector<Kinds> outcomes;
  };

  std::vector<Group> GroupsOf(const Group& matters,
                              const chart::Case& person) const;
  bool AreLinked(law::MatterId a, law::MatterId b,
                 const chart::Case& person) const;
  std::vector<Way> WaysOf(const Group& group, const chart::Case& person) const;
  std::vector<Way> WaysOfOne(law::MatterId matter,
                             const chart::Case& person) const;
  void TryInOrder(const Group& group, const std::vector<size_t>& order,
                  const Moved& moved, const chart::Case& person,
                  std::vector<Way>& ways) const;
  std::vector<Interval> PiecesOf(law::MatterId matter,
                                 const chart::Case& person,
                                 const Moved& moved) const;
  void AddCuts(const law::Subject& compared, const chart::Case& person,
               const Moved& moved, std::set<Value>& starts) const;
  std::vector<IntervalSet> PiecesOf(const law::Subject& number,
                                    const chart::Case& person,
                                    const Moved& moved) const;
  DateChoice::VarKinds VarKindsOf(size_t position,
                                  const IntervalSet& values) const;
  std::vector<size_t> ComparisonsOf(law::MatterId matter) const;
  const law::Expr* ComparisonAt(size_t position) const;
  IntervalSet NumbersOf(const law::Subject& subject, const chart::Case& person,
                        const Moved& moved) const;

  const chart::Chart& chart_;
  const RouteDiagram& diagram_;
  const chart::Days& days_;
};

}  // namespace safeconduct::ask

#endif  // SAFECONDUCT_ASK_CHANGE_MATTER_CHOICES_H_
