// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_QUERY_JOINED_CHARTS_H_
#define SAFECONDUCT_QUERY_JOINED_CHARTS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/interval_set.h"
#include "chart/chart.h"
#include "diagram/domain.h"
#include "diagram/node_store.h"
#include "diagram/transfer.h"
#include "query/extent.h"
#include "query/vocabulary.h"

namespace safeconduct::query {

// What a variable of two charts is in either: what it stands for, and its
// variable there where some test looks at it.
struct JoinedVariable {
  std::optional<chart::Variable> in_a;
  std::optional<chart::Variable> in_b;
  std::optional<diagram::VarId> var_a;
  std::optional<diagram::VarId> var_b;
};

// The variables of two charts, A and B, as those of one store: what both know
// is one variable. See joined_charts.cc. Keeps references to the charts and the
// vocabulary, and never changes. Made in time quadratic in the variables.
class JoinedCharts {
 public:
  JoinedCharts(const chart::Chart& a, const chart::Chart& b,
               const Vocabulary& vocabulary, Extent extent);

  const chart::Chart& a() const { return a_; }
  const chart::Chart& b() const { return b_; }
  const Vocabulary& vocabulary() const { return vocabulary_; }
  Extent extent() const { return extent_; }

  // By VarId of the store.
  const std::vector<JoinedVariable>& variables() const { return variables_; }
  // Returns the classes that either chart tells apart, of the values that both
  // have; numbered as in A, or as in B where A does not know the thing.
  const diagram::Domain& domain(diagram::VarId var) const {
    return domains_[var.index()];
  }
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

 private:
  bool IsWithin(const chart::Variable& variable) const;
  std::optional<chart::Variable> CounterpartInB(
      const chart::Variable& of_a) const;
  std::optional<chart::Variable> OpenEventsInB(
      const record::EventVariable& of_a) const;
  std::optional<chart::Variable> ComparisonInB(law::ExprId of_a) const;
  std::optional<chart::Variable> CounterpartInA(
      const chart::Variable& of_b) const;
  const Correspondence* CommonValues(const JoinedVariable& variable) const;
  void JoinVariables();
  diagram::Domain MakeDomain(const JoinedVariable& variable) const;
  void AddTargets(diagram::VarId var);

  const chart::Chart& a_;
  const chart::Chart& b_;
  const Vocabulary& vocabulary_;
  Extent extent_;
  std::vector<JoinedVariable> variables_;
  std::vector<diagram::Domain> domains_;
  std::vector<diagram::Transfer::Target> targets_a_;
  std::vector<diagram::Transfer::Target> targets_b_;
};

}  // namespace safeconduct::query

#endif  // SAFECONDUCT_QUERY_JOINED_CHARTS_H_
