// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_BASE_FIND_NAME_H_
#define SAFECONDUCT_BASE_FIND_NAME_H_

#include <cstddef>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ids.h"
#include "base/nearest_name.h"
#include "safeconduct/error.h"

// Declarations by the names that are asked for, in lists in which each has an
// id by its position. Each list is looked through from its begin on: a pack has
// few of a kind, and a question names fewer.
namespace safeconduct {

// What names are asked for: where they are written, as an error says it, such
// as `--route`, and of which kind they are, such as `route`.
struct AskedFor {
  std::string_view where;
  std::string_view kind;
};

// Returns the error about a name that is none of `known`, with the nearest of
// them or else all.
Error UnknownName(const AskedFor& asked, std::string_view name,
                  const std::vector<std::string>& known);

// Returns the id of the declaration of that name; nothing where there is none.
template <typename FoundId, typename Declarations>
std::optional<FoundId> FindId(const Declarations& declarations,
                              std::string_view name) {
  const auto position = PositionOf(declarations, name);
  if (!position) return std::nullopt;
  return FoundId(*position);
}

// Returns the same; an error where there is none.
template <typename FoundId, typename Declarations>
std::expected<FoundId, Error> FindAsked(const Declarations& declarations,
                                        const AskedFor& asked,
                                        std::string_view name) {
  if (const auto id = FindId<FoundId>(declarations, name)) return *id;
  return std::unexpected(UnknownName(asked, name, NamesOf(declarations)));
}

// Returns the ids of the declarations of these names, in their order; of all
// declarations where none is named.
template <typename FoundId, typename Declarations>
std::expected<std::vector<FoundId>, Error> FindAllAsked(
    const Declarations& declarations, const AskedFor& asked,
    const std::vector<std::string>& names) {
  std::vector<FoundId> found;
  for (const std::string& name : names) {
    auto id = FindAsked<FoundId>(declarations, asked, name);
    if (!id) return std::unexpected(std::move(id).error());
    found.push_back(*id);
  }
  if (!names.empty()) return found;
  for (const FoundId id : IdsBelow<FoundId>(declarations.size())) {
    found.push_back(id);
  }
  return found;
}

}  // namespace safeconduct

#endif  // SAFECONDUCT_BASE_FIND_NAME_H_
