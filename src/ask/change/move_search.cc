// SPDX-License-Identifier: Apache-2.0
// Idea. Let a kind of value that is not possible cost one move where its item
// can move, and be out of the question where it cannot. Then the cheapest way
// down the diagram to the other outcome names a set of items that would do. Any
// other set that does leaves out one of them. So the search goes on with the
// first left out; with the first free of charge and the second left out; and so
// on. Each set is come to once, and where the cheapest way costs too much the
// search is over. Of the sets found, those that hold another are dropped.
//
// Dates that are looked at through measures are chosen beforehand: each few of
// them, and each way of setting them (date_choices.cc), unless even with all
// their variables free the other outcome is too far.
//
// Example. A route is closed since there is no treaty, and to children alone; a
// child of 16 asks. The cheapest way moves the treaty and the age. Without the
// age there is one that moves the treaty and `alone`; without the treaty, none.
//
// The sets of one item each are found before those of two, up to the most moves
// asked for; their number, not that of all sets, is what the search costs.
#include "ask/change/move_search.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace safeconduct::ask {

MoveSearch::MoveSearch(MoveProblem& problem, bool terminal, size_t max_moves)
    : problem_(problem),
      diagram_(problem.diagram),
      terminal_(terminal),
      max_moves_(max_moves),
      item_of_(problem.diagram.vars().size()) {
  costs_ = problem_.costs;
  for (size_t i = 0; i < problem_.items.size(); ++i) {
    const Item& item = problem_.items[i];
    if (item.joint) {
      joint_.push_back(i);
      continue;
    }
    SetCosts(item, kNever, 1);
    item_of_[item.vars.front()] = i;
  }
}

void MoveSearch::Run(const WayTaker& take) {
  ForEachSubset(joint_, max_moves_, [&](const Set& dates) {
    FindSets(dates);
    return true;
  });
  // A set may be found before one that it holds, as where another choice of
  // dates does with fewer items.
  KeepLeast();
  for (const Set& set : found_) TakeWays(set, take);
}

// Finds the sets of which the joint items are `dates`.
void MoveSearch::FindSets(const Set& dates) {
  // Found already with fewer: whatever holds it is not least.
  if (IsCovered(dates)) return;
  const std::vector<Cost> before = costs_;
  const size_t moves = max_moves_ - dates.size();
  for (const size_t i : dates) SetCosts(problem_.items[i], kNever, 0);
  const Cost least = diagram_.Cheapest(costs_, terminal_);
  costs_ = before;
  if (least > moves) return;
  for (const DateChoice& choice : problem_.ChoicesOf(dates)) {
    MoveProblem::Put(diagram_, choice, costs_);
    FindSetsWith(dates, {}, moves);
  }
  costs_ = before;
}

// Finds the sets that hold `taken`, of items that are free of charge by now.
void MoveSearch::FindSetsWith(const Set& dates, const Set& taken,
                              size_t moves) {
  Set here = dates;
  here.insert(here.end(), taken.begin(), taken.end());
  std::ranges::sort(here);
  if (IsCovered(here)) return;
  std::vector<RouteDiagram::Taken> path;
  const Cost least = diagram_.Cheapest(costs_, terminal_, &path);
  if (least > moves) return;
  Set moved;
  for (const auto& [var, kind] : path) {
    if (costs_[problem_.FirstCost(var) + kind] == 1) {
      moved.push_back(item_of_[var]);
    }
  }
  here.insert(here.end(), moved.begin(), moved.end());
  std::ranges::sort(here);
  if (!IsCovered(here)) found_.push_back(here);
  const std::vector<Cost> before = costs_;
  Set with = taken;
  for (const size_t item : moved) {
    // Sets without this item; behind the call, sets with it.
    SetCosts(problem_.items[item], 1, kNever);
    FindSetsWith(dates, with, moves);
    SetCosts(problem_.items[item], kNever, 0);
    with.push_back(item);
    --moves;
  }
  costs_ = before;
}

// Returns whether a set found is within `set`.
bool MoveSearch::IsCovered(const Set& set) const {
  return std::ranges::any_of(found_, [&](const Set& found) {
    return std::ranges::includes(set, found);
  });
}

void MoveSearch::KeepLeast() {
  std::vector<Set> all = std::move(found_);
  found_.clear();
  std::ranges::sort(all, [&](const Set& a, const Set& b) {
    return std::tuple(a.size(), problem_.MovesLaw(a), a) <
           std::tuple(b.size(), problem_.MovesLaw(b), b);
  });
  for (Set& set : all) {
    if (!IsCovered(set)) found_.push_back(std::move(set));
  }
}

// Takes every way of setting the items of a set, all others standing as they
// are.
void MoveSearch::TakeWays(const Set& set, const WayTaker& take) {
  const std::vector<Cost> before = costs_;
  for (size_t i = 0; i < problem_.items.size(); ++i) {
    const Item& item = problem_.items[i];
    if (item.joint) continue;
    const bool moves = std::ranges::binary_search(set, i);
    SetCosts(item, 1, moves ? 0 : kNever);
  }
  Set dates;
  Set simple;
  for (const size_t i : set) {
    (problem_.items[i].joint ? dates : simple).push_back(i);
  }
  const std::vector<Cost> standing = costs_;
  std::vector<Way> taken;
  // Where what is compared with a matter is not known, choices that follow one
  // another have the same values, and a way may be in each.
  const auto take_once = [&](const Way& way) {
    if (std::ranges::find(taken, way) != taken.end()) return;
    taken.push_back(way);
    take(way);
  };
  std::vector<IntervalSet> values;
  for (const DateChoice& choice : problem_.ChoicesOf(dates)) {
    if (choice.values != values) taken.clear();
    values = choice.values;
    MoveProblem::Put(diagram_, choice, costs_);
    Way way = MoveProblem::WayOf(dates, choice);
    TakeKinds(simple, 0, way, take_once);
    costs_ = standing;
  }
  costs_ = before;
}

// Goes on with the items of `simple` from `next` on.
void MoveSearch::TakeKinds(const Set& simple, size_t next, Way& way,
                           const WayTaker& take) {
  // With what is set so far the outcome cannot be reached even if the rest is
  // free.
  if (diagram_.Cheapest(costs_, terminal_) != 0) return;
  if (next == simple.size()) {
    Way ordered = way;
    std::ranges::sort(ordered, {}, &Step::item);
    take(ordered);
    return;
  }
  const Item& item = problem_.items[simple[next]];
  const size_t first = problem_.FirstCost(item.vars.front());
  const size_t count = problem_.KindCount(item.vars.front());
  const std::vector<Cost> before(
      costs_.begin() + static_cast<std::ptrdiff_t>(first),
      costs_.begin() + static_cast<std::ptrdiff_t>(first + count));
  for (size_t k = 0; k < count; ++k) {
    // What is possible as things stand is no move.
    if (problem_.costs[first + k] == 0) continue;
    std::fill_n(costs_.begin() + static_cast<std::ptrdiff_t>(first), count,
                kNever);
    costs_[first + k] = 0;
    way.push_back({simple[next], k, problem_.ValuesOf(item, k), false});
    TakeKinds(simple, next + 1, way, take);
    way.pop_back();
  }
  std::ranges::copy(before,
                    costs_.begin() + static_cast<std::ptrdiff_t>(first));
}

// Gives the kinds of an item that cost `from` the cost `to`.
void MoveSearch::SetCosts(const Item& item, Cost from, Cost to) {
  for (const size_t var : item.vars) {
    const size_t first = problem_.FirstCost(var);
    for (size_t k = 0; k < problem_.KindCount(var); ++k) {
      if (costs_[first + k] == from) costs_[first + k] = to;
    }
  }
}

}  // namespace safeconduct::ask
