// SPDX-License-Identifier: Apache-2.0
//
// Which known name somebody meant who wrote one that is not known. Names are
// compared one by one: tables of them are small, and it is done only where
// there is a fault to report. A name whose length alone rules it out is passed
// over before its letters are looked at, and each nearer name found tightens
// that test.
#include "base/nearest_name.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstdlib>
#include <vector>

namespace safeconduct {
namespace {

// Returns how many edits away a name is that is near to one of `size` letters.
size_t MaxEdits(size_t size) {
  if (size < 2) return 0;
  return size < 6 ? 1 : 2;
}

// Longer names are not compared: no declared name comes near it.
constexpr size_t kMaxLength = 100;

// Returns the restricted edit distance of Damerau and Levenshtein. Three rows
// of the table suffice, as a swap of two neighbours looks two rows back and all
// else one. O(n m) in the lengths of both.
size_t EditDistance(std::string_view a, std::string_view b) {
  std::vector<size_t> two_back(b.size() + 1);
  std::vector<size_t> previous(b.size() + 1);
  std::vector<size_t> row(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) previous[j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
      row[j] =
          std::min({previous[j] + 1, row[j - 1] + 1, previous[j - 1] + change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], two_back[j - 2] + 1);
      }
    }
    std::swap(two_back, previous);
    std::swap(previous, row);
  }
  return previous[b.size()];
}

}  // namespace

std::optional<std::string> NearestName(std::string_view name,
                                       std::span<const std::string> known) {
  if (name.size() > kMaxLength || known.size() > kMaxNamesCompared) {
    return std::nullopt;
  }
  size_t least = MaxEdits(name.size()) + 1;
  const std::string* nearest = nullptr;
  for (const std::string& candidate : known) {
    const size_t longer = std::max(candidate.size(), name.size());
    const size_t shorter = std::min(candidate.size(), name.size());
    if (candidate == name || longer - shorter >= least) continue;
    const size_t distance = EditDistance(name, candidate);
    if (distance < least) {
      least = distance;
      nearest = &candidate;
    }
  }
  if (nearest == nullptr) return std::nullopt;
  return *nearest;
}

std::string DidYouMean(std::string_view name,
                       std::span<const std::string> known) {
  const auto nearest = NearestName(name, known);
  return nearest ? fmt::format("; did you mean `{}`?", *nearest) : "";
}

std::string SuggestName(std::string_view name,
                        std::span<const std::string> known) {
  if (const auto nearest = NearestName(name, known)) {
    return fmt::format(" (did you mean `{}`?)", *nearest);
  }
  if (known.empty()) return " (there are none)";
  return fmt::format(" (known are {})", fmt::join(known, ", "));
}

}  // namespace safeconduct
