// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_PROVE_DIFF_SAME_CLAUSE_H_
#define SAFECONDUCT_PROVE_DIFF_SAME_CLAUSE_H_

#include "law/law.h"
#include "query/vocabulary.h"

namespace safeconduct::prove {

// Returns whether two clauses of packs A and B are of one kind and written
// alike, the terms that they use among what is compared: the same tests in the
// same order, over the values that both packs have. Clauses that are not may
// still mean the same.
bool SameClause(const law::Law& a, law::ClauseId of_a, const law::Law& b,
                law::ClauseId of_b, const query::Vocabulary& vocabulary);

}  // namespace safeconduct::prove

#endif  // SAFECONDUCT_PROVE_DIFF_SAME_CLAUSE_H_
