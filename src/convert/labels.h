// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CONVERT_LABELS_H_
#define SAFECONDUCT_CONVERT_LABELS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace safeconduct::convert {

// Returns what a Home Office nationality label says, as a cell of a country:
// `IR`, `FR|RE`, or empty where it deliberately leaves it unknown. Returns
// nothing where the label itself is not known.
std::optional<std::string> ReadNationality(std::string_view label);

// Years of age, both ends included, within those that a fact can have.
struct AgeRange {
  int32_t low = 0;
  int32_t high = 0;
  friend bool operator==(const AgeRange&, const AgeRange&) = default;
};
inline constexpr AgeRange kAnyAge{0, 120};
inline constexpr AgeRange kChild{0, 17};

// Returns the years that an age group says, such as `18 to 24`, `40 and over`
// or `17 and under`; every age where it is deliberately left unknown. Returns
// nothing where the label itself is not known.
std::optional<AgeRange> ReadAgeGroup(std::string_view label);

}  // namespace safeconduct::convert

#endif  // SAFECONDUCT_CONVERT_LABELS_H_
