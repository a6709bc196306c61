// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_LAW_PRINT_H_
#define SAFECONDUCT_LAW_PRINT_H_

#include <string>

#include "law/law.h"

// Printouts of the checked law, for tests and for reading what the checker made
// of a page. Values stand as the numbers that they are: `age in {0..17}`.
namespace safeconduct::law {

// Returns what a subject is called; a measure that only compares two dates is
// `days(FROM, TO)`.
std::string ToString(const Law& law, const Subject& subject);

// Returns an expression such as `(age in {0..17} and not child)`. Nests no
// deeper than the expression does.
std::string ToString(const Law& law, ExprId id);

// Returns every declaration, a line each, in the order of the law's tables;
// clauses stand under the route or the safeguards that hold them.
std::string ToString(const Law& law);

}  // namespace safeconduct::law

#endif  // SAFECONDUCT_LAW_PRINT_H_
