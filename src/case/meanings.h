// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CASE_MEANINGS_H_
#define SAFECONDUCT_CASE_MEANINGS_H_

#include <string_view>
#include <vector>

#include "base/interval_set.h"
#include "law/law.h"

namespace safeconduct::chart {

// Returns the values of a type that a text may mean, ascending: one where its
// meaning is plain, several where it may be read in several ways, none where
// it means nothing of the type. A reading outside the type is none. What is
// read: docs/language.md, "How values may be written".
std::vector<Value> MeaningsOf(const law::Type& type, std::string_view text);

// Returns a whole number without the zeros behind its point, `30` of `30.0`;
// nothing where the text is no whole number.
std::string_view WholeNumber(std::string_view text);

// Returns whether a text is one that tables hold where a value is missing:
// `n/a`, `NULL`, `None`, `-`.
bool SaysMissing(std::string_view text);

// Returns whether a text is `none` with capitals in it, which programs write
// for what is missing and people for `none`.
bool SaysNone(std::string_view text);

}  // namespace safeconduct::chart

#endif  // SAFECONDUCT_CASE_MEANINGS_H_
