// SPDX-License-Identifier: Apache-2.0
#include "text/name_index.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

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

void NameIndex::ReportUnknown(DiagnosticKind fault, std::string_view kind,
                              const Name& name, Diagnostics& diagnostics,
                              std::string_view others) const {
  // To look for a near name is dear, and a fault past the limit only counts.
  if (diagnostics.full()) return diagnostics.Add(fault, name.place, "");
  std::vector<Note> nearest = NearestNote(name.text);
  std::string text = fmt::format("unknown {} {}", kind, Quote(name.text));
  if (nearest.empty()) text += others;
  diagnostics.Add(fault, name.place, std::move(text), std::move(nearest));
}

}  // namespace safeconduct::text
