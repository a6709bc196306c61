// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_BASE_COUNTRIES_H_
#define SAFECONDUCT_BASE_COUNTRIES_H_

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "base/interval_set.h"

namespace safeconduct {

// The countries of ISO 3166-1, in the order of their alpha-2 codes, and `XX`,
// which stands for no nationality at all.

// Returns how many there are; their values are 0 up to one less.
size_t CountryCount();

// Returns the value of the country with `code`, or nothing where there is none.
std::optional<Value> FindCountry(std::string_view code);

// Returns the countries that a text of no fixed form may mean: by a code of two
// or three letters in either case, or by a name that the standard or common use
// gives it, whatever its case, accents and punctuation. Several where more than
// one bears the name, as "Congo"; none where none does. `no` and `na` in small
// letters are words, and no codes.
std::vector<Value> CountriesNamed(std::string_view text);

// Returns the country whose name is nearest to `text`, where one is near.
std::optional<Value> NearestCountry(std::string_view text);

// Returns the two letters of a country, such as "FR". `country` must be one: it
// is a position in the table. The view lasts as long as the program.
std::string_view CountryCode(Value country);

// Returns the name of a country in English, such as "France".
std::string_view CountryName(Value country);

}  // namespace safeconduct

#endif  // SAFECONDUCT_BASE_COUNTRIES_H_
