// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_ASK_CHANGE_WHAT_IF_H_
#define SAFECONDUCT_ASK_CHANGE_WHAT_IF_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "chart/chart.h"
#include "chart/question.h"
#include "diagram/evaluation.h"
#include "diagram/node_store.h"
#include "query/possibilities.h"

namespace safeconduct::ask {

// The routes of a chart as functions in which a matter either is as recorded or
// has another value throughout: see what_if.cc. The variables are those of the
// chart. Immutable; keeps a reference to the chart.
class WhatIf {
 public:
  explicit WhatIf(const chart::Chart& chart);

  // Returns whether the diagrams outgrew the chart's budget; then none holds.
  bool over_budget() const { return store_.over_budget(); }
  const diagram::NodeStore& store() const { return store_; }
  // Returns the possible combinations with which a route is open, and closed.
  const query::Possibilities::Sides& sides() const { return sides_; }
  // Returns the class in which a matter, of this variable, is as recorded: the
  // last. Those before it are as in the chart.
  size_t AsRecorded(diagram::VarId matter) const {
    return store_.class_count(matter) - 1;
  }

  // Returns the question of the chart as one of this store, the matters being
  // as recorded.
  diagram::PossibleClasses Ask(const chart::Question& question) const;

 private:
  static std::vector<uint32_t> ClassCounts(const chart::Chart& chart);

  const chart::Chart& chart_;
  diagram::NodeStore store_;
  query::Possibilities::Sides sides_;  // in `store_`
};

}  // namespace safeconduct::ask

#endif  // SAFECONDUCT_ASK_CHANGE_WHAT_IF_H_
