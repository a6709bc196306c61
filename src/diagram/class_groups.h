// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_DIAGRAM_CLASS_GROUPS_H_
#define SAFECONDUCT_DIAGRAM_CLASS_GROUPS_H_

#include <cstddef>
#include <map>
#include <span>
#include <utility>
#include <vector>

#include "diagram/domain.h"

namespace safeconduct::diagram {

// Returns what the classes of a variable lead to, each once with the classes
// that lead there, in the order of the first of them. `target_of` is by class;
// classes outside `within` are left out.
template <typename Target>
std::vector<std::pair<Target, ClassSet>> GroupClasses(
    std::span<const Target> target_of, const ClassSet& within) {
  std::vector<std::pair<Target, ClassSet>> groups;
  std::map<Target, size_t> place_of;
  for (size_t c = 0; c < target_of.size(); ++c) {
    if (!within.Contains(c)) continue;
    const auto [place, is_new] =
        place_of.try_emplace(target_of[c], groups.size());
    if (is_new) groups.emplace_back(target_of[c], ClassSet(target_of.size()));
    groups[place->second].second.Insert(c);
  }
  return groups;
}

template <typename Target>
std::vector<std::pair<Target, ClassSet>> GroupClasses(
    std::span<const Target> target_of) {
  return GroupClasses(target_of, ClassSet::All(target_of.size()));
}

}  // namespace safeconduct::diagram

#endif  // SAFECONDUCT_DIAGRAM_CLASS_GROUPS_H_
