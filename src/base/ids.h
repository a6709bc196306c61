// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_BASE_IDS_H_
#define SAFECONDUCT_BASE_IDS_H_

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <ranges>

namespace safeconduct {

// A position in one particular table, as a type of its own: a FactId cannot be
// passed where a MatterId is wanted. `Tag` is any type, used as a name only.
template <typename Tag>
struct Id {
  uint32_t value = 0;

  constexpr Id() = default;
  constexpr explicit Id(size_t index) : value(static_cast<uint32_t>(index)) {}

  // Returns the position, for indexing the table.
  constexpr size_t index() const { return value; }
  friend constexpr auto operator<=>(Id, Id) = default;
};

// Returns the ids of a table with so many entries, for a loop over them.
template <typename SomeId>
constexpr auto IdsBelow(size_t count) {
  return std::views::iota(size_t{0}, count) |
         std::views::transform([](size_t index) { return SomeId(index); });
}

}  // namespace safeconduct

template <typename Tag>
struct std::hash<safeconduct::Id<Tag>> {
  size_t operator()(safeconduct::Id<Tag> id) const noexcept {
    return std::hash<uint32_t>()(id.value);
  }
};

#endif  // SAFECONDUCT_BASE_IDS_H_
