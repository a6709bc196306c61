// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_ASK_CHANGE_MOVE_SEARCH_H_
#define SAFECONDUCT_ASK_CHANGE_MOVE_SEARCH_H_

#include <vector>

#include "ask/change/move_problem.h"

namespace safeconduct::ask {

// Finds what makes the other outcome of a settled route possible: see
// move_search.cc. Keeps references.
class MoveSearch {
 public:
  // `terminal` is the other outcome.
  MoveSearch(MoveProblem& problem, bool terminal, size_t max_moves);

  // Calls `take` with every way of every least set of items, the sets in
  // order: by size, those of facts alone first.
  void Run(const WayTaker& take);

 private:
  using Set = std::vector<size_t>;  // of items, ascending

  void FindSets(const Set& dates);
  void FindSetsWith(const Set& dates, const Set& taken, size_t moves);
  bool IsCovered(const Set& set) const;
  void KeepLeast();
  void TakeWays(const Set& set, const WayTaker& take);
  void TakeKinds(const Set& simple, size_t next, Way& way,
                 const WayTaker& take);
  void SetCosts(const Item& item, Cost from, Cost to);

  MoveProblem& problem_;
  RouteDiagram& diagram_;
  bool terminal_;
  size_t max_moves_;
  std::vector<Cost> costs_;      // being changed
  std::vector<size_t> item_of_;  // by position of a variable
  Set joint_;
  // After Run() none of them holds another.
  std::vector<Set> found_;
};

}  // namespace safeconduct::ask

#endif  // SAFECONDUCT_ASK_CHANGE_MOVE_SEARCH_H_
