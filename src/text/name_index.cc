// SPDX-License-Identifier: Apache-2.0
#include "text/name_index.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/nearest_name.h"
#include "text/quote.h"

namespace safeconduct::text {

void NameIndex::Add(std::string_view kind, std::string_view name, Place place) {
  // Among more, none is looked for.
  if (names_.size() > kMaxNamesCompared) return;
  names_.emplace_back(name);
  declarations_.push_back({kind, place});
}

std::vector<Note> NameIndex::NearestNote(std::string_view name) const {
  const auto nearest = NearestName(name, names_);
  if (!nearest) return {};
  const auto at = std::ranges::find(names_, *nearest) - names_.begin();
  const auto& [kind, place] = declarations_[static_cast<size_t>(at)];
  return {
      {place, fmt::format("closest declared {} is {}", kind, Quote(*nearest))}};
}

}  // namespace safeconduct::text
