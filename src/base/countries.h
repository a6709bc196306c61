// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_BASE_COUNTRIES_H_
#define SAFECONDUCT_BASE_COUNTRIES_H_

#include <cstddef>
#include <optional>
#include <string_view>

#include "base/interval_set.h"

namespace safeconduct {

// The countries of ISO 3166-1, in the order of their alpha-2 codes, and `XX`,
// which stands for no nationality at all.

// Returns how many there are; their values are 0 up to one less.
size_t CountryCount();

// Returns the value of the country with `code`, or nothing where there is none.
std::optional<Value> FindCountry(std::string_view code);

// Returns the two letters of a country, such as "FR".
std::string_view CountryCode(Value country);

// Returns the name of a country in English, such as "France".
std::string_view CountryName(Value country);

}  // namespace safeconduct

#endif  // SAFECONDUCT_BASE_COUNTRIES_H_
