// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TESTS_ORACLE_Z3_PACK_H_
#define SAFECONDUCT_TESTS_ORACLE_Z3_PACK_H_

#include "safeconduct/pack.h"

namespace safeconduct::oracle {

// Returns whether Z3 proves every guarantee of a pack, each within the time
// that z3_prover.h allows. For those who see the public headers only.
bool ProvesAllWithZ3(const Pack& pack);

}  // namespace safeconduct::oracle

#endif  // SAFECONDUCT_TESTS_ORACLE_Z3_PACK_H_
