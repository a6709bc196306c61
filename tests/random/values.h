// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TESTS_RANDOM_VALUES_H_
#define SAFECONDUCT_TESTS_RANDOM_VALUES_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "safeconduct/case.h"
#include "safeconduct/pack.h"

// Values of facts, taken apart as their texts say.
namespace safeconduct::random {

// Returns every value of a type. Countries are those that have a name.
Values ValuesOf(const Type& type);
// Returns the values of each fact of a case's pack, unknown ones too.
std::vector<Values> ValuesOf(const Case& person);

bool IsDate(Type::Form form);
// Whether values run from one number or day to another.
bool IsOrdered(Type::Form form);

// Returns a number, or the number of a day, that is written so.
int32_t NumberOf(Type::Form form, std::string_view text);
// Returns a number or a day as it is written.
std::string WrittenOf(Type::Form form, int32_t number);

// Returns how many values there are.
uint64_t CountOf(const Values& values);
// Returns each of the values as it is written, ascending.
std::vector<std::string> EachOf(const Values& values);
// Returns the values that are among both, of one type; ascending.
Values CommonOf(const Values& a, const Values& b);
// Whether there is one value.
bool IsOne(const Values& values);

// Writes values as a cell of a table, empty where nothing is known.
std::string CellText(const Values& values);

// Sets a fact of a case to what a cell of a table says.
void Set(Case& person, const Fact& fact, const std::string& cell);

}  // namespace safeconduct::random

#endif  // SAFECONDUCT_TESTS_RANDOM_VALUES_H_
