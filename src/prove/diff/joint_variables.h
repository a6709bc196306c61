// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_PROVE_DIFF_JOINT_VARIABLES_H_
#define SAFECONDUCT_PROVE_DIFF_JOINT_VARIABLES_H_

#include <cstddef>
#include <vector>

#include "prove/witness/search_variables.h"
#include "prove/witness/situation.h"
#include "prove/witness/witness_search.h"
#include "query/joined_charts.h"

namespace safeconduct::prove {

// One real situation as each of two packs is asked about it.
struct JointSituation {
  Situation a;
  Situation b;
};
inline bool IsContradictory(const JointSituation& joint) {
  return joint.a.contradictory || joint.b.contradictory;
}

// The variables of two charts as a search looks at them, and the situations of
// what it finds. Keeps a reference to the charts, and never changes.
class JointVariables {
 public:
  explicit JointVariables(const query::JoinedCharts& joined);

  const SearchVariables& searched() const { return searched_; }

  // Returns the situation of a witness over the joint variables.
  JointSituation SituationOf(const Witness& witness) const;

 private:
  void JoinDates();
  void JoinFact(law::FactId of_b);
  void JoinMatter(law::MatterId of_b);
  void AddDateOfB(DateId own);
  void JoinDate(DateId of_a, DateId of_b, const IntervalSet& common,
                Value ordinary);
  void AddVariable(diagram::VarId var);
  Situation StartOf(const chart::Chart& chart, const Witness& witness) const;
  void PutDates(const Witness& witness, JointSituation& situation) const;
  void ApplyStep(const WitnessStep& step, JointSituation& situation) const;
  void ApplyFact(const WitnessStep& step, Value& fact) const;
  void AddNumbers(const Witness& witness, JointSituation& situation) const;
  void FinishFacts(JointSituation& situation) const;

  const query::JoinedCharts& joined_;
  ChartVariables own_a_;
  ChartVariables own_b_;
  SearchVariables searched_;
  std::vector<Value> ordinary_a_;  // by FactId, here and below
  std::vector<Value> ordinary_b_;
  // Among the joint dates.
  std::vector<DateId> date_of_b_;  // by DateId of B alone
};

}  // namespace safeconduct::prove

#endif  // SAFECONDUCT_PROVE_DIFF_JOINT_VARIABLES_H_
