// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TESTS_ORACLE_Z3_PACK_H_
#define SAFECONDUCT_TESTS_ORACLE_Z3_PACK_H_

#include <optional>

#include "safeconduct/pack.h"

// Guarantees of a pack decided by Z3, each within the time that z3_prover.h
// allows. For those who see the public headers only.
namespace safeconduct::oracle {

// Returns whether Z3 proves a guarantee; nothing where it was not found out.
std::optional<bool> ProvesWithZ3(const Pack& pack, const Guarantee& guarantee);

// Returns whether Z3 proves every guarantee of a pack.
bool ProvesAllWithZ3(const Pack& pack);

}  // namespace safeconduct::oracle

#endif  // SAFECONDUCT_TESTS_ORACLE_Z3_PACK_H_
