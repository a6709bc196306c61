// SPDX-License-Identifier: Apache-2.0
// A flip is two possible combinations with different outcomes, taken as the set
// of variables in which they differ. Every set of variables is tried, the
// smaller ones first: it holds a flip where two combinations that are the same
// in all other variables differ. Of a set that holds a flip found before
// nothing more is asked.
//
// Where every combination is possible, two that differ in several variables
// lead to one another by steps of one variable, so that single ones are tried
// alone.
#include "tests/oracle/least_flips.h"

#include <algorithm>
#include <bit>

#include "tests/oracle/combinations.h"

namespace safeconduct::oracle {
namespace {

using Set = uint64_t;  // of variables, a bit each
constexpr size_t kMostVariables = 64;

bool Has(Set set, size_t variable) { return (set >> variable & 1) != 0; }

// Returns whether two combinations that differ in `moving` at most differ in
// their outcomes.
bool Flips(const MadeOfRoute& route, Set moving) {
  // The number of a combination of what does not move.
  std::vector<size_t> strides(route.sizes.size());
  size_t held = 1;
  for (size_t i = 0; i < route.sizes.size(); ++i) {
    if (Has(moving, i)) continue;
    strides[i] = held;
    held *= route.sizes[i];
  }
  std::vector<Made> seen(held, Made::kNothing);
  Combinations combinations(route.sizes);
  for (const Made made : route.made) {
    if (made != Made::kNothing) {
      size_t at = 0;
      for (size_t i = 0; i < strides.size(); ++i) {
        at += combinations.choices()[i] * strides[i];
      }
      if (seen[at] != Made::kNothing && seen[at] != made) return true;
      seen[at] = made;
    }
    combinations.Next();
  }
  return false;
}

// Returns all sets of two or more of the variables of `among`, the smaller ones
// first.
std::vector<Set> SetsOf(Set among) {
  std::vector<Set> sets;
  for (Set set = among; set != 0; set = (set - 1) & among) {
    if (std::popcount(set) > 1) sets.push_back(set);
  }
  std::ranges::stable_sort(sets, {},
                           [](Set set) { return std::popcount(set); });
  return sets;
}

}  // namespace

std::optional<std::vector<bool>> InLeastFlips(const MadeOfRoute& route,
                                              size_t max_steps) {
  const size_t count = route.sizes.size();
  if (count > kMostVariables) return std::nullopt;
  std::vector<bool> in(count, false);
  const auto comes = [&](Made made) {
    return std::ranges::find(route.made, made) != route.made.end();
  };
  if (!comes(Made::kOpen) || !comes(Made::kClosed)) return in;
  Set rest = 0;
  for (size_t i = 0; i < count; ++i) {
    if (route.sizes[i] == 1) continue;
    in[i] = Flips(route, Set{1} << i);
    if (!in[i]) rest |= Set{1} << i;
  }
  if (!comes(Made::kNothing)) return in;
  if ((size_t{1} << std::popcount(rest)) > max_steps / route.made.size()) {
    return std::nullopt;
  }
  std::vector<Set> least;
  for (const Set set : SetsOf(rest)) {
    const bool known = std::ranges::any_of(
        least, [set](Set flip) { return (set & flip) == flip; });
    if (known || !Flips(route, set)) continue;
    least.push_back(set);
    for (size_t i = 0; i < count; ++i) {
      if (Has(set, i)) in[i] = true;
    }
  }
  return in;
}

}  // namespace safeconduct::oracle
