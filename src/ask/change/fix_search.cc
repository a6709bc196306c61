// SPDX-License-Identifier: Apache-2.0
// Idea. A route is not settled open as long as some possible way leads down the
// diagram to closed. Whatever settles it fixes some item that this way looks
// at, in another kind of value than the way's. So each item on one such way is
// fixed, in each other kind, and the search goes on, one item poorer. Every way
// of settling the route is come to, and none of more items than asked for.
//
// A bound from below ends it early: at a node, either one more item is fixed
// and the rest is up to the best of its children, or all of its children must
// be settled, the worst of them with all that it takes. Where that is more than
// the items left, nothing is lost by turning back.
//
// Example. A route needs a treaty and is barred to children and to the ill, of
// whom neither is known. That somebody is a child settles it closed: one fact.
// Open it takes two, and with one left to find the bound says so at the root.
//
// Dates that are looked at through measures are fixed beforehand: each few of
// them, and each way of setting them (date_choices.cc).
#include "ask/change/fix_search.h"

#include <algorithm>

namespace safeconduct::ask {

FixSearch::FixSearch(MoveProblem& problem, bool terminal, size_t max_items)
    : problem_(problem),
      diagram_(problem.diagram),
      terminal_(terminal),
      max_items_(max_items),
      costs_(problem.costs),
      fixing_(problem.diagram.vars().size(), Fixing::kNotAtAll),
      item_of_(problem.diagram.vars().size()) {
  for (size_t i = 0; i < problem_.items.size(); ++i) {
    const Item& item = problem_.items[i];
    if (item.joint) {
      joint_.push_back(i);
    } else {
      fixing_[item.vars.front()] = Fixing::kCounts;
      item_of_[item.vars.front()] = i;
    }
  }
}

void FixSearch::Run(const WayTest& real, const WayTaker& take) {
  // The fewest are wanted: once there are ways of one size, no larger is looked
  // for.
  for (size_t count = 1; count <= max_items_ && found_.empty(); ++count) {
    ForEachSubset(joint_, count, [&](const Set& dates) {
      FindWithDates(dates, count);
      return true;
    });
    std::erase_if(found_, [&](const Way& way) { return !real(way); });
  }
  std::ranges::sort(found_, [](const Way& a, const Way& b) {
    return std::ranges::lexicographical_compare(a, b, {}, &Step::item,
                                                &Step::item);
  });
  for (const Way& way : found_) take(way);
}

// Finds the ways of `count` items of which the joint ones are `dates`.
void FixSearch::FindWithDates(const Set& dates, size_t count) {
  const size_t left = count - dates.size();
  const std::vector<Fixing> before = fixing_;
  for (const size_t item : dates) {
    for (const size_t var : problem_.items[item].vars) {
      fixing_[var] = Fixing::kFree;
    }
  }
  const Cost least = diagram_.FewestFixed(costs_, fixing_, terminal_);
  fixing_ = before;
  // Even with the dates set as well as can be, more is missing than may be
  // found out.
  if (least > left) return;
  const std::vector<Cost> standing = costs_;
  for (const DateChoice& choice : problem_.ChoicesOf(dates)) {
    MoveProblem::Put(diagram_, choice, costs_);
    Way way = MoveProblem::WayOf(dates, choice);
    seen_.clear();
    FindWays(way, {}, left);
    costs_ = standing;
  }
}

void FixSearch::FindWays(const Way& dates, const Kinds& taken, size_t count) {
  if (diagram_.FewestFixed(costs_, fixing_, terminal_) > count) return;
  std::vector<RouteDiagram::Taken> path;
  if (diagram_.Cheapest(costs_, !terminal_, &path) >= kNever) {
    // With items to spare it is a way of fewer, which was looked for before.
    if (count == 0) Keep(dates, taken);
    return;
  }
  if (count == 0) return;
  for (const auto& [var, kind] : path) {
    if (fixing_[var] != Fixing::kCounts) continue;
    FixEachOf(item_of_[var], kind, dates, taken, count);
  }
}

// Fixes an item in each kind that it may have but one.
void FixSearch::FixEachOf(size_t item, size_t avoided, const Way& dates,
                          const Kinds& taken, size_t count) {
  const size_t var = problem_.items[item].vars.front();
  const auto first =
      costs_.begin() + static_cast<std::ptrdiff_t>(problem_.FirstCost(var));
  const auto kinds = static_cast<std::ptrdiff_t>(problem_.KindCount(var));
  const std::vector<Cost> before(first, first + kinds);
  // It is fixed by now, and no other way may fix it again.
  fixing_[var] = Fixing::kNotAtAll;
  for (size_t k = 0; k < before.size(); ++k) {
    // Fixed in the kind of the way, it would leave that way open.
    if (before[k] != 0 || k == avoided) continue;
    Kinds more = taken;
    more.insert(std::ranges::upper_bound(more, std::pair(item, k)), {item, k});
    // The same items may be fixed in another order.
    if (!seen_.insert(more).second) continue;
    std::fill(first, first + kinds, kNever);
    *(first + static_cast<std::ptrdiff_t>(k)) = 0;
    FindWays(dates, more, count - 1);
  }
  std::ranges::copy(before, first);
  fixing_[var] = Fixing::kCounts;
}

void FixSearch::Keep(const Way& dates, const Kinds& taken) {
  Way way = dates;
  for (const auto& [item, kind] : taken) {
    way.push_back(
        {item, kind, problem_.ValuesOf(problem_.items[item], kind), false});
  }
  std::ranges::sort(way, {}, &Step::item);
  found_.push_back(std::move(way));
}

}  // namespace safeconduct::ask
