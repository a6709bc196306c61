// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_PROVE_DIFF_JOINT_SPACE_H_
#define SAFECONDUCT_PROVE_DIFF_JOINT_SPACE_H_

#include <cstdint>
#include <optional>
#include <set>
#include <vector>

#include "chart/chart.h"
#include "diagram/node_store.h"
#include "diagram/transfer.h"
#include "prove/diff/vocabulary.h"
#include "prove/guarantee/prover.h"
#include "prove/witness/open_events.h"
#include "prove/witness/search_variables.h"
#include "prove/witness/situation.h"

namespace safeconduct::prove {

// One real situation as each of two packs is asked about it.
struct JointSituation {
  Situation a;
  Situation b;
};
inline bool IsContradictory(const JointSituation& joint) {
  return joint.a.contradictory || joint.b.contradictory;
}

// The variables of the charts of two packs, A and B, as one space: what both
// know is one variable. Keeps references to the charts and the vocabulary, and
// never changes.
class JointSpace {
 public:
  JointSpace(const chart::Chart& a, const chart::Chart& b,
             const Vocabulary& vocabulary, Extent extent);

  const SearchVariables& searched() const { return searched_; }
  // By variable, for a NodeStore.
  std::vector<uint32_t> ClassCounts() const;
  // What the variables of either chart become; those that the extent does not
  // look at become nothing.
  const std::vector<diagram::Transfer::Target>& targets_a() const {
    return targets_a_;
  }
  const std::vector<diagram::Transfer::Target>& targets_b() const {
    return targets_b_;
  }

  // Returns where both packs tell alike of each event of which each has a
  // variable among `vars`: it has not happened for one and not for the other,
  // unless one of them rules that out.
  diagram::NodeId Consistent(diagram::NodeStore& store,
                             const std::set<diagram::VarId>& vars) const;

  // Returns where an event that is denied and has a window has come to pass by
  // both or by neither, as suppositions can say.
  diagram::NodeId Supposable(diagram::NodeStore& store) const;

  // Returns the situation of a witness over the joint variables.
  JointSituation SituationOf(const Witness& witness) const;

 private:
  // What a joint variable is in either chart, and its variable there where some
  // test looks at it. Its values are numbered as in A, or as in B where A does
  // not know the thing.
  struct Draft {
    std::optional<diagram::VarId> var_a;
    std::optional<diagram::VarId> var_b;
    std::optional<chart::Variable> in_a;
    std::optional<chart::Variable> in_b;
  };
  // An event that has its own variable in both charts: by whether it happened,
  // the values that say so and that the chart's scenario leaves possible.
  struct SharedEvent {
    diagram::VarId var_a;
    diagram::VarId var_b;
    IntervalSet a[2];
    IntervalSet b[2];
  };

  void JoinDates();
  void JoinVariables();
  bool ShareValues(law::MatterId of_a, law::MatterId of_b) const;
  std::optional<chart::Variable> CounterpartInB(chart::Variable of_a) const;
  std::optional<chart::Variable> CounterpartInA(chart::Variable of_b) const;
  const Correspondence* CommonValues(const Draft& draft) const;
  IntervalSet InHome(const Draft& draft, const IntervalSet& of_b) const;
  diagram::Domain DomainOf(const Draft& draft) const;
  void AddVariable(const Draft& draft);
  diagram::Transfer::Target TargetOf(size_t var, const diagram::Domain& own,
                                     const Correspondence* renamed) const;
  void FindSharedEvents();
  void AddTiedEvents(const chart::Chart& chart,
                     const std::vector<diagram::Transfer::Target>& targets);
  diagram::NodeId In(diagram::NodeStore& store, diagram::VarId var,
                     const IntervalSet& values) const;
  void ApplyFact(const WitnessStep& step, JointSituation& situation) const;
  static WitnessStep OwnStep(const WitnessStep& step, diagram::VarId own,
                             const chart::Chart& chart,
                             const diagram::Transfer::Target& target);
  Situation StartOf(const chart::Chart& chart, const Witness& witness) const;
  void FinishFacts(JointSituation& situation) const;

  const chart::Chart& a_;
  const chart::Chart& b_;
  const Vocabulary& vocabulary_;
  Extent extent_;
  ChartVariables variables_a_;
  ChartVariables variables_b_;
  SearchVariables searched_;
  std::vector<Draft> drafts_;      // by variable
  std::vector<Value> ordinary_a_;  // by FactId, here and below
  std::vector<Value> ordinary_b_;
  std::vector<size_t> date_of_b_;  // by position in the dates of B's own space
  std::vector<diagram::Transfer::Target> targets_a_;
  std::vector<diagram::Transfer::Target> targets_b_;
  std::vector<SharedEvent> shared_events_;
  std::vector<TiedEvent> tied_events_;
};

}  // namespace safeconduct::prove

#endif  // SAFECONDUCT_PROVE_DIFF_JOINT_SPACE_H_
