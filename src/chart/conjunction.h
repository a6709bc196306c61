// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CHART_CONJUNCTION_H_
#define SAFECONDUCT_CHART_CONJUNCTION_H_

#include <vector>

#include "diagram/node_store.h"

namespace safeconduct::chart {

// The conjunction of many functions, and what each of them adds to it. Keeps a
// reference to the store; results are meaningless once that is over budget.
class Conjunction {
 public:
  Conjunction(diagram::NodeStore& store, std::vector<diagram::NodeId> parts);

  diagram::NodeId all() const { return levels_.back().front(); }

  // Returns, for each part, whether the conjunction is another one without it.
  // Only those wanted are looked at; the others are false.
  std::vector<bool> Deciding(const std::vector<bool>& wanted);

 private:
  void Visit(size_t level, size_t index, diagram::NodeId without);
  bool IsWanted(size_t level, size_t index) const;

  diagram::NodeStore& store_;
  // The parts, and above them the conjunctions of two neighbours each, up to
  // that of all.
  std::vector<std::vector<diagram::NodeId>> levels_;
  std::vector<bool> wanted_;
  std::vector<bool> deciding_;
};

}  // namespace safeconduct::chart

#endif  // SAFECONDUCT_CHART_CONJUNCTION_H_
