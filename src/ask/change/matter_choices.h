// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_ASK_CHANGE_MATTER_CHOICES_H_
#define SAFECONDUCT_ASK_CHANGE_MATTER_CHOICES_H_

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

  // Appends a choice for some facts with each way of moving `matters`, whose
  // values follow those of the facts. `person` has the facts so set.
  void AddTo(const DateChoice& facts, const std::vector<law::MatterId>& matters,
             const chart::Case& person, std::vector<DateChoice>& made) const;

  // Matters with the values that they are moved to.
  using Moved = std::vector<std::pair<law::MatterId, IntervalSet>>;
  // Returns what matters so moved make of the variables that look at them.
  std::vector<DateChoice::Looking> Made(const Moved& moved,
                                        const chart::Case& person) const;

 private:
  std::vector<DateChoice> ChoicesOf(law::MatterId matter,
                                    const chart::Case& person,
                                    const Moved& moved) const;
  std::vector<Interval> PiecesOf(law::MatterId matter,
                                 const chart::Case& person,
                                 const Moved& moved) const;
  std::vector<DateChoice::Looking> KindsOf(law::MatterId matter,
                                           const IntervalSet& values,
                                           const chart::Case& person,
                                           const Moved& moved) const;
  std::vector<size_t> LookingAt(law::MatterId matter) const;
  IntervalSet NumbersOf(const law::Subject& subject, const chart::Case& person,
                        const Moved& moved) const;

  const chart::Chart& chart_;
  const RouteDiagram& diagram_;
  const chart::Days& days_;
};

// Returns what a matter may be on any of some days, by the record.
IntervalSet RecordedOn(const record::Timeline& timeline, law::MatterId matter,
                       const chart::Days& days);

}  // namespace safeconduct::ask

#endif  // SAFECONDUCT_ASK_CHANGE_MATTER_CHOICES_H_
