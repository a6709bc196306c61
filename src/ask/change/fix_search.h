// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_ASK_CHANGE_FIX_SEARCH_H_
#define SAFECONDUCT_ASK_CHANGE_FIX_SEARCH_H_

#include <functional>
#include <set>
#include <utility>
#include <vector>

#include "ask/change/move_problem.h"

namespace safeconduct::ask {

// Finds the fewest items that settle an undetermined route in one way, and how:
// see fix_search.cc. Keeps references.
class FixSearch {
 public:
  // `terminal` is the outcome that the route is to have.
  FixSearch(MoveProblem& problem, bool terminal, size_t max_items);

  // Calls `take` with every way of the fewest items there are. Ways that are
  // not `real` are none: nobody is so, or no dates go so.
  using WayTest = std::function<bool(const Way&)>;
  void Run(const WayTest& real, const WayTaker& take);

 private:
  using Fixing = RouteDiagram::Fixing;
  using Set = std::vector<size_t>;                       // of items, ascending
  using Kinds = std::vector<std::pair<size_t, size_t>>;  // item and its kind

  void FindWithDates(const Set& dates, size_t count);
  void FindWays(const Way& dates, const Kinds& taken, size_t count);
  void FixEachOf(size_t item, size_t avoided, const Way& dates,
                 const Kinds& taken, size_t count);
  void Keep(const Way& dates, const Kinds& taken);

  MoveProblem& problem_;
  RouteDiagram& diagram_;
  bool terminal_;
  size_t max_items_;
  std::vector<Cost> costs_;      // 0 where possible by now
  std::vector<Fixing> fixing_;   // by variable
  std::vector<size_t> item_of_;  // by variable, of those that count
  Set joint_;
  std::set<Kinds> seen_;  // what has been tried with the dates
  std::vector<Way> found_;
};

}  // namespace safeconduct::ask

#endif  // SAFECONDUCT_ASK_CHANGE_FIX_SEARCH_H_
