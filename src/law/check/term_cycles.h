// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_LAW_CHECK_TERM_CYCLES_H_
#define SAFECONDUCT_LAW_CHECK_TERM_CYCLES_H_

#include <vector>

#include "law/check/expr_checker.h"
#include "law/law.h"

namespace safeconduct::text {
class Diagnostics;
}

namespace safeconduct::law {

// For each term, the terms that its condition names.
using TermUses = std::vector<std::vector<TermUse>>;

// Reports every term that is defined through itself, with a note at each step
// on the way; a term stands in one report only. Needs no stack, however long a
// chain of terms is.
void ReportTermCycles(const Law& law, const TermUses& uses,
                      text::Diagnostics& diagnostics);

}  // namespace safeconduct::law

#endif  // SAFECONDUCT_LAW_CHECK_TERM_CYCLES_H_
