// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_PROVE_DIFF_WORD_DIFFERENCES_H_
#define SAFECONDUCT_PROVE_DIFF_WORD_DIFFERENCES_H_

#include <vector>

#include "law/law.h"
#include "safeconduct/prover.h"

namespace safeconduct::prove {

using safeconduct::WordDifference;

// Returns the differences of facts, then matters, then routes; those of A in
// their order first.
std::vector<WordDifference> FindWordDifferences(const law::Law& a,
                                                const law::Law& b);

}  // namespace safeconduct::prove

#endif  // SAFECONDUCT_PROVE_DIFF_WORD_DIFFERENCES_H_
