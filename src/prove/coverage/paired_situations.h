// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_PROVE_COVERAGE_PAIRED_SITUATIONS_H_
#define SAFECONDUCT_PROVE_COVERAGE_PAIRED_SITUATIONS_H_

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "chart/chart.h"
#include "diagram/node_store.h"
#include "diagram/transfer.h"
#include "law/law.h"
#include "prove/witness/search_variables.h"
#include "prove/witness/witness_search.h"

namespace safeconduct::prove {

// The one thing in which two situations may differ: the variables that look at
// it, and which date of the search it is where it is chosen as dates are.
struct Difference {
  std::vector<diagram::VarId> vars;
  std::optional<DateId> date = std::nullopt;
};

// Returns the difference in a fact, or in the day asked about where empty.
Difference DifferenceIn(const chart::Chart& chart,
                        const SearchVariables& searched,
                        const law::DateRef& fact);

// Returns the difference in a matter.
Difference DifferenceIn(const chart::Chart& chart,
                        const SearchVariables& searched, law::MatterId matter);

// Two situations that are alike but for one difference, as one: a store in
// which what looks at it stands twice. See paired_situations.cc.
class PairedSituations {
 public:
  // `from` has the variables of `searched`. Keeps a reference to it.
  PairedSituations(const diagram::NodeStore& from,
                   const SearchVariables& searched,
                   const Difference& difference);

  // Return, in store(), where a diagram of `from` is true of the first
  // situation, and of the second.
  diagram::NodeId OfFirst(diagram::NodeId root) { return first_.Copy(root); }
  diagram::NodeId OfSecond(diagram::NodeId root) { return second_.Copy(root); }
  diagram::NodeStore& store() { return store_; }

  // Returns the plainest pair of real situations of which a diagram of store()
  // is true; gives up where the store is over its budget.
  Search Find(diagram::NodeId root, size_t step_budget) const;
  // Returns whether there is one.
  Search::End FindWhether(diagram::NodeId root, size_t step_budget) const;
  // Returns the two situations of what Find found, over the variables and the
  // dates of `searched`.
  std::pair<Witness, Witness> Split(const Witness& witness) const;

 private:
  // The variables of the store that stand for one of `from`: twice the same
  // where it does not look at the difference.
  struct Pair {
    diagram::VarId first;
    diagram::VarId second;
  };

  static std::vector<Pair> PairsOf(const SearchVariables& searched,
                                   const Difference& difference);
  static diagram::NodeStore StoreFor(const diagram::NodeStore& from,
                                     const std::vector<Pair>& pairs);
  static std::vector<diagram::Transfer::Target> Targets(
      const diagram::NodeStore& from, const std::vector<Pair>& pairs,
      diagram::VarId Pair::* which);
  void AddVariables(const SearchVariables& searched,
                    const Difference& difference);

  std::vector<Pair> pairs_;  // by VarId of `from`
  // In the dates of `searched`; its second stands behind them all.
  std::optional<DateId> date_;
  diagram::NodeStore store_;
  SearchVariables searched_;
  diagram::Transfer first_;
  diagram::Transfer second_;
};

}  // namespace safeconduct::prove

#endif  // SAFECONDUCT_PROVE_COVERAGE_PAIRED_SITUATIONS_H_
