// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_BASE_NEAREST_NAME_H_
#define SAFECONDUCT_BASE_NEAREST_NAME_H_

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace safeconduct {

// Returns the names of declarations, in their order.
template <typename Declarations>
std::vector<std::string> NamesOf(const Declarations& declarations) {
  std::vector<std::string> names;
  names.reserve(declarations.size());
  for (const auto& each : declarations) names.push_back(each.name);
  return names;
}

// Returns the position of the declaration that is named so.
template <typename Declarations>
std::optional<size_t> PositionOf(const Declarations& declarations,
                                 std::string_view name) {
  for (size_t i = 0; i < declarations.size(); ++i) {
    if (declarations[i].name == name) return i;
  }
  return std::nullopt;
}

// Among more names than these none is looked for: no table written by hand is
// as large, and looking for each of many names would take long.
inline constexpr size_t kMaxNamesCompared = 5000;

// Returns the name in `known` nearest to `name`, the first of several, where it
// is near: two edits away at most (a letter added, dropped, changed, or two
// neighbours swapped), one where `name` has fewer than six letters; else
// nothing. Short names that are two edits apart have little in common.
std::optional<std::string> NearestName(std::string_view name,
                                       std::span<const std::string> known);

// Returns the end of a diagnostic about an unknown name: the nearest, as
// `; did you mean `x`?`, or nothing.
std::string DidYouMean(std::string_view name,
                       std::span<const std::string> known);

// Returns the end of an error about an unknown name: the nearest, or else all
// that are known, as ` (did you mean `x`?)` or ` (known are x, y)`.
std::string SuggestName(std::string_view name,
                        std::span<const std::string> known);

}  // namespace safeconduct

#endif  // SAFECONDUCT_BASE_NEAREST_NAME_H_
