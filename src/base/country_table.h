// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_BASE_COUNTRY_TABLE_H_
#define SAFECONDUCT_BASE_COUNTRY_TABLE_H_

#include <span>
#include <string_view>

namespace safeconduct {

// A country of ISO 3166-1 as the standard writes it. What it does not have is
// empty.
struct CountryRow {
  std::string_view code;           // alpha-2
  std::string_view long_code;      // alpha-3
  std::string_view name;           // "Iran, Islamic Republic of"
  std::string_view common_name;    // "Iran"
  std::string_view official_name;  // "Islamic Republic of Iran"
};

// Returns the countries of the standard and `XX`, in the order of their codes.
// The source is made when the program is built: cmake/countries.cmake.
std::span<const CountryRow> CountryTable();

}  // namespace safeconduct

#endif  // SAFECONDUCT_BASE_COUNTRY_TABLE_H_
